/**
 * Turns whatever was thrown into the answer the caller sees: the problem document of RFC 9457. A
 * refusal says what it says; a full disk or a closed database say so; everything else is a fault of
 * ours, is logged, and tells the caller nothing of our insides.
 */
import type { z } from "zod";
import { Prisma } from "../../prisma/generated/client";
import { AppError, type ErrorCode, type FieldError, statusOf } from "../model/errors";
import type { Problem } from "../model/wire";
import { logFault } from "./log";
import { requestId } from "./requests";
import { storageProblem } from "./storage-problem";

/** What each code is called, for programs and for the documentation. */
export const TITLES: Record<ErrorCode, string> = {
  BAD_JSON: "The body is not JSON",
  BAD_REQUEST: "The request is malformed",
  UNAUTHENTICATED: "Not signed in",
  FORBIDDEN: "Not allowed",
  NOT_FOUND: "Not found",
  METHOD_NOT_ALLOWED: "Method not allowed",
  CLAIM_EXISTS: "The claim exists already",
  ID_REUSED: "The id is taken",
  KEY_REUSED: "The idempotency key is taken",
  ARTICLE_SEALED: "The article is closed",
  CONFLICT: "Conflict",
  STALE: "Changed in the meantime",
  TOO_LARGE: "Too large",
  UNSUPPORTED: "Media type not supported",
  INVALID: "The input is not valid",
  SPAN_INVALID: "The span is not valid",
  TEXT_MISMATCH: "The words differ",
  PRECONDITION_MISSING: "If-Match is missing",
  RATE_LIMITED: "Too many requests",
  INTERNAL: "A fault of ours",
  UNAVAILABLE: "Out of reach",
  STORAGE_FULL: "The disk is full",
};

/** More faults than this help nobody, and a body of a million wrong items must not make a long answer. */
const MOST_ERRORS = 50;

/** A JSON pointer (RFC 6901) to where zod found a fault. */
function pointer(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** The `INVALID` refusal for what zod found wrong with `what` ("body", "query"). */
export function invalid(what: string, error: z.ZodError): AppError {
  const errors: FieldError[] = error.issues.slice(0, MOST_ERRORS).flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys
          .slice(0, MOST_ERRORS)
          // A name is an input too: shortened, and never with half a surrogate pair.
          .map((key) => ({
            pointer: pointer([...issue.path, key.slice(0, 60).toWellFormed()]),
            detail: "is not known here",
          }))
      : [{ pointer: pointer(issue.path), detail: issue.message }],
  );
  return new AppError("INVALID", `The ${what} is not as the contract wants it. Nothing was changed.`, {
    errors: errors.slice(0, MOST_ERRORS),
  });
}

/** The one error that says what `error` means to the caller. */
export function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const storage = storageProblem(error);
  if (storage !== null) return storage;
  if (error instanceof Prisma.PrismaClientKnownRequestError) {
    if (error.code === "P2002") {
      return new AppError("CONFLICT", "This exists already. Nothing was changed.", { cause: error });
    }
    if (error.code === "P2024" || error.code === "P2028") {
      return new AppError("UNAVAILABLE", "The database took too long. Nothing was changed.", {
        cause: error,
      });
    }
  }
  return new AppError("INTERNAL", "Something failed on our side. Nothing was changed.", { cause: error });
}

/** The problem document of a refusal. */
export function problemOf({ code, detail, more }: AppError): Problem {
  return {
    type: `/api/docs#${code}`,
    title: TITLES[code],
    status: statusOf(code),
    detail,
    code,
    ...(more.errors === undefined ? {} : { errors: more.errors }),
    ...(more.current === undefined ? {} : { current: more.current }),
  };
}

/** Answers `request` with the problem that `error` is, and logs it when it is a fault of ours. */
export function problemResponse(
  error: unknown,
  request: Request,
  headers: Record<string, string> = {},
): Response {
  const refusal = asAppError(error);
  if (statusOf(refusal.code) >= 500) {
    logFault(refusal.code, refusal.more.cause ?? refusal, requestId(request.headers));
  }
  const { retryAfterSeconds } = refusal.more;
  return Response.json(problemOf(refusal), {
    status: statusOf(refusal.code),
    headers: {
      ...headers,
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      ...(retryAfterSeconds === undefined ? {} : { "retry-after": String(retryAfterSeconds) }),
    },
  });
}

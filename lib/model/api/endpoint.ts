/**
 * What the contract says of one call: its address, what goes in, what comes out and how it can be
 * refused. The routes take their checks from these declarations and the OpenAPI document is made
 * from them, so that the two cannot drift apart.
 *
 * To add a route: declare it with `endpoint(…)` in the file of its area in `lib/model/api`, list it in
 * that file's exported array, and serve it from `app/api/v1/…/route.ts` with `reading` or `writing` of
 * `lib/server/http.ts`. A test serves every declared endpoint with bad input; another finds routes
 * that were declared and not served, or served and not declared.
 */
import type { z } from "zod";
import type { ErrorCode } from "../errors";

/** The areas the documentation is divided into, in its order. */
export const GROUPS = ["articles", "claims", "export", "finder", "live", "people", "newsroom"] as const;

export type Endpoint = {
  /** Unique; the `operationId`, and the name a typed client gives the call. */
  readonly name: string;
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Below `/api/v1`, with parameters in braces: `/claims/{id}`. */
  readonly path: `/${string}`;
  readonly group: (typeof GROUPS)[number];
  /** One sentence without a full stop. */
  readonly summary: string;
  /** What the summary leaves out: meaning, order, what is refused and why. */
  readonly description?: string;
  /** Query parameters, a strict object; a call without one refuses every parameter. */
  readonly query?: z.ZodType;
  /** The JSON body; a call without one ignores what is sent. */
  readonly body?: z.ZodType;
  /** Whether the body may also be a file's bytes (`application/octet-stream`), handed on as they are. */
  readonly acceptsFile?: true;
  /** `schema` is null where the answer has no body, or a body of another `mediaType` than JSON. */
  readonly answer: {
    readonly status: 200 | 201 | 204;
    readonly schema: z.ZodType | null;
    readonly mediaType?: string;
    /** What it is answered with where there was nothing to do: see `instead` in lib/server/http.ts. */
    readonly or?: { readonly status: 200; readonly schema: z.ZodType };
    /** Whether an `ETag` with the revision goes with it. */
    readonly etag?: true;
  };
  /** Whether `If-Match` must name the revision the change was made on. */
  readonly ifMatch?: true;
  /** Its change may take long: no other is acknowledged together with it. */
  readonly long?: true;
  /** Served to strangers too. */
  readonly open?: true;
  /** The answer holds a secret: it is not kept for a retry, which is then refused. */
  readonly secret?: true;
  /** Refusals of its own; `errorsOf` adds those that follow from the rest of the declaration. */
  readonly errors: readonly ErrorCode[];
  readonly example: { readonly query?: string; readonly body?: unknown; readonly answer: unknown };
};

/** Declares an endpoint, keeping its literal types, from which a route's handler is typed. */
export function endpoint<const E extends Endpoint>(declared: E): E {
  return declared;
}

/** The parameters in a path: `"/articles/{id}/versions/{n}"` has `id` and `n`, always strings. */
export type PathParams<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? { readonly [K in Name]: string } & PathParams<Rest>
  : unknown;

/** Every code a call can be refused with, its own first, without repetition. */
export function errorsOf(called: Endpoint): ErrorCode[] {
  const codes: ErrorCode[] = [...called.errors];
  if (called.path.includes("{")) codes.push("NOT_FOUND");
  if (called.body !== undefined) codes.push("BAD_JSON", "TOO_LARGE", "UNSUPPORTED");
  if (called.ifMatch) codes.push("PRECONDITION_MISSING", "STALE");
  if (called.method !== "GET") codes.push("FORBIDDEN", "KEY_REUSED", "STORAGE_FULL");
  if (!called.open) codes.push("UNAUTHENTICATED");
  codes.push("INVALID", "BAD_REQUEST", "INTERNAL", "UNAVAILABLE");
  return [...new Set(codes)];
}

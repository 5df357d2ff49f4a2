/**
 * Every way in which a request can be refused: a closed set of codes, each with its HTTP status,
 * and the one error class that carries them. RFC 9457 fixes the document they travel in.
 */

const STATUS = {
  BAD_JSON: 400,
  BAD_REQUEST: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  CLAIM_EXISTS: 409,
  ID_REUSED: 409,
  KEY_REUSED: 409,
  ARTICLE_SEALED: 409,
  CONFLICT: 409,
  STALE: 412,
  TOO_LARGE: 413,
  UNSUPPORTED: 415,
  INVALID: 422,
  SPAN_INVALID: 422,
  TEXT_MISMATCH: 422,
  PRECONDITION_MISSING: 428,
  RATE_LIMITED: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503,
  STORAGE_FULL: 507,
} as const;

export type ErrorCode = keyof typeof STATUS;
/** All codes, for the OpenAPI page and for tests. */
export const ERROR_CODES = Object.keys(STATUS) as ErrorCode[]; // Object.keys forgets the literal types.

/** The HTTP status a code is answered with. */
export function statusOf(code: ErrorCode): number {
  return STATUS[code];
}

/** One field that was wrong: where (a JSON pointer) and why, in a sentence and, where pages tell cases apart, a word. */
export type FieldError = { pointer: string; detail: string; reason?: string | undefined };

/** A refusal that the caller is to see. Anything else that is thrown is a fault of ours. */
export class AppError extends Error {
  override readonly name = "AppError";

  /**
   * @param code what kind of refusal
   * @param detail one English sentence: what was wrong, and what was kept
   * @param more `errors`: the fields at fault; `current`: the thing as it now stands, for a conflict
   */
  constructor(
    readonly code: ErrorCode,
    readonly detail: string,
    readonly more: {
      errors?: FieldError[];
      current?: unknown;
      retryAfterSeconds?: number;
      cause?: unknown;
    } = {},
  ) {
    super(detail, more.cause === undefined ? undefined : { cause: more.cause });
  }
}

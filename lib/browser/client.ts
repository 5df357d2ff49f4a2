/**
 * The typed client of `/api/v1` for our own pages. Shapes come from the wire's types alone; nothing is
 * validated here, since both ends are of one build and the server checks everything that comes in.
 */
import type { ErrorCode, FieldError } from "../model/errors";
import type { Article, Claim, Delta, HistoryEntry, PatchMe, Problem } from "../model/wire";

export const API = "/api/v1";

/** A code of the server, or `OFFLINE` when nothing was answered at all. */
export type RefusalCode = ErrorCode | "OFFLINE";

/** A request that was not done: what the server said, or that it said nothing. */
export class Refusal extends Error {
  override readonly name = "Refusal";

  constructor(
    readonly code: RefusalCode,
    /** The thing as it now stands, for a conflict. */
    readonly current: unknown,
    readonly detail: string,
    /** Seconds after which the server asks to be tried again. */
    readonly retryAfterSeconds: number | null = null,
    /** The fields at fault, by JSON pointer. */
    readonly errors: readonly FieldError[] = [],
  ) {
    super(detail);
  }
}

/** One request; `body` goes as JSON. */
export type Request = {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Below `/api/v1`. */
  path: string;
  body?: unknown;
  /** The revision the change was made on. */
  ifMatch?: number;
  idempotencyKey?: string;
  /** Whose change it is, where somebody else may have signed in since: the server refuses it then. */
  person?: string;
  /** So long an answer is waited for, in milliseconds; left out, as long as the browser waits. */
  patienceMs?: number;
};

/**
 * Sends a request.
 * @returns the answer's JSON; null for an empty answer
 * @throws Refusal for every answer that is not 2xx, and when none comes
 */
export async function send(request: Request): Promise<unknown> {
  const headers = new Headers();
  if (request.body !== undefined) headers.set("Content-Type", "application/json");
  if (request.ifMatch !== undefined) headers.set("If-Match", `"${request.ifMatch}"`);
  if (request.idempotencyKey !== undefined) headers.set("Idempotency-Key", request.idempotencyKey);
  if (request.person !== undefined) headers.set("Proofmark-Person", request.person);
  const { patienceMs } = request;
  let response: Response;
  let text: string;
  try {
    response = await fetch(`${API}${request.path}`, {
      method: request.method,
      headers,
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      ...(patienceMs === undefined ? {} : { signal: AbortSignal.timeout(patienceMs) }),
    });
    text = await response.text();
  } catch (cause) {
    throw new Refusal("OFFLINE", null, cause instanceof Error ? cause.message : String(cause));
  }
  const answer: unknown = text === "" ? null : parsed(text);
  if (response.ok) return answer;
  throw refusalOf(response, text);
}

/** The refusal that an answer other than 2xx is, whose body is `text`. */
export function refusalOf(response: Response, text: string): Refusal {
  const problem = (parsed(text) ?? {}) as Partial<Problem>; // A proxy's own error page has none of it.
  const wait = Number(response.headers.get("Retry-After"));
  return new Refusal(
    (problem.code as ErrorCode | undefined) ?? (response.status >= 500 ? "UNAVAILABLE" : "INTERNAL"),
    problem.current ?? null,
    problem.detail ?? response.statusText,
    wait > 0 ? wait : null,
    problem.errors ?? [],
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // A proxy's page in between; the status says the rest.
  }
}

// What the server answers has the wire's shapes: see the module's comment.

/** Reads one claim in full. */
export async function getClaim(id: string): Promise<Claim> {
  return (await send({ method: "GET", path: `/claims/${id}` })) as Claim;
}

/** Reads an article with its newest version's text: long, so it is asked for where nothing else tells. */
export async function getArticle(id: string): Promise<Article> {
  return (await send({ method: "GET", path: `/articles/${id}` })) as Article;
}

/** Reads all that changed in an article after a revision. */
export async function getDelta(articleId: string, since: number): Promise<Delta> {
  return (await send({ method: "GET", path: `/articles/${articleId}/claims?since=${since}` })) as Delta;
}

/** Reads the withdrawn claims of an article, the first 200 that were marked. */
export async function getWithdrawn(articleId: string): Promise<Claim[]> {
  const path = `/claims?article=${articleId}&withdrawn=true&limit=200`;
  return ((await send({ method: "GET", path })) as { items: Claim[] }).items;
}

/** Reads an article's claims whose words changed or went with the newest version, page by page. */
export async function* getAdrift(articleId: string): AsyncGenerator<Claim[]> {
  let cursor: string | null = "";
  while (cursor !== null) {
    const path = `/claims?article=${articleId}&anchor=drifted,lost&limit=200${cursor && `&cursor=${cursor}`}`;
    const page = (await send({ method: "GET", path })) as { items: Claim[]; nextCursor: string | null };
    yield page.items;
    cursor = page.nextCursor;
  }
}

/** Reads what happened to a claim, the newest last. */
export async function getHistory(id: string): Promise<HistoryEntry[]> {
  const page = (await send({ method: "GET", path: `/claims/${id}/history?limit=200` })) as {
    items: HistoryEntry[];
  };
  return page.items;
}

/** Changes what the signed-in person prefers. */
export async function patchMe(patch: PatchMe, idempotencyKey: string): Promise<void> {
  await send({ method: "PATCH", path: "/me", body: patch, idempotencyKey });
}

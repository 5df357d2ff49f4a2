/**
 * The one boundary of `/api/v1`. A route names its declaration (`lib/model/api`) and says which use case
 * answers it; everything that is the same for all of them is here: who asks, how large and well-formed
 * the request is, idempotency, `If-Match`, ETags, and that every refusal is a problem document.
 *
 * A route file is one statement:
 *
 *     export const { GET, POST, PUT, PATCH, DELETE } = resource(
 *       reading(getClaim, ({ actor, params }) => readClaim(actor, params.id)),
 *       writing(patchClaim, ({ params, revision, body }) => async (act) =>
 *         tagged(await changeClaim(act, params.id, revision, body))),
 *     );
 *
 * `reading` calls a use case, which reads by `read()`. `writing` takes two steps: the outer function may
 * prepare what is slow (hash a password, decode a text) and returns what happens inside the one
 * transaction, given an `Act` with its client, actor and moment; nothing there calls `write` again. What
 * is returned is the JSON body, `tagged(body)` with the ETag of its own revision, `withEtag(body, revision)`
 * with another's, `instead(body)`, or (reading) a `Response` of its own.
 */
import type { z } from "zod";
import type { Endpoint, PathParams } from "../model/api/endpoint";
import { AppError } from "../model/errors";
import type { Actor } from "../model/policy";
import { MAX_BODY_BYTES } from "../model/wire";
import type { Act } from "./act";
import { write } from "./db";
import { env } from "./env";
import { eventStream } from "./event-stream";
import { invalid, problemResponse } from "./problem";
import { type Answered, findReceipt, type Keyed, keepReceipt, requestHash } from "./receipts";
import { requireActor } from "./session";

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;

/** One request, checked against its declaration. */
export type Call<E extends Endpoint> = {
  /** Null only where the endpoint is open to strangers. */
  readonly actor: E extends { open: true } ? null : Actor;
  /** As they stand in the address; an id that is none of ours is simply not found. */
  readonly params: PathParams<E["path"]>;
  readonly query: Parsed<E["query"]>;
  /** The checked JSON, or the file's bytes where the endpoint takes files. */
  readonly body: E extends { acceptsFile: true } ? Parsed<E["body"]> | Uint8Array : Parsed<E["body"]>;
  /** The revision `If-Match` names, where the endpoint wants one. */
  readonly revision: E extends { ifMatch: true } ? number : undefined;
  /** For its signal and its id alone; everything else of it is above, checked. */
  readonly request: Request;
};

class Tagged {
  constructor(
    readonly body: unknown,
    readonly revision: number,
  ) {}
}

/** An answer that goes with the ETag of `revision`. */
export function withEtag(body: unknown, revision: number): Tagged {
  return new Tagged(body, revision);
}

/** A thing that counts its own revision, with that as its ETag. */
export function tagged<T extends { readonly revision: number }>(thing: T): Tagged {
  return withEtag(thing, thing.revision);
}

class Instead {
  constructor(readonly body: unknown) {}
}

/** The answer of an endpoint's `or`: with its own status, where there was nothing to do. */
export function instead(body: unknown): Instead {
  return new Instead(body);
}

type Context = { params: Promise<unknown> };
type Handler = (request: Request, context: Context) => Promise<Response>;
type Served = { readonly endpoint: Endpoint; readonly handler: Handler };

/** Serves a call that changes nothing, whatever its method. */
export function reading<E extends Endpoint>(
  endpoint: E,
  answer: (call: Call<E>) => unknown | Promise<unknown>,
): Served {
  return serve(endpoint, async (request, context, actor) => {
    const bytes = await readBody(endpoint, request);
    const body = await answer(await checked(endpoint, request, context, actor, bytes));
    return body instanceof Response ? body : respond(render(endpoint, body));
  });
}

/** Serves a call whose answer is a stream of events; `events` ends when its signal aborts. */
export function streaming<E extends Endpoint>(
  endpoint: E,
  events: (call: Call<E>, signal: AbortSignal) => AsyncIterable<unknown>,
): Served {
  return serve(endpoint, async (request, context, actor) => {
    if (actor === null) throw new AppError("UNAUTHENTICATED", "Sign in first.");
    const call = await checked(endpoint, request, context, actor, new Uint8Array());
    return eventStream(request, actor, (signal) => events(call, signal));
  });
}

/** Serves a call that changes something: see the head of this file for the two steps. */
export function writing<E extends Endpoint>(
  endpoint: E,
  prepare: (call: Call<E>) => ((act: Act) => Promise<unknown>) | Promise<(act: Act) => Promise<unknown>>,
): Served {
  return serve(endpoint, async (request, context, actor) => {
    if (actor === null) throw new AppError("UNAUTHENTICATED", "Sign in first. Nothing was changed.");
    const bytes = await readBody(endpoint, request);
    const keyed = keyOf(request, actor, bytes);
    // Before If-Match and everything else: a retry is answered as the first time, whatever has changed.
    const known = keyed && (await findReceipt(keyed, new Date()));
    if (known) return respond(known);
    const change = await prepare(await checked(endpoint, request, context, actor, bytes));
    try {
      return respond(
        await write(
          async (tx) => {
            const act: Act = { tx, actor, at: new Date() };
            const answered = render(endpoint, await change(act));
            if (keyed) await keepReceipt(act, keyed, endpoint.secret ? null : answered);
            return answered;
          },
          endpoint.long ? "alone" : "together",
        ),
      );
    } catch (error) {
      // The same write may have waited twice: whatever refused the second, its receipt at the latest, the
      // first was kept meanwhile, and its answer is the one to give.
      const twin = keyed && (await findReceipt(keyed, new Date()));
      if (twin) return respond(twin);
      throw error;
    }
  });
}

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

/** The exports of a route file: what is served, and a problem document for every other method. */
export function resource(...served: Served[]): Record<(typeof METHODS)[number], Handler> {
  const allow = served.map(({ endpoint }) => endpoint.method).join(", ");
  const refuse: Handler = async (request) => {
    const refusal = new AppError("METHOD_NOT_ALLOWED", `This address answers ${allow || "nothing"}.`);
    return problemResponse(refusal, request, { allow });
  };
  const handlerOf = (method: string) => served.find(({ endpoint }) => endpoint.method === method)?.handler;
  return {
    GET: handlerOf("GET") ?? refuse,
    POST: handlerOf("POST") ?? refuse,
    PUT: handlerOf("PUT") ?? refuse,
    PATCH: handlerOf("PATCH") ?? refuse,
    DELETE: handlerOf("DELETE") ?? refuse,
  };
}

function serve(
  endpoint: Endpoint,
  answer: (request: Request, context: Context, actor: Actor | null) => Promise<Response>,
): Served {
  const handler: Handler = async (request, context) => {
    try {
      const actor = endpoint.open ? null : await requireActor(request);
      checkOrigin(request);
      checkPerson(request, actor);
      return await answer(request, context, actor);
    } catch (error) {
      return problemResponse(error, request);
    }
  };
  return { endpoint, handler };
}

/**
 * A page of another site can make a browser send our cookie, but not our Origin. Who shows a token is a
 * script, which no such page can be.
 * @throws AppError `FORBIDDEN`
 */
function checkOrigin(request: Request): void {
  if (request.method === "GET" || request.method === "HEAD" || request.headers.has("authorization")) return;
  const origin = request.headers.get("origin");
  if (origin !== null && URL.canParse(origin)) {
    const { host } = new URL(origin);
    if (host === (request.headers.get("host") ?? new URL(request.url).host)) return;
    // Behind a proxy the Host may be another than the one people type.
    if (env.NEXTAUTH_URL !== undefined && new URL(env.NEXTAUTH_URL).host === host) return;
  }
  throw new AppError("FORBIDDEN", "This came from another site's page. Nothing was changed.");
}

/**
 * A page that stayed open while somebody else signed in must not write in their name: it says whose change
 * it sends. Asked here, with the request itself, since whoever asks first and sends later may be overtaken.
 * @throws AppError `UNAUTHENTICATED`: for the person of that page nobody is signed in
 */
function checkPerson(request: Request, actor: Actor | null): void {
  const person = request.headers.get("proofmark-person");
  if (person === null || person === actor?.id) return;
  throw new AppError("UNAUTHENTICATED", "Somebody else is signed in by now. Nothing was changed.");
}

/** Reads a body that is wanted, counting; one that is not wanted is left alone. */
async function readBody(endpoint: Endpoint, request: Request): Promise<Uint8Array> {
  if (endpoint.body === undefined || request.body === null) return new Uint8Array();
  const tooLarge = () =>
    new AppError("TOO_LARGE", `A body may have ${MAX_BODY_BYTES} bytes at most. Nothing was changed.`);
  if (Number(request.headers.get("content-length")) > MAX_BODY_BYTES) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    // Leaving the loop by throwing cancels the stream: the rest is not read.
    for await (const chunk of request.body) {
      size += chunk.byteLength;
      if (size > MAX_BODY_BYTES) throw tooLarge();
      chunks.push(chunk);
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    // Whoever sent it is gone: nobody reads the answer, and it is no fault of ours.
    throw new AppError("BAD_REQUEST", "The body broke off. Nothing was changed.", { cause });
  }
  return Buffer.concat(chunks);
}

async function checked<E extends Endpoint>(
  endpoint: E,
  request: Request,
  context: Context,
  actor: Actor | null,
  bytes: Uint8Array,
): Promise<Call<E>> {
  const call = {
    actor,
    params: await context.params,
    revision: endpoint.ifMatch ? revisionOf(request) : undefined,
    query: queryOf(endpoint, request),
    body: bodyOf(endpoint, request, bytes),
    request,
  };
  // Each field was made by the same declaration that types it.
  return call as unknown as Call<E>;
}

/** Parameters given once are strings, repeated ones lists. Unknown ones are refused, as in bodies. */
function queryOf(endpoint: Endpoint, request: Request): unknown {
  const given = new URL(request.url).searchParams;
  const query = Object.fromEntries(
    [...new Set(given.keys())].map((name) => {
      const [first, ...more] = given.getAll(name);
      return [name, more.length === 0 ? first : [first, ...more]];
    }),
  );
  if (endpoint.query === undefined) {
    const errors = Object.keys(query).map((name) => ({ pointer: `/${name}`, detail: "is not known here" }));
    if (errors.length === 0) return undefined;
    throw new AppError("INVALID", "This address takes no query parameters.", { errors });
  }
  const parsed = endpoint.query.safeParse(query);
  if (!parsed.success) throw invalid("query", parsed.error);
  return parsed.data;
}

function bodyOf(endpoint: Endpoint, request: Request, bytes: Uint8Array): unknown {
  if (endpoint.body === undefined) return undefined;
  const [type = ""] = (request.headers.get("content-type") ?? "").split(";");
  const mediaType = type.trim().toLowerCase();
  if (endpoint.acceptsFile && mediaType === "application/octet-stream") return bytes;
  if (mediaType !== "application/json") {
    throw new AppError("UNSUPPORTED", "The body must be application/json. Nothing was changed.");
  }
  const parsed = endpoint.body.safeParse(jsonOf(bytes));
  if (!parsed.success) throw invalid("body", parsed.error);
  return parsed.data;
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new AppError("BAD_JSON", "The body is not JSON in UTF-8. Nothing was changed.", { cause });
  }
}

function revisionOf(request: Request): number {
  const header = request.headers.get("if-match");
  if (header === null) {
    throw new AppError(
      "PRECONDITION_MISSING",
      "If-Match must name the revision the change is made on. Nothing was changed.",
    );
  }
  const [, digits] = /^"(\d{1,15})"$/.exec(header.trim()) ?? [];
  if (digits === undefined) {
    throw new AppError("BAD_REQUEST", 'If-Match must be one strong ETag such as "12". Nothing was changed.');
  }
  return Number(digits);
}

function keyOf(request: Request, actor: Actor, body: Uint8Array): Keyed | null {
  const key = request.headers.get("idempotency-key");
  if (key === null) return null;
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) {
    throw new AppError("BAD_REQUEST", "Idempotency-Key must be 1 to 200 visible ASCII characters.");
  }
  const { pathname, search } = new URL(request.url);
  return { actorId: actor.id, key, requestHash: requestHash(request.method, pathname + search, body) };
}

function render(endpoint: Endpoint, answer: unknown): Answered {
  const { status, or } = endpoint.answer;
  if (answer instanceof Instead && or !== undefined) {
    return { status: or.status, etag: null, json: JSON.stringify(answer.body) };
  }
  return answer instanceof Tagged
    ? { status, etag: `"${answer.revision}"`, json: JSON.stringify(answer.body) }
    : { status, etag: null, json: JSON.stringify(answer ?? null) };
}

function respond({ status, etag, json }: Answered): Response {
  return new Response(status === 204 ? null : json, {
    status,
    headers: {
      ...(status === 204 ? {} : { "content-type": "application/json" }),
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      ...(etag === null ? {} : { etag }),
    },
  });
}

/**
 * Every call of the contract against bad input, as everybody: the answer is always a problem document
 * with a code the contract names for that call, never a fault of ours, and nothing has changed. Served by
 * the route files themselves, found by the addresses the contract gives them.
 */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { v7 } from "uuid";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Endpoint, errorsOf } from "../model/api/endpoint";
import { ERROR_CODES, statusOf } from "../model/errors";
import { ENDPOINTS } from "../model/openapi";
import { MAX_BODY_BYTES, Problem } from "../model/wire";
import { act } from "./act";
import { markClaim } from "./claims";
import { read } from "./db";
import { log } from "./log";
import { freshDatabase } from "./testing";
import { article, type Desk, desk, markOf, requestOf, type Sent, TEXT } from "./testing-desk";

const ROOT = join(process.cwd(), "app", "api", "v1");
const routeFile = ({ path }: Endpoint) =>
  join(ROOT, ...path.slice(1).replaceAll("{", "[").replaceAll("}", "]").split("/"), "route.ts");

describe("the contract and the route files", () => {
  it("know the same addresses", () => {
    for (const called of ENDPOINTS) expect(existsSync(routeFile(called)), called.path).toBe(true);
    const declared = new Set(ENDPOINTS.map(routeFile));
    const files = readdirSync(ROOT, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith("route.ts") && !name.startsWith("[...rest]"))
      .map((name) => join(ROOT, name));
    expect(files.filter((file) => !declared.has(file))).toEqual([]);
  });
});

type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;

async function handlerOf(called: Endpoint): Promise<Handler> {
  const route: Record<string, Handler | undefined> = await import(/* @vite-ignore */ routeFile(called));
  const handler = route[called.method];
  if (handler === undefined) throw new Error(`${called.path} does not export ${called.method}`);
  return handler;
}

/** Values nobody should send, whole and as parts of bodies. */
const junk = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    null,
    "",
    " ",
    "\0",
    "a\0b",
    "\ud83c",
    "\udfff\ud800",
    "x".repeat(20_000),
    "<script>alert(1)</script>",
    "__proto__",
    -1,
    0,
    1.5,
    1e308,
    2 ** 53,
    [],
    {},
    [[]],
    true,
    v7(),
  ),
);

/** A body like the example, with one field taken out, added or made junk, at any depth. */
function spoiled(example: unknown): fc.Arbitrary<unknown> {
  if (typeof example !== "object" || example === null || Array.isArray(example)) return junk;
  const entries = Object.entries(example);
  const names = [...entries.map(([name]) => name), "start", "unknown"];
  return fc.constantFrom(...names).chain((name) => {
    const { [name]: inner, ...rest } = Object.fromEntries(entries);
    const part = typeof inner === "object" && inner !== null ? fc.oneof(junk, spoiled(inner)) : junk;
    return fc.oneof(
      { weight: 1, arbitrary: fc.constant(rest) },
      { weight: 4, arbitrary: part.map((value) => ({ ...rest, [name]: value })) },
    );
  });
}

/** The example with the place of a real claim or words in it, so that the rest decides. */
function nearlyGood({ example, path }: Endpoint): unknown {
  const { id: _, ...place } = markOf(TEXT, path.startsWith("/claims") ? "8000 войници" : "1000 ракети");
  const body = example.body;
  if (typeof body !== "object" || body === null) return body;
  const known = Object.entries(place).filter(([name]) => name in body);
  return { ...body, ...("id" in body ? { id: v7() } : {}), ...Object.fromEntries(known) };
}

const asJson = (value: unknown) => JSON.stringify(value) ?? "null";

function bodies(called: Endpoint): fc.Arbitrary<Pick<Sent, "body" | "headers">> {
  if (called.method === "GET") return fc.constant({});
  const good = nearlyGood(called);
  const json = fc
    .oneof({ weight: 1, arbitrary: junk }, { weight: 3, arbitrary: spoiled(good) })
    .map((value) => ({ body: asJson(value) }));
  return fc.oneof(
    { weight: 6, arbitrary: json },
    { weight: 1, arbitrary: fc.constantFrom("{", "nul", '{"a":1,}', "\ud800", "").map((body) => ({ body })) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 40 }).map((body) => ({ body })) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom("text/plain", "application/octet-stream", "multipart/form-data", "")
        .map((type) => ({ body: asJson(good), headers: { "content-type": type } })),
    },
    { weight: 2, arbitrary: fc.constant({ body: asJson(good) }) },
  );
}

/** What stands in an address where an id should. `known` are ids of things that are there. */
const ids = (known: string) =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constant(known) },
    {
      weight: 2,
      arbitrary: fc.constantFrom(v7(), "1", "me", "..", "%00", "\0", "null", "x".repeat(3000), "🇧🇬"),
    },
    { weight: 1, arbitrary: fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }) },
  );

const queries = fc.oneof(
  { weight: 4, arbitrary: fc.constant("") },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom("limit", "cursor", "since", "status", "from", "tag", "q", "unknown", "__proto__"),
        fc.oneof(
          fc.string(),
          fc.constantFrom("-1", "0", "201", "NaN", "1e3", "2026-02-31", "%", "\0", "true"),
        ),
      )
      .map(([name, value]) => `?${new URLSearchParams([[name, value]])}`),
  },
);

const headers = fc
  .tuple(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom('"1"', '"2"') },
      { weight: 1, arbitrary: fc.constantFrom("*", 'W/"1"', '"999"', "1", '""', '"-1"', '"1","2"', null) },
    ),
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(null, "a") },
      { weight: 1, arbitrary: fc.constantFrom("", "two words", "é", "x".repeat(300)) },
    ),
  )
  .map(([tag, key]) => ({
    ...(tag === null ? {} : { "if-match": tag }),
    ...(key === null ? {} : { "idempotency-key": key }),
  }));

/** Grows with every change that another connection commits to the file. */
async function dataVersion(): Promise<number> {
  const rows = await read().$queryRaw<{ data_version: bigint }[]>`PRAGMA data_version`;
  return Number(rows[0]?.data_version);
}

async function expectProblem(called: Endpoint, response: Response): Promise<string> {
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  const problem = Problem.parse(await response.json());
  expect(ERROR_CODES).toContain(problem.code);
  expect(errorsOf(called), `${called.name} is not known to answer ${problem.code}`).toContain(problem.code);
  expect(problem.status).toBe(response.status);
  expect(statusOf(problem.code as never)).toBe(response.status);
  expect(response.status).toBeLessThan(500);
  return problem.code;
}

describe.each(ENDPOINTS.map((called) => [called.name, called] as const))("%s", (_, called) => {
  let people: Desk;
  /** The id of the thing the call is about. */
  let known: string;

  beforeEach(async () => {
    const close = await freshDatabase();
    people = await desk();
    const { id } = await article(people.checker);
    const { claim } = await act(people.checker, (act) => markClaim(act, id, markOf(TEXT, "8000 войници")));
    known = called.path.startsWith("/articles") ? id : called.path.startsWith("/claims") ? claim.id : "quote";
    return close;
  });
  afterEach(() => void vi.restoreAllMocks());

  it("answers bad input with a problem of its own, and changes nothing", { timeout: 60_000 }, async () => {
    const handler = await handlerOf(called);
    const logged = vi.spyOn(log, "error");
    const params = [...called.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom<keyof Desk | "stranger">("stranger", "checker", "colleague", "editor", "admin"),
        fc.tuple(...params.map(() => ids(known))),
        queries,
        headers,
        bodies(called),
        async (who, values, query, extra, sent) => {
          const given = Object.fromEntries(params.map((name, i) => [name, values[i]]));
          const address = called.path.replaceAll(/\{(\w+)\}/g, (_, name) =>
            encodeURIComponent(String(given[name])),
          );
          const before = await dataVersion();
          const response = await handler(
            requestOf({
              method: called.method,
              address: address + query,
              by: who === "stranger" ? undefined : people[who],
              ...sent,
              headers: { ...sent.headers, ...extra },
            }),
            { params: Promise.resolve(given) },
          );
          expect(logged).not.toHaveBeenCalled();
          if (response.ok) {
            // Some junk is good input; it must be answered as the contract says.
            expect(response.status).toBe(called.answer.status);
            if (!called.open) expect(who).not.toBe("stranger");
            await response.body?.cancel();
            return;
          }
          const code = await expectProblem(called, response);
          if (who === "stranger" && !called.open) expect(code).toBe("UNAUTHENTICATED");
          expect(await dataVersion()).toBe(before);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("ten million bytes", () => {
  beforeEach(freshDatabase);

  const taking = ENDPOINTS.filter(({ body }) => body !== undefined);
  it.each(taking.map((called) => [called.name, called] as const))("are refused by %s", async (_, called) => {
    const { admin } = await desk();
    const handler = await handlerOf(called);
    let pulled = 0;
    const body = new ReadableStream({
      pull(controller) {
        pulled += 65_536;
        controller.enqueue(new Uint8Array(65_536).fill(0x20));
        if (pulled >= 10_000_000) controller.close();
      },
    });
    const before = await dataVersion();
    const by = called.open ? undefined : admin;
    const given = { id: v7(), n: "1", slug: "quote" };
    const address = called.path.replaceAll(/[{}]/g, "");
    const response = await handler(requestOf({ method: called.method, address, by, body }), {
      params: Promise.resolve(given),
    });
    expect(await expectProblem(called, response)).toBe("TOO_LARGE");
    expect(pulled).toBeLessThan(MAX_BODY_BYTES + 300_000);
    expect(await dataVersion()).toBe(before);
  });
});

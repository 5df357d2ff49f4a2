import { v7 } from "uuid";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { endpoint } from "../model/api/endpoint";
import { AppError } from "../model/errors";
import { MAX_BODY_BYTES } from "../model/wire";
import type { Act } from "./act";
import { read, write } from "./db";
import { reading, resource, tagged, withEtag, writing } from "./http";
import { log } from "./log";
import { freshDatabase } from "./testing";
import { type Desk, desk, requestOf, type Sent } from "./testing-desk";

let people: Desk;

beforeEach(async () => {
  const close = await freshDatabase();
  people = await desk();
  return close;
});
afterEach(() => void vi.restoreAllMocks());

const common = { group: "newsroom", summary: "X", errors: [], example: { answer: null } } as const;
const answer = { status: 200, schema: z.unknown() } as const;
const noted = z.strictObject({
  note: z.string(),
  deep: z.array(z.strictObject({ "a/b": z.int() })).optional(),
});

/** Makes a write countable. */
const leave = (note: string, { tx }: Act) =>
  tx.event.create({ data: { kind: "settings_changed", at: new Date(), change: { note } } });

const get = endpoint({
  ...common,
  name: "get",
  method: "GET",
  path: "/x/{id}",
  query: z.strictObject({ q: z.string().optional() }),
  answer,
});
const post = endpoint({
  ...common,
  name: "post",
  method: "POST",
  path: "/x/{id}",
  body: noted,
  answer: { ...answer, status: 201, etag: true },
});
const patch = endpoint({
  ...common,
  name: "patch",
  method: "PATCH",
  path: "/x/{id}",
  body: noted,
  ifMatch: true,
  answer,
});
const remove = endpoint({
  ...common,
  name: "remove",
  method: "DELETE",
  path: "/x/{id}",
  answer: { status: 204, schema: null },
});

const served = resource(
  reading(get, ({ actor, params, query }) => withEtag({ who: actor.name, params, query }, 7)),
  writing(post, ({ body }) => async (act) => {
    await leave(body.note, act);
    if (body.note === "refuse") throw new AppError("CONFLICT", "No.", { current: { as: "it is" } });
    if (body.note === "fault") throw new Error("the secret of the house");
    return tagged({ note: body.note, revision: (await act.tx.event.count()) + 40 });
  }),
  writing(patch, ({ revision }) => async (act) => {
    await leave("patched", act);
    if (revision !== 1) throw new AppError("STALE", "Changed.");
    return { revision };
  }),
  writing(remove, () => async (act) => void (await leave("removed", act))),
);

const send = (sent: Partial<Sent> & { method: keyof typeof served }) =>
  served[sent.method](requestOf({ address: "/x/1", by: people.checker, ...sent }), {
    params: Promise.resolve({ id: "1" }),
  });
const events = () => read().event.count();
const code = async (answered: Response | Promise<Response>): Promise<string> => {
  const response = await answered;
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  const problem = await response.json();
  expect(problem).toMatchObject({
    status: response.status,
    title: expect.any(String),
    detail: expect.any(String),
  });
  return problem.code;
};

describe("a call", () => {
  it("is given who asks, the address and the checked query, and answers with its ETag", async () => {
    const response = await send({ method: "GET", address: "/x/1?q=да" });
    expect(response.status).toBe(200);
    expect(response.headers.get("etag")).toBe('"7"');
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.json()).toEqual({ who: "Ана", params: { id: "1" }, query: { q: "да" } });
  });

  it("is refused to a stranger before anything else is looked at", async () => {
    expect(await code(send({ method: "POST", body: "{", by: undefined }))).toBe("UNAUTHENTICATED");
    expect(await code(send({ method: "GET", by: undefined }))).toBe("UNAUTHENTICATED");
  });

  it("refuses a query it does not know, and methods that are not served, naming those that are", async () => {
    expect(await code(send({ method: "GET", address: "/x/1?q=a&q=b" }))).toBe("INVALID");
    expect(await code(send({ method: "GET", address: "/x/1?unknown" }))).toBe("INVALID");
    expect(await code(send({ method: "DELETE", address: "/x/1?unknown" }))).toBe("INVALID");
    const response = await send({ method: "PUT", body: {} });
    expect(response.headers.get("allow")).toBe("GET, POST, PATCH, DELETE");
    expect(await code(response)).toBe("METHOD_NOT_ALLOWED");
  });

  it("says where a body is wrong, by JSON pointers", async () => {
    const body = { note: 1, deep: [{ "a/b": 1 }, { "a/b": "x" }], "un/known~": true };
    const response = await send({ method: "POST", body });
    const problem = await response.json();
    expect(response.status).toBe(422);
    expect(problem.errors.map(({ pointer }: { pointer: string }) => pointer).toSorted()).toEqual([
      "/deep/1/a~1b",
      "/note",
      "/un~1known~0",
    ]);
    expect(await events()).toBe(0);
  });

  it.each([
    ["half a document", "{", {}, "BAD_JSON"],
    ["nothing", "", {}, "BAD_JSON"],
    ["bytes that are no UTF-8", Uint8Array.of(0x22, 0xff, 0x22), {}, "BAD_JSON"],
    ["a byte order mark of UTF-16", Uint8Array.of(0xff, 0xfe, 0x7b, 0), {}, "BAD_JSON"],
    ["a hundred thousand brackets", "[".repeat(100_000), {}, "BAD_JSON"],
    ["a form", "note=x", { "content-type": "application/x-www-form-urlencoded" }, "UNSUPPORTED"],
    ["a file where none is taken", "{}", { "content-type": "application/octet-stream" }, "UNSUPPORTED"],
    ["JSON that calls itself text", "{}", { "content-type": "text/plain" }, "UNSUPPORTED"],
  ])("refuses %s", async (_, body, headers, expected) => {
    expect(await code(send({ method: "POST", body, headers }))).toBe(expected);
    expect(await events()).toBe(0);
  });

  it("counts a body while reading it and stops at the limit", async () => {
    let pulled = 0;
    const chunk = new Uint8Array(64 * 1024).fill(0x20);
    const body = new ReadableStream({
      pull(controller) {
        pulled += chunk.byteLength;
        controller.enqueue(chunk);
      },
    });
    expect(await code(send({ method: "POST", body }))).toBe("TOO_LARGE");
    expect(pulled).toBeLessThan(MAX_BODY_BYTES + 4 * chunk.byteLength);
    const declared = { "content-length": String(MAX_BODY_BYTES + 1) };
    expect(await code(send({ method: "POST", body: "{}", headers: declared }))).toBe("TOO_LARGE");
  });

  it("takes a body that breaks off for what it is, and keeps nothing", async () => {
    const logged = vi.spyOn(log, "error").mockImplementation(() => {});
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode('{"note":')),
      pull: (controller) => controller.error(new Error("aborted")),
    });
    expect(await code(send({ method: "POST", body }))).toBe("BAD_REQUEST");
    expect(logged).not.toHaveBeenCalled();
    expect(await events()).toBe(0);
  });

  it("tells nothing of a fault of ours, logs it, and keeps nothing", async () => {
    const logged = vi.spyOn(log, "error").mockImplementation(() => {});
    const response = await send({ method: "POST", body: { note: "fault" } });
    expect(await response.clone().text()).not.toContain("secret");
    expect(await code(response)).toBe("INTERNAL");
    expect(logged).toHaveBeenCalledWith(
      expect.objectContaining({ fault: expect.objectContaining({ message: "the secret of the house" }) }),
      "INTERNAL",
    );
    expect(await events()).toBe(0);
  });

  it("shows the present thing with a conflict, and keeps nothing", async () => {
    const response = await send({ method: "POST", body: { note: "refuse" } });
    expect(await response.json()).toMatchObject({ code: "CONFLICT", current: { as: "it is" } });
    expect(await events()).toBe(0);
  });

  it("answers without a body where there is none", async () => {
    const response = await send({ method: "DELETE" });
    expect([response.status, await response.text()]).toEqual([204, ""]);
  });
});

describe("a write without a token", () => {
  const open = endpoint({ ...common, name: "open", method: "POST", path: "/o", answer, open: true });
  const { POST } = resource(reading(open, () => ({ done: true })));
  const ask = (headers: Record<string, string>) =>
    POST(new Request("http://127.0.0.1:3000/api/v1/o", { method: "POST", headers }), {
      params: Promise.resolve({}),
    });

  it.each([
    ["another site", "http://evil.example"],
    ["another port", "http://127.0.0.1:3001"],
    ["a page without an address", "null"],
    ["no page", ""],
  ])("is refused from %s", async (_, origin) => {
    expect(await code(ask(origin === "" ? {} : { origin }))).toBe("FORBIDDEN");
  });

  it("is taken from a page of the address it is sent to", async () => {
    expect((await ask({ origin: "http://127.0.0.1:3000" })).status).toBe(200);
    expect((await ask({ origin: "https://desk.example", host: "desk.example" })).status).toBe(200);
  });
});

describe("a write that says whose it is", () => {
  it("is taken from that person, and refused when somebody else has signed in since", async () => {
    const write = (person: string) =>
      send({ method: "POST", body: { note: "x" }, headers: { "proofmark-person": person } });
    expect((await write(people.checker.id)).status).toBe(201);
    expect(await code(write(people.colleague.id))).toBe("UNAUTHENTICATED");
    expect(await events()).toBe(1);
  });
});

describe("If-Match", () => {
  it.each([
    ["none", undefined, "PRECONDITION_MISSING"],
    ["a weak tag", 'W/"1"', "BAD_REQUEST"],
    ["any", "*", "BAD_REQUEST"],
    ["two", '"1", "2"', "BAD_REQUEST"],
    ["an unquoted number", "1", "BAD_REQUEST"],
    ["words", '"one"', "BAD_REQUEST"],
    ["a number too long", `"${"9".repeat(40)}"`, "BAD_REQUEST"],
    ["another revision", '"2"', "STALE"],
  ])("with %s is refused", async (_, tag, expected) => {
    const headers = tag === undefined ? {} : { "if-match": tag };
    expect(await code(send({ method: "PATCH", body: { note: "x" }, headers }))).toBe(expected);
    expect(await events()).toBe(0);
  });

  it("with the revision is taken", async () => {
    const response = await send({ method: "PATCH", body: { note: "x" }, headers: { "if-match": '"1"' } });
    expect(await response.json()).toEqual({ revision: 1 });
  });
});

describe("Idempotency-Key", () => {
  const keyed = (key: string, more: Partial<Sent> & { method?: keyof typeof served } = {}) =>
    send({ method: "POST", body: { note: "once" }, headers: { "idempotency-key": key }, ...more });
  const whole = async (response: Response) => [
    response.status,
    response.headers.get("etag"),
    await response.text(),
  ];

  it("answers a retry as the first time, ETag and all, and does nothing twice", async () => {
    const key = v7();
    const first = await whole(await keyed(key));
    expect(first).toEqual([201, '"41"', '{"note":"once","revision":41}']);
    expect(await whole(await keyed(key))).toEqual(first);
    expect(await events()).toBe(1);
  });

  it("answers two at once with one and the same", async () => {
    const key = v7();
    const [one, two] = await Promise.all([keyed(key), keyed(key)]);
    expect(await whole(one)).toEqual(await whole(two));
    expect(await events()).toBe(1);
  });

  it("is looked up before If-Match, which may be stale or missing by then", async () => {
    const key = v7();
    const change = (headers: Record<string, string>) =>
      send({ method: "PATCH", body: { note: "x" }, headers: { "idempotency-key": key, ...headers } });
    expect((await change({ "if-match": '"1"' })).status).toBe(200);
    expect((await change({ "if-match": '"99"' })).status).toBe(200);
    expect((await change({})).status).toBe(200);
    expect(await events()).toBe(1);
  });

  it("with another body, method or address is refused", async () => {
    const key = v7();
    await keyed(key);
    expect(await code(keyed(key, { body: { note: "twice" } }))).toBe("KEY_REUSED");
    expect(await code(keyed(key, { address: "/x/2" }))).toBe("KEY_REUSED");
    expect(await code(keyed(key, { method: "PATCH" }))).toBe("KEY_REUSED");
    expect(await events()).toBe(1);
  });

  it("belongs to one person", async () => {
    const key = v7();
    await keyed(key);
    expect((await keyed(key, { by: people.editor })).status).toBe(201);
    expect(await events()).toBe(2);
  });

  it("keeps no refusal: the retry is judged anew", async () => {
    const key = v7();
    expect(await code(keyed(key, { body: { note: "refuse" } }))).toBe("CONFLICT");
    expect(await read().receipt.count()).toBe(0);
    expect((await keyed(key)).status).toBe(201);
  });

  it("is forgotten after 30 days", async () => {
    const key = v7();
    await keyed(key);
    const old = (days: number) =>
      write((tx) =>
        tx.receipt.updateMany({ data: { createdAt: new Date(Date.now() - days * 24 * 60 * 60 * 1000) } }),
      );
    await old(29.9);
    await keyed(key);
    expect(await events()).toBe(1);
    await old(30.1);
    await keyed(key);
    expect(await events()).toBe(2);
  });

  it.each(["", "two words", "é", "x".repeat(201)])("must be a key: %j is none", async (key) => {
    expect(await code(keyed(key))).toBe("BAD_REQUEST");
    expect(await events()).toBe(0);
  });

  it("keeps no answer that holds a secret, and refuses its retry", async () => {
    const secret = endpoint({ ...common, name: "secret", method: "POST", path: "/s", answer, secret: true });
    const { POST } = resource(writing(secret, () => async () => ({ token: "open sesame" })));
    const ask = () =>
      POST(
        requestOf({ method: "POST", address: "/s", by: people.checker, headers: { "idempotency-key": "k" } }),
        { params: Promise.resolve({}) },
      );
    expect(await (await ask()).json()).toEqual({ token: "open sesame" });
    expect(JSON.stringify(await read().receipt.findMany())).not.toContain("sesame");
    expect(await code(ask())).toBe("KEY_REUSED");
  });
});

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import * as articles from "../../app/api/v1/articles/route";
import * as claims from "../../app/api/v1/claims/route";
import * as users from "../../app/api/v1/users/route";
import { endpoint } from "../model/api/endpoint";
import { AppError } from "../model/errors";
import { read, write } from "./db";
import { reading, resource } from "./http";
import { log } from "./log";
import { logRequests } from "./requests";
import { freshDatabase } from "./testing";
import { type Desk, desk } from "./testing-desk";

const SECRET = "Тайна-хемус-73";
const PASSWORD = "parola-veda-919";

/** Fails in every way that quotes what it was given. */
const failing = resource(
  reading(
    endpoint({
      name: "fail",
      method: "POST",
      path: "/fail",
      group: "newsroom",
      summary: "X",
      body: z.object({ how: z.string() }),
      answer: { status: 200, schema: null },
      errors: [],
      example: { answer: null },
    }),
    async ({ body: { how } }) => {
      const error = Object.assign(new Error(`it said "${SECRET}"\nand ${SECRET}`), { input: SECRET });
      if (how === "parse") JSON.parse(`${SECRET} и още`);
      // @ts-expect-error A fault of ours, as it would come out of a mistake: the client quotes its arguments.
      if (how === "query") await read().user.findMany({ where: { email: { is: SECRET } } });
      if (how === "statement")
        await write((tx) => tx.$executeRawUnsafe(`INSERT INTO "${SECRET}" VALUES (1)`));
      throw new AppError("UNAVAILABLE", "Out of reach.", { cause: error });
    },
  ),
);

type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;

const ROUTES: Record<string, Record<string, Handler>> = {
  "/api/v1/articles": articles,
  "/api/v1/claims": claims,
  "/api/v1/users": users,
  "/api/v1/fail": failing,
};

let people: Desk;
let lines: string[] = [];
let at = "";
beforeEach(async () => {
  const close = await freshDatabase();
  people = await desk();
  logRequests();
  log.level = "info";
  lines = [];
  vi.spyOn(process.stdout, "write").mockImplementation((line) => {
    lines.push(String(line));
    return true;
  });
  const server = createServer(async (incoming, outgoing) => {
    const url = new URL(incoming.url ?? "/", "http://127.0.0.1");
    const headers = Object.entries(incoming.headers).map(([name, value]): [string, string] => [
      name,
      String(value),
    ]);
    const { method = "GET" } = incoming;
    const body = method === "GET" ? {} : { body: Buffer.concat(await incoming.toArray()) };
    const request = new Request(url, { method, headers, ...body });
    const answer = await ROUTES[url.pathname]?.[method]?.(request, { params: Promise.resolve({}) });
    outgoing.writeHead(answer?.status ?? 404);
    outgoing.end(Buffer.from((await answer?.arrayBuffer()) ?? new ArrayBuffer()));
  }).listen(0, "127.0.0.1");
  await new Promise((listening) => server.once("listening", listening));
  // A server on a port has an address of this type, and no other.
  at = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`;
  return async () => {
    await new Promise((closed) => server.close(closed));
    await close();
  };
});
afterEach(() => {
  log.level = "warn";
  vi.restoreAllMocks();
});

const call = (path: string, body?: unknown, headers: Record<string, string> = {}) =>
  fetch(at + path, {
    method: body === undefined ? "GET" : "POST",
    headers: {
      authorization: `Bearer ${people.admin.token}`,
      "content-type": "application/json",
      cookie: `proofmark-session=${SECRET_COOKIE}`,
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
const SECRET_COOKIE = "sealed-cookie-4711";

/** What was logged, once `count` requests have ended. */
const logged = (count: number) =>
  vi.waitFor(() => {
    const found = lines.map((line): Record<string, unknown> => JSON.parse(line));
    expect(found.filter(({ msg }) => msg === "request").length).toBe(count);
    return found;
  });

describe("the log", () => {
  it("has one line a request, with the id that the answer carries", async () => {
    const response = await call("/articles?limit=1");
    const [line] = await logged(1);
    expect(line).toEqual({
      level: "info",
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      id: response.headers.get("x-request-id"),
      method: "GET",
      path: "/api/v1/articles",
      status: 200,
      ms: expect.any(Number),
      msg: "request",
    });
    const again = await call("/articles", undefined, { "x-request-id": "mine" });
    expect(again.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(again.headers.get("x-request-id")).not.toBe(line?.id);
  });

  it("names the request and the place of a fault", async () => {
    const response = await call("/fail", { how: "parse" });
    expect(response.status).toBe(500);
    const found = await logged(1);
    expect(found).toContainEqual(
      expect.objectContaining({
        level: "error",
        msg: "INTERNAL",
        id: response.headers.get("x-request-id"),
        fault: expect.objectContaining({
          name: "SyntaxError",
          at: expect.arrayContaining([expect.stringContaining("requests.test.ts")]),
        }),
      }),
    );
  });

  it("holds no text, search, password, key or cookie, whatever fails", async () => {
    await call("/articles", { text: `${SECRET}. 8000 войници.`, title: SECRET });
    await call("/articles", `{"text": "${SECRET}`);
    await call("/articles", { text: SECRET, unknown: SECRET });
    await call(`/claims?q=${encodeURIComponent(SECRET)}`);
    await call(`/claims?${encodeURIComponent(SECRET)}=1`);
    await call("/users", { email: "a@desk.example", name: SECRET, role: "checker", password: PASSWORD });
    await call("/users", { email: "a@desk.example", name: SECRET, role: "checker", password: PASSWORD });
    await call("/users", { email: "nobody", password: PASSWORD });
    const hows = ["parse", "query", "statement", "other"];
    for (const how of hows) expect((await call("/fail", { how })).status).toBeGreaterThanOrEqual(500);
    const found = await logged(8 + hows.length);
    expect(found.filter(({ level }) => level === "error").length).toBe(hows.length);
    const text = lines.join("");
    for (const secret of [SECRET, PASSWORD, people.admin.token, SECRET_COOKIE, encodeURIComponent(SECRET)]) {
      expect(text).not.toContain(secret);
    }
  });
});

/**
 * A full disk, by its stand-in: SQLite's own limit of pages, which it answers exactly as a file system
 * that has no room left.
 */
import { v7 } from "uuid";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import * as claimsRoute from "../../app/api/v1/articles/[id]/claims/route";
import * as presence from "../../app/api/v1/articles/[id]/presence/route";
import * as articleRoute from "../../app/api/v1/articles/[id]/route";
import * as claimsCsv from "../../app/api/v1/claims.csv/route";
import type { Article } from "../model/wire";
import { read, write } from "./db";
import { log } from "./log";
import { freshDatabase } from "./testing";
import { article, type Desk, desk, requestOf, type Sent } from "./testing-desk";

const TEXT = "Около 8000 войници. ".repeat(400);

let people: Desk;
let opened: Article;
beforeEach(async () => {
  const close = await freshDatabase();
  people = await desk();
  opened = await article(people.checker, TEXT);
  vi.spyOn(log, "error").mockImplementation(() => {});
  return close;
});
afterEach(() => void vi.restoreAllMocks());

/** Lets the file grow to its present size and so many pages more. */
async function leaveRoom(pages: number): Promise<void> {
  await write(async (tx) => {
    const [row] = await tx.$queryRaw<{ page_count: bigint }[]>`PRAGMA page_count`;
    await tx.$queryRawUnsafe(`PRAGMA max_page_count = ${Number(row?.page_count) + pages}`);
  });
}

type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;
const context = () => ({ params: Promise.resolve({ id: opened.id }) });
const ask = (route: { GET: Handler }, address: string) =>
  route.GET(requestOf({ method: "GET", address, by: people.colleague }), context());

/** The mark of the n-th sentence, as an outbox sends it. */
function markNumber(n: number): Sent {
  const place = { start: n * 20, end: n * 20 + 18, exact: "Около 8000 войници" };
  const body = { id: v7(), version: 1, type: "troop-count", ...place, statement: "дълго ".repeat(80) };
  const address = `/articles/${opened.id}/claims`;
  return { method: "POST", address, by: people.checker, headers: { "idempotency-key": v7() }, body };
}
const send = (sent: Sent) => claimsRoute.POST(requestOf(sent), context());

describe("a full disk", () => {
  it("refuses marks with STORAGE_FULL, keeps every one it acknowledged, and goes on when there is room", async () => {
    await leaveRoom(12);
    const acknowledged: unknown[] = [];
    let refused: Sent | null = null;
    for (let n = 0; refused === null; n++) {
      const sent = markNumber(n);
      const response = await send(sent);
      if (response.status === 201) acknowledged.push((await response.json()).claim.id);
      else {
        expect(response.status).toBe(507);
        expect(await response.json()).toMatchObject({ code: "STORAGE_FULL" });
        refused = sent;
      }
    }
    expect(acknowledged.length).toBeGreaterThan(0);

    // Again and again, and nothing of it is kept.
    expect((await send(refused)).status).toBe(507);
    const response = await ask(claimsRoute, `/articles/${opened.id}/claims?since=0`);
    const delta = await response.json();
    expect(delta.claims.map(({ id }: { id: string }) => id)).toEqual(acknowledged);
    expect(delta.revision).toBe(1 + acknowledged.length);
    expect(await read().receipt.count()).toBe(acknowledged.length);
    expect(await read().event.count({ where: { kind: "claim_marked" } })).toBe(acknowledged.length);

    await leaveRoom(1000);
    expect((await send(refused)).status).toBe(201);
    expect((await send(refused)).status).toBe(201);
    expect(await read().claim.count()).toBe(acknowledged.length + 1);
  });

  it("leaves everything readable, for people whose use of a key cannot be noted too", async () => {
    await write((tx) => tx.apiToken.updateMany({ data: { lastUsedAt: null } }));
    // Sharper than a full disk, which still takes what fits into pages that are there.
    await write((tx) => tx.$queryRaw`PRAGMA query_only = 1`);
    expect((await send(markNumber(0))).status).toBe(503);
    for (const [route, address] of [
      [articleRoute, `/articles/${opened.id}`],
      [claimsRoute, `/articles/${opened.id}/claims`],
      [claimsCsv, "/claims.csv"],
      [presence, `/articles/${opened.id}/presence`],
    ] as const) {
      const response = await ask(route, address);
      expect(response.status, address).toBe(200);
      await response.text();
    }
  });
});

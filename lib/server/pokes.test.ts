import { EventSourceParserStream } from "eventsource-parser/stream";
import { v7 } from "uuid";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { GET } from "../../app/api/v1/pokes/route";
import { NEWSROOM } from "../model/newsroom";
import type { Article } from "../model/wire";
import { Poke } from "../model/wire-live";
import { act } from "./act";
import { markClaim } from "./claims";
import { read, write } from "./db";
import { BEAT_MS, MOST_STREAMS } from "./event-stream";
import { hub } from "./hub";
import { poke, pokes } from "./pokes";
import { freshDatabase } from "./testing";
import { article, type Desk, desk, markOf, requestOf, TEXT, type Tester } from "./testing-desk";

let people: Desk;
let opened: Article;
beforeEach(async () => {
  const close = await freshDatabase();
  people = await desk();
  opened = await article(people.checker);
  return async () => {
    for (const end of hub().closers) end();
    await close();
  };
});
afterEach(() => void vi.useRealTimers());

const context = { params: Promise.resolve({}) };

/** A stream as a browser has it. */
async function listen(by: Tester, ...articles: string[]) {
  const leaving = new AbortController();
  const address = `/pokes?articles=${articles.join(",")}`;
  const request = new Request(requestOf({ method: "GET", address, by }), { signal: leaving.signal });
  const response = await GET(request, context);
  if (response.status !== 200 || response.body === null) throw new Error(await response.text());
  const reader = response.body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream())
    .getReader();
  const event = async () => (await reader.read()).value ?? null;
  /** The next poke, or null when the stream has ended. */
  const next = async () => {
    const found = await event();
    return found === null ? null : Poke.strict().parse(JSON.parse(found.data));
  };
  return { response, event, next, leave: () => leaving.abort(), cancel: () => reader.cancel() };
}

const mark = (words: string, by: Tester = people.colleague) =>
  act(by, (act) => markClaim(act, opened.id, markOf(TEXT, words)));

/** Whether anything of a stream is left in this process. */
const nothingLeft = () => {
  expect(hub().closers.size).toBe(0);
  expect(hub().kept.get("event streams")).toEqual(new Map());
  expect(hub().kept.get("pokes")).toMatchObject({ topics: new Map(), watching: null });
};

describe("a stream of pokes", () => {
  it("begins with where each article stands, and tells of each change by its revision alone", async () => {
    const other = await article(people.editor, "Друга статия за 300 танка.");
    const { next, response } = await listen(people.checker, opened.id, other.id);
    expect(response.headers.get("content-type")).toContain("text/event-stream");
    expect([await next(), await next()]).toMatchObject([
      { article: opened.id, revision: 1 },
      { article: other.id, revision: 1 },
    ]);
    const { revision } = await mark("8000 войници");
    expect(await next()).toMatchObject({ article: opened.id, revision });
  });

  it("tells of the newsroom whenever anything in it changes, an article that is new included", async () => {
    const { next } = await listen(people.checker, NEWSROOM);
    const told: number[] = [];
    for (const change of [() => mark("8000 войници"), () => article(people.editor, "Още 300 танка.")]) {
      const poke = await next();
      expect(poke?.article).toBe(NEWSROOM);
      told.push(poke?.revision ?? 0);
      await change();
    }
    told.push((await next())?.revision ?? 0);
    expect(told).toEqual([...new Set(told)].sort((a, b) => a - b));
  });

  it("tells a listener who was busy once of many changes", async () => {
    const ending = new AbortController();
    const stream = pokes(people.checker, [opened.id], ending.signal);
    expect(await stream.next()).toMatchObject({ value: { revision: 1 } });
    for (const words of ["8000 войници", "1000 ракети", "Курск"]) await mark(words);
    expect(await stream.next()).toMatchObject({ value: { revision: 4 } });
    await mark("Сеул");
    expect(await stream.next()).toMatchObject({ value: { revision: 5 } });
    ending.abort();
    expect(await stream.next()).toMatchObject({ done: true });
  });

  it("tells nobody of a change that was not kept", async () => {
    const { next } = await listen(people.checker, opened.id);
    await next();
    const failing = act(people.colleague, async (act) => {
      await markClaim(act, opened.id, markOf(TEXT, "8000 войници"));
      throw new Error("half-way");
    });
    await expect(failing).rejects.toThrow("half-way");
    const { revision } = await mark("1000 ракети");
    expect(await next()).toMatchObject({ revision });
    expect(revision).toBe(2);
  });

  it("begins anew after a break with what was missed, whatever the browser heard last", async () => {
    const first = await listen(people.checker, opened.id);
    await first.next();
    first.leave();
    expect(await first.next()).toBeNull();
    const { revision } = await mark("8000 войници");
    const again = await listen(people.checker, opened.id);
    expect(await again.next()).toMatchObject({ revision });
  });

  it("tells of what another process has written", async () => {
    const { next } = await listen(people.checker, opened.id);
    await next();
    // Not through the use cases: the change is seen only in the file.
    const data = { revision: { increment: 5 } };
    await write((tx) => tx.article.update({ where: { id: opened.id }, data, select: { id: true } }));
    expect(await next()).toMatchObject({ article: opened.id, revision: 6 });
  });

  it("tells of an article that comes later, and never of one that is not there", async () => {
    const id = v7();
    const { next } = await listen(people.checker, id, opened.id);
    expect(await next()).toMatchObject({ article: opened.id });
    poke(id, { revision: 3 });
    expect(await next()).toMatchObject({ article: id, revision: 3 });
  });

  it("leaves nothing behind when its reader leaves, either way", async () => {
    const one = await listen(people.checker, opened.id);
    const two = await listen(people.colleague, opened.id);
    await Promise.all([one.next(), two.next()]);
    one.leave();
    await two.cancel();
    expect(await one.next()).toBeNull();
    await vi.waitFor(nothingLeft);
  });

  it("ends when the server ends", async () => {
    const { next } = await listen(people.checker, opened.id);
    await next();
    for (const end of hub().closers) end();
    expect(await next()).toBeNull();
    await vi.waitFor(nothingLeft);
  });

  it("beats, and ends at the beat after its person was shut out", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    const { next, event } = await listen(people.checker, opened.id);
    await next();
    await vi.advanceTimersByTimeAsync(BEAT_MS);
    expect(await event()).toMatchObject({ event: "beat", data: "{}" });
    const where = { id: people.checker.id };
    await write((tx) => tx.user.update({ where, data: { disabledAt: new Date() }, select: { id: true } }));
    await vi.advanceTimersByTimeAsync(BEAT_MS);
    expect(await event()).toBeNull();
  });

  it("is refused to strangers; of a person who has too many the oldest ends, and nobody else's", async () => {
    const stranger = requestOf({ method: "GET", address: `/pokes?articles=${opened.id}` });
    expect((await GET(stranger, context)).status).toBe(401);
    const others = await listen(people.colleague, opened.id);
    const streams = [];
    for (let i = 0; i <= MOST_STREAMS; i++) streams.push(await listen(people.checker, opened.id));
    const [oldest, ...left] = streams;
    for (const { next } of [others, ...left]) await next();
    const { revision } = await mark("8000 войници");
    for (const { next } of [others, ...left]) expect(await next()).toMatchObject({ revision });
    const told = [await oldest?.next(), await oldest?.next()];
    expect(told).toContain(null);
    expect(told).not.toContainEqual(expect.objectContaining({ revision }));
  });

  it("writes nothing", async () => {
    const before = await read().event.count();
    await (await listen(people.checker, opened.id)).next();
    expect(await read().event.count()).toBe(before);
  });
});

import { expect, test, vi } from "vitest";
import { Refusal, type RefusalCode, type Request } from "./client";
import { type Fate, MemoryQueue, type QueueObserver, type Write } from "./queue";

const write = (id: string, change: Partial<Write> = {}): Write => ({
  id,
  subject: "claim",
  kind: "patch",
  method: "PATCH",
  path: "/claims/claim",
  ...change,
});

/** A server that answers each request when the test says so. */
function server() {
  const calls: { request: Request; answer: (body: unknown) => void; refuse: (code: RefusalCode) => void }[] =
    [];
  const send = (request: Request) =>
    new Promise<unknown>((resolve, reject) => {
      const refuse = (code: RefusalCode) => reject(new Refusal(code, null, "refused"));
      calls.push({ request, answer: resolve, refuse });
    });
  return { calls, send };
}

function watcher(fate: Fate = "keep") {
  let revision = 1;
  const done: string[] = [];
  const observer: QueueObserver = {
    done: ({ id }, answer) => {
      done.push(id);
      revision = (answer as { revision: number }).revision;
    },
    refused: vi.fn(() => fate),
    revision: () => revision,
  };
  return { observer, done };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

test("sends the writes of one claim one after another, those of others at once", async () => {
  const { calls, send } = server();
  const { observer } = watcher();
  const queue = new MemoryQueue(observer, send);
  queue.add(write("a"));
  queue.add(write("b"));
  queue.add(write("c", { subject: "other" }));
  expect(calls.map(({ request }) => request.idempotencyKey)).toEqual(["a", "c"]);
  calls[0]?.answer({ revision: 2 });
  await settled();
  expect(calls.map(({ request }) => request.idempotencyKey)).toEqual(["a", "c", "b"]);
});

test("a write that follows another goes on the revision that one was answered with", async () => {
  const { calls, send } = server();
  const { observer } = watcher();
  const queue = new MemoryQueue(observer, send);
  queue.add(write("a", { ifMatch: 1 }));
  queue.add(write("b", { ifMatch: "previous" }));
  calls[0]?.answer({ revision: 8 });
  await settled();
  expect(calls.map(({ request }) => request.ifMatch)).toEqual([1, 8]);
});

test("what the network swallowed is sent again under the same key", async () => {
  const { calls, send } = server();
  const { observer, done } = watcher();
  const queue = new MemoryQueue(observer, send);
  queue.add(write("a"));
  calls[0]?.refuse("OFFLINE");
  await settled();
  expect(queue.busy("claim")).toBe(true);
  queue.wake();
  await settled();
  expect(calls.map(({ request }) => request.idempotencyKey)).toEqual(["a", "a"]);
  calls[1]?.answer({ revision: 2 });
  await settled();
  expect(done).toEqual(["a"]);
  expect(queue.busy("claim")).toBe(false);
});

test("a refused write holds what is behind it until it is retried, then on the revision given", async () => {
  const { calls, send } = server();
  const { observer, done } = watcher("keep");
  const queue = new MemoryQueue(observer, send);
  queue.add(write("a", { ifMatch: 1 }));
  queue.add(write("b"));
  calls[0]?.refuse("STALE");
  await settled();
  expect(calls).toHaveLength(1);
  queue.retry("a", (again) => ({ ...again, ifMatch: 5 }));
  expect(calls[1]?.request).toMatchObject({ idempotencyKey: "a", ifMatch: 5 });
  calls[1]?.answer({ revision: 6 });
  await settled();
  calls[2]?.answer({ revision: 7 });
  await settled();
  expect(done).toEqual(["a", "b"]);
});

test("giving a mark up gives up what was said of it; giving a change up does not", async () => {
  const marks = server();
  const marking = new MemoryQueue(watcher().observer, marks.send);
  marking.add(write("mark", { method: "POST", creates: true }));
  marking.add(write("tag", { method: "PUT" }));
  marks.calls[0]?.refuse("ARTICLE_SEALED");
  await settled();
  expect(marking.discard("mark").map(({ id }) => id)).toEqual(["mark", "tag"]);
  expect(marking.busy("claim")).toBe(false);

  const changes = server();
  const changing = new MemoryQueue(watcher().observer, changes.send);
  changing.add(write("patch"));
  changing.add(write("tag", { method: "PUT" }));
  changes.calls[0]?.refuse("STALE");
  await settled();
  expect(changing.discard("patch").map(({ id }) => id)).toEqual(["patch"]);
  await settled();
  expect(changes.calls.at(-1)?.request.idempotencyKey).toBe("tag");
});

test("another write may take the place of a refused one and of those behind it", async () => {
  const { calls, send } = server();
  const { observer } = watcher({ replaceBy: [write("instead", { subject: "existing" })] });
  const queue = new MemoryQueue(observer, send);
  queue.add(write("mark", { method: "POST", creates: true }));
  queue.add(write("tag"));
  calls[0]?.refuse("CLAIM_EXISTS");
  await settled();
  expect(observer.refused).toHaveBeenCalledWith(expect.objectContaining({ id: "mark" }), expect.anything(), [
    expect.objectContaining({ id: "tag" }),
  ]);
  expect(calls.map(({ request }) => request.idempotencyKey)).toEqual(["mark", "instead"]);
  expect([queue.busy("claim"), queue.busy("existing")]).toEqual([false, true]);
});

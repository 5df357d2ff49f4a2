/**
 * `node --import tsx bench/versions/run.ts [CLAIMS [CHARACTERS]]`: whether the desk goes on while a version
 * is made. The route itself is called; beside it a reader pages through the claims, a person marks, and
 * the event loop is watched. The same watch over the same time with nothing to do says what the machine's
 * other work costs.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as delay } from "node:timers/promises";
import { v7 } from "uuid";
import { GET as list, POST as mark } from "../../app/api/v1/articles/[id]/claims/route";
import { POST as make } from "../../app/api/v1/articles/[id]/versions/route";
import { MadeVersion } from "../../lib/model/wire-versions";
import { closeDatabase, openDatabase, write } from "../../lib/server/db";
import { migrate } from "../../lib/server/migrate";
import { article, desk, requestOf, type Tester } from "../../lib/server/testing-desk";
import { corrected, type Place, sentences, textOf } from "./text";

const CLAIMS = Number(process.argv[2] ?? 10_000);
const CHARACTERS = Number(process.argv[3] ?? 560_000);
const ROUNDS = 3;
const SHARE = 0.1;
const MOST_GAP_MS = 50;
const MOST_WAIT_MS = 2000;
const EVERY_MS = 50;

/** Puts a claim with one verdict on each place straight into the database. */
async function fill(by: Tester, articleId: string, text: string, places: readonly Place[]): Promise<void> {
  const at = new Date();
  for (let from = 0; from < places.length; from += 500) {
    await write(async (tx) => {
      const { id: versionId } = await tx.articleVersion.findFirstOrThrow({
        where: { articleId },
        orderBy: { number: "desc" },
        select: { id: true },
      });
      const claims = places.slice(from, from + 500).map((place) => ({ ...place, id: v7() }));
      const words = ({ start, end }: Place) => text.slice(start, end);
      await tx.claim.createMany({
        data: claims.map(({ id, ...place }) => ({
          id,
          articleId,
          typeSlug: "troop-count",
          wording: words(place),
          searchText: words(place),
          tag: "verified",
          unassessed: false,
          revision: 1,
          createdById: by.id,
          createdAt: at,
          updatedAt: at,
        })),
      });
      await tx.anchor.createMany({
        data: claims.map(({ id, start, end }) => ({
          id: v7(),
          claimId: id,
          versionId,
          start,
          end,
          exact: words({ start, end }),
          prefix: text.slice(Math.max(0, start - 32), start),
          suffix: text.slice(end, end + 32),
          paragraph: 1,
          state: "exact",
          changes: [],
          createdAt: at,
        })),
      });
      await tx.assessment.createMany({
        data: claims.map(({ id, ...place }) => ({
          claimId: id,
          userId: by.id,
          verdict: "verified",
          versionId,
          exact: words(place),
          typeSlug: "troop-count",
          createdAt: at,
          updatedAt: at,
        })),
      });
    });
  }
}

/** What was seen of the event loop, in milliseconds. `own`: the thread's own time within one gap, at most. */
type Watched = { longest: number; p999: number; own: number };

/** The time this thread has run, in milliseconds: neighbours on the machine add nothing to it. Linux knows it. */
function ownTime(): number {
  return Number(readFileSync("/proc/thread-self/schedstat", "utf8").split(" ")[0]) / 1e6;
}

/** Watches until told to stop. */
function watch(): () => Watched {
  const histogram = monitorEventLoopDelay({ resolution: 1 });
  let own = 0;
  let before = ownTime();
  const timer = setInterval(() => {
    const now = ownTime();
    own = Math.max(own, now - before);
    before = now;
  }, 1);
  histogram.enable();
  return () => {
    histogram.disable();
    clearInterval(timer);
    return { longest: histogram.max / 1e6, p999: histogram.percentile(99.9) / 1e6, own };
  };
}

const ms = (n: number) => `${n.toFixed(0)} ms`;
const told = ({ longest, p999, own }: Watched) =>
  `longest gap ${ms(longest)}, 99.9 % below ${ms(p999)}, own time in one gap at most ${ms(own)}`;

const folder = mkdtempSync(join(tmpdir(), "proofmark-bench-"));
try {
  const file = join(folder, "proofmark.db");
  await migrate(file);
  openDatabase(file);
  const { checker, colleague } = await desk();
  let now = sentences(CHARACTERS, CLAIMS);
  const { text, places } = textOf(now);
  const { id } = await article(checker, text);
  await fill(checker, id, text, places);
  const params = Promise.resolve({ id });
  const address = `/articles/${id}`;
  console.log(`${CLAIMS} claims with a verdict each, ${(Buffer.byteLength(text) / 1e6).toFixed(2)} MB`);

  for (let version = 1; version <= ROUNDS; version += 1) {
    const base = textOf(now).text;
    const after = corrected(now, SHARE, version);
    const body = { text: textOf(after).text, basedOn: version };
    // A garbage collection that is due from making the texts is not the version's.
    await delay(1000);
    const idle = watch();
    await delay(1500);
    const quiet = idle();

    const stop = watch();
    const began = performance.now();
    const state = { done: false };
    const making = make(requestOf({ method: "POST", address: `${address}/versions`, by: checker, body }), {
      params,
    }).finally(() => {
      state.done = true;
    });
    const reads: number[] = [];
    const reading = (async () => {
      while (!state.done) {
        const from = performance.now();
        await list(requestOf({ method: "GET", address: `${address}/claims?limit=50`, by: colleague }), {
          params,
        });
        reads.push(performance.now() - from);
        await delay(EVERY_MS);
      }
    })();
    const marks: number[] = [];
    const refused = new Set<number>();
    const marking = (async () => {
      for (let i = 0; !state.done; i += 1) {
        // One sign at a place of its own: it waits like any mark, whatever version it meets.
        const start = 7 * (version * 1000 + i);
        const exact = base.slice(start, start + 3);
        const claim = { id: v7(), version, type: "quote", start, end: start + 3, exact };
        const from = performance.now();
        const request = requestOf({
          method: "POST",
          address: `${address}/claims`,
          by: colleague,
          body: claim,
        });
        const { status } = await mark(request, { params });
        if (status !== 201) refused.add(status);
        marks.push(performance.now() - from);
        await delay(EVERY_MS);
      }
    })();
    const answer = await making;
    const took = performance.now() - began;
    await Promise.all([reading, marking]);
    const busy = stop();
    const made = MadeVersion.parse(await answer.json());
    const [read, waited] = [Math.max(...reads), Math.max(...marks)];
    console.log(`version ${made.version}: ${JSON.stringify(made.counts)} in ${ms(took)}`);
    console.log(`  event loop: ${told(busy)} (at most ${MOST_GAP_MS} ms)`);
    console.log(`  the machine alone: ${told(quiet)}`);
    console.log(`  ${reads.length} reads beside it, the longest ${ms(read)}`);
    console.log(`  ${marks.length} marks beside it, the longest ${ms(waited)} (at most ${MOST_WAIT_MS} ms)`);
    if (refused.size > 0) console.log(`  some marks were answered ${[...refused].join(", ")}`);
    if (busy.own > MOST_GAP_MS || waited > MOST_WAIT_MS) process.exitCode = 1;
    now = after;
  }
} finally {
  await closeDatabase();
  rmSync(folder, { recursive: true });
}

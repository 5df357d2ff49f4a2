/**
 * `node --import tsx bench/load/run.ts [--seconds N]`: fifty people on one article, each with a stream open,
 * read, mark and tag as fast as they are answered; then marks alone against an empty POST of the same
 * server; then what a mark costs beside a hundred claims and beside ten thousand. The load generator and
 * the streams run on the same processors as the server. Wants the pages built; reads Linux's /proc.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import { inspect } from "../../lib/server/db";
import { examine } from "../../lib/server/doctor";
import { makeNewsroom, type Newsroom } from "../durability/newsroom";
import { Server } from "../durability/server";
import { arrivals, Streams } from "./arrivals";
import { memory, processorTime } from "./machine";
import { addArticle } from "./newsroom";
import { type Acknowledged, type Outcome, People } from "./people";
import { quantile } from "./time";

const PEOPLE = 50;
/** About 100 KB of text. */
const SENTENCES = 1_750;
const LEAST_SHARE = 1 / 3;
const MOST_POKE_MS = 250;
const MOST_GROWTH = 1.5;
/** The parts of the comparison with an empty POST, in turn, so that a machine that slows down slows both. */
const ROUNDS = 2;
const FEW = 100;
const MANY = 10_000;
/** Marks of one block, and how many blocks of each article are marked in turn. */
const BLOCK = 40;
const BLOCKS = 10;
/** Warms a server up that was just started, as a share of the whole. */
const WARMING = 1 / 4;

const { values } = parseArgs({ options: { seconds: { type: "string", default: "60" } } });
const seconds = Number(values.seconds);
const one = (n: number) => n.toFixed(1);
const two = (n: number) => n.toFixed(2);
const three = (figures: readonly number[]) =>
  [0.5, 0.95, 0.99].map((share) => `${one(quantile(figures, share))} ms`).join(", ");
const durations = (written: readonly Acknowledged[]) => written.map(({ sent, answered }) => answered - sent);

const folder = mkdtempSync(join(tmpdir(), "proofmark-load-"));
const server = await Server.at(folder);
let failed = false;

/** Prints a figure with what it is to reach. */
function target(said: string, reached: boolean): void {
  console.log(`${said}: ${reached ? "reached" : "missed"}`);
  if (!reached) failed = true;
}

/** Marks alone in turn with empty POSTs, by everybody, in answers a second. */
async function against(people: People): Promise<{ refused: number; empty: number; marked: number }> {
  const empty: Outcome[] = [];
  const marked: Outcome[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    empty.push(await people.sendNothing({ seconds: seconds / 6 }));
    marked.push(await people.mark({ seconds: seconds / 6 }));
    await people.drained();
  }
  const sum = (parts: readonly Outcome[], of: keyof Outcome) =>
    parts.reduce((all, part) => all + part[of], 0);
  const rate = (parts: readonly Outcome[]) => sum(parts, "answered") / sum(parts, "seconds");
  return { refused: sum([...empty, ...marked], "errors"), empty: rate(empty), marked: rate(marked) };
}

async function together(newsroom: Newsroom, other: string): Promise<Acknowledged[]> {
  const { articleId, writers } = newsroom;
  const people = new People(newsroom, articleId, server.address);
  const rivals = new People(newsroom, other, server.address);
  const tokens = writers.map(({ token }) => token);
  const streams = await Streams.open({ address: server.address, articles: [articleId, other], tokens });
  try {
    await rivals.work({ seconds: seconds * WARMING });
    await rivals.drained();
    const [theirs, ours] = [process.cpuUsage(), processorTime(server.pid)];
    const { errors, ...took } = await people.work({ seconds });
    const { user, system } = process.cpuUsage(theirs);
    const used = processorTime(server.pid) - ours;
    const { marks, tags, reads } = people;
    const rate = (n: number) => `${one(n / took.seconds)} a second`;
    await people.drained();
    console.log(`\n${PEOPLE} people for ${one(took.seconds)} s; machine's load ${one(loadavg()[0] ?? 0)}`);
    console.log(`marks ${rate(marks.length)}, tags ${rate(tags.length)}, reads ${rate(reads.length)}`);
    console.log("p50, p95, p99:");
    console.log(`  mark ${three(durations(marks))}`);
    console.log(`  tag ${three(durations(tags))}`);
    console.log(`  reading what changed ${three(reads)}`);
    const generator = (user + system) / 1000 / took.seconds / 10;
    const held = memory(server.pid);
    console.log(
      `server: ${one(used / took.seconds / 10)} % of a processor, generator ${one(generator)} %; ` +
        `memory ${one(held.now)} MiB, ${one(held.peak)} at most`,
    );

    const { refused, empty, marked } = await against(rivals);
    // What was written last is told last.
    await delay(1_000);
    const { streams: heard, broken } = await streams.close();
    const { afterAnswer, afterSending, unheard } = arrivals(articleId, [...marks, ...tags], heard);
    console.log(`  poke at the last of ${PEOPLE} streams, from the write's answer ${three(afterAnswer)}`);
    console.log(`  poke at the last of ${PEOPLE} streams, from the write's sending ${three(afterSending)}`);
    target(
      `poke at all streams within ${MOST_POKE_MS} ms of the answer at p95`,
      quantile(afterAnswer, 0.95) <= MOST_POKE_MS,
    );
    target(
      `${errors + refused} requests refused or broken, ${broken} streams broken, ${unheard} writes unheard of`,
      errors + refused + broken + unheard === 0,
    );
    const share = marked / empty;
    console.log(`marks alone ${one(marked)} a second, empty POST /detect ${one(empty)}`);
    target(`share ${two(share)}, at least ${two(LEAST_SHARE)}`, share >= LEAST_SHARE);
    return [...marks, ...rivals.marks];
  } finally {
    streams.kill();
  }
}

/** Every acknowledged mark is there once, and the doctor finds nothing. */
async function verify({ database }: Newsroom, marks: readonly Acknowledged[]): Promise<void> {
  const times = await inspect(database, async (db) => {
    const events = await db.event.groupBy({
      by: ["claimId"],
      where: { kind: "claim_marked" },
      _count: true,
      orderBy: { claimId: "asc" },
    });
    return new Map(events.map(({ claimId, _count }) => [claimId, _count]));
  });
  const lost = marks.filter(({ claimId }) => !times.has(claimId)).length;
  const doubled = [...times.values()].filter((count) => count > 1).length;
  const { looks } = await examine(database);
  for (const fault of looks.flatMap(({ told }) => told)) console.log(fault);
  const faults = looks.reduce((sum, look) => sum + look.faults, 0);
  target(
    `${marks.length} marks acknowledged, ${lost} lost, ${doubled} doubled, the doctor finds ${faults} faults`,
    lost + doubled + faults === 0,
  );
}

async function cost(newsroom: Newsroom, articles: readonly { id: string; claims: number }[]): Promise<void> {
  const measured = articles.map(({ id, claims }) => ({
    claims,
    people: new People(newsroom, id, server.address, MANY),
    cpu: 0,
  }));
  for (const { people } of measured) {
    await people.mark({ amount: BLOCK });
    people.marks.length = 0;
  }
  for (let block = 0; block < BLOCKS; block++) {
    for (const article of measured) {
      const before = processorTime(server.pid);
      await article.people.mark({ amount: BLOCK });
      article.cpu += processorTime(server.pid) - before;
    }
  }
  const [few, many] = measured.map(({ claims, people, cpu }) => {
    const figures = { took: quantile(durations(people.marks), 0.5), cpu: cpu / people.marks.length };
    console.log(
      `a mark beside ${claims} claims: ${two(figures.took)} ms, ${two(figures.cpu)} ms of the processor`,
    );
    return figures;
  });
  const [time, cpu] = [(many?.took ?? 0) / (few?.took ?? 0), (many?.cpu ?? 0) / (few?.cpu ?? 0)];
  target(
    `beside ${MANY} ${two(time)} times as long, ${two(cpu)} times the processor; at most ${MOST_GROWTH}`,
    time <= MOST_GROWTH && cpu <= MOST_GROWTH,
  );
}

try {
  const newsroom = await makeNewsroom(folder, PEOPLE, SENTENCES);
  const other = await addArticle(newsroom, 0);
  await server.start();
  const marks = await together(newsroom, other);
  await server.stop();
  await verify(newsroom, marks);
  // Only now: the doctor would ask for the events of claims that nobody marked.
  const articles = [];
  for (const claims of [FEW, MANY]) articles.push({ id: await addArticle(newsroom, claims), claims });
  await server.start();
  await cost(newsroom, articles);
  await server.stop();
  process.exitCode = failed ? 1 : 0;
} finally {
  await server.kill();
  rmSync(folder, { recursive: true, force: true });
}

/**
 * `node --import tsx bench/durability/run.ts [--rounds N] [--seed N]`: people write over HTTP while the
 * server is killed without warning at random moments and started again. Then nothing that was acknowledged
 * may be lost, nothing done twice, and the doctor must find nothing. Wants the pages built.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import { makeNewsroom } from "./newsroom";
import { Server } from "./server";
import { verify } from "./verify";
import { randomFrom, Writing } from "./writing";

const WRITERS = 6;
const SENTENCES = 12_000;
/** A kill comes after up to so many further requests, and so many milliseconds into one. */
const REQUESTS = 60;
const INTO_MS = 12;
/** The least share of kills that must hit requests in flight. */
const LEAST_HITS = 0.8;

const { values } = parseArgs({
  options: { rounds: { type: "string", default: "50" }, seed: { type: "string", default: "1" } },
});
const rounds = Number(values.rounds);
const random = randomFrom(Number(values.seed));
const folder = mkdtempSync(join(tmpdir(), "proofmark-durability-"));
const server = await Server.at(folder);
try {
  console.log(`${rounds} rounds, seed ${values.seed}.`);
  const newsroom = await makeNewsroom(folder, WRITERS, SENTENCES);
  await server.start();
  const writing = new Writing(newsroom, server.address, join(folder, "acknowledged.jsonl"), random);
  const written = writing.run();
  let hits = 0;
  for (let round = 1; round <= rounds; round++) {
    await Promise.race([writing.after(1 + Math.floor(random() * REQUESTS)), written]);
    await delay(random() * INTO_MS);
    const { inFlight } = writing;
    if (inFlight > 0) hits += 1;
    await server.kill();
    await server.start();
    console.log(
      `Round ${round}: killed with ${inFlight} in flight; ${writing.entries.length} entries so far.`,
    );
  }
  writing.finish();
  await written;
  await server.stop();

  const { entries } = writing;
  const again = entries.filter(({ sent }) => sent > 1).length;
  const { lost, doubled, faults } = await verify(newsroom, entries);
  for (const fault of faults.slice(0, 20)) console.log(fault);
  const told =
    newsroom.writers.some(({ token }) => server.output.includes(token)) ||
    /войници|Казано/.test(server.output);
  if (told) console.log("The log holds a key or a text.");
  console.log(
    `${rounds} kills, ${hits} with requests in flight; ${entries.length} writes acknowledged, ${again} of them ` +
      `after being sent again; ${lost} lost, ${doubled} doubled, ${faults.length} other faults.`,
  );
  if (hits < rounds * LEAST_HITS) console.log("Too few kills hit requests in flight to say much.");
  process.exitCode = lost + doubled + faults.length > 0 || told || hits < rounds * LEAST_HITS ? 1 : 0;
} finally {
  await server.kill();
  rmSync(folder, { recursive: true, force: true });
}

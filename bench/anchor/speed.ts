/**
 * Times Proofmark against plain sentence pairing on the same texts, and shows how its time grows. Time is
 * the processor's, so that a machine that is busy with other work does not blur it.
 */

import { followClaims } from "../../lib/model/anchoring";
import { recogniseBlocks } from "../../lib/text/blocks";
import { span } from "../../lib/text/units";
import { clone, render } from "./article";
import { editArticle } from "./edits";
import { approximate, pairSentences } from "./peers";
import { Author, Dice, mark } from "./prose";
import { SHARES } from "./quality";

const ROUNDS = 7;

type Case = {
  before: string;
  after: string;
  spans: [number, number][];
};

function makeCase(length: number, claims: number, share: number, seed: number): Case {
  const dice = new Dice(seed);
  const author = new Author(dice, seed % 2 === 0 ? "bg" : "en");
  const article = author.article(length);
  const before = render(article);
  const marked = mark(article, claims, dice);
  const edited = clone(article);
  editArticle(edited, share, author, new Map());
  const spans = marked.map(({ words }): [number, number] => [
    before.placed[before.byId.get(words[0] ?? 0) ?? 0]?.start ?? 0,
    before.placed[before.byId.get(words.at(-1) ?? 0) ?? 0]?.end ?? 0,
  ]);
  return { before: before.text, after: render(edited).text, spans };
}

/** Milliseconds of following all claims, and the longest stretch without a breath. */
function ours({ before, after, spans }: Case): { time: number; breath: number } {
  const [from, to] = [
    { text: before, blocks: recogniseBlocks(before) },
    { text: after, blocks: recogniseBlocks(after) },
  ];
  const claims = spans.map(([start, end], at) => ({
    id: String(at),
    span: span(start, end),
    wording: before.slice(start, end),
  }));
  const began = processorTime();
  const work = followClaims(from, to, claims);
  let [last, breath] = [performance.now(), 0];
  for (let step = work.next(); !step.done; step = work.next()) {
    const now = performance.now();
    breath = Math.max(breath, now - last);
    last = now;
  }
  return { time: processorTime() - began, breath };
}

/** Milliseconds of processor time this process has used. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function timed(work: () => unknown): number {
  const began = processorTime();
  work();
  return processorTime() - began;
}

const median = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;

/** Medians of rounds in which both run in turn, so that a machine that slows down slows both. */
function compare(text: Case, rounds: number) {
  const runs = Array.from({ length: rounds }, () => ({
    theirs: timed(() => pairSentences(text.before, text.after, text.spans)),
    ...ours(text),
  }));
  return {
    time: median(runs.map(({ time }) => time)),
    theirs: median(runs.map(({ theirs }) => theirs)),
    breath: median(runs.map(({ breath }) => breath)),
  };
}

export function measureSpeed(): void {
  console.log(
    "\n| text | claims | edited | ms | sentence pairing | ratio | approx-string-match | longest breath |",
  );
  console.log("|--:|--:|--:|--:|--:|--:|--:|--:|");
  const cell = (number: number) => (number >= 100 ? number.toFixed(0) : number.toFixed(1));
  const row = (length: number, claims: number, share: number, rounds: number) => {
    const text = makeCase(length, claims, share, length + claims);
    const { time, theirs, breath } = compare(text, rounds);
    // A fiftieth of the claims, scaled: it takes that long.
    const few = { ...text, spans: text.spans.filter((_, at) => at % 50 === 0) };
    const slow =
      length * claims <= 100_000_000
        ? `×${cell((50 * timed(() => approximate(few.before, few.after, few.spans))) / theirs)}`
        : "–";
    console.log(
      `| ${length / 1000} KB | ${claims} | ${share * 100} % | ${cell(time)} | ${cell(theirs)} | ×${(time / theirs).toFixed(2)} | ${slow} | ${cell(breath)} ms |`,
    );
  };
  row(100_000, 1000, 0.1, 3);
  for (const share of SHARES) row(100_000, 1000, share, ROUNDS);
  for (const share of SHARES) row(1_000_000, 1000, share, 3);
  row(10_000, 100, 0.1, ROUNDS);
  for (const claims of [100, 10_000]) row(100_000, claims, 0.1, ROUNDS);
  for (const claims of [100, 10_000]) row(1_000_000, claims, 0.1, 3);
}

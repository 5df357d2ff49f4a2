/** Runs the edit model over many articles and scores every anchoring on the same claims. */

import { followClaims, type Placement } from "../../lib/model/anchoring";
import { recogniseBlocks } from "../../lib/text/blocks";
import { span } from "../../lib/text/units";
import { clone, type Rendered, render, truthOf } from "./article";
import { editArticle, type Tally } from "./edits";
import { approximate, pairSentences } from "./peers";
import { Author, Dice, mark } from "./prose";
import { type Answer, count, emptyScore, type Score } from "./score";

export const SHARES = [0.02, 0.1, 0.3] as const;
const NAMES = ["Proofmark", "sentence pairing", "approx-string-match"] as const;
export type Name = (typeof NAMES)[number];

export type Quality = {
  /** Per share of touched sentences, per anchoring. */
  scores: Map<number, Map<Name, Score>>;
  /** How often Proofmark gave each state, and the fates behind it. */
  states: Map<string, Map<string, number>>;
  tally: Tally;
  faults: string[];
};

type Options = {
  /** Edits of each kind. */
  wanted: number;
  own: readonly { language: "bg" | "en"; text: string }[];
  seed: number;
  peers: boolean;
};

const CLAIMS = 24;
/** `approx-string-match` is slow: it is measured on one article in so many. */
const APPROXIMATE_EACH = 13;

/** Ends the generator at once: a bench need not breathe. */
export function follow(
  before: string,
  after: string,
  claims: Parameters<typeof followClaims>[2],
): Placement[] {
  const work = followClaims(
    { text: before, blocks: recogniseBlocks(before) },
    { text: after, blocks: recogniseBlocks(after) },
    claims,
  );
  for (let step = work.next(); ; step = work.next()) if (step.done) return step.value;
}

export function runQuality({ wanted, own, seed, peers }: Options): Quality {
  const quality: Quality = {
    scores: new Map(SHARES.map((share) => [share, new Map(NAMES.map((name) => [name, emptyScore()]))])),
    states: new Map(),
    tally: new Map(),
    faults: [],
  };
  const isDone = () => quality.tally.size > 0 && Math.min(...quality.tally.values()) >= wanted;
  for (let turn = 0; !isDone(); turn += 1) {
    const dice = new Dice(seed + turn);
    const mine = turn % 5 === 4 ? own[((turn / 5) % own.length) | 0] : undefined;
    const author = new Author(dice, mine?.language ?? (turn % 2 === 0 ? "bg" : "en"));
    const before = mine ? author.read(mine.text) : author.article(3000 + dice.below(12_000));
    const claims = mark(before, CLAIMS, dice);
    const share = SHARES[turn % 3] ?? 0.1;
    const after = clone(before);
    editArticle(after, share, author, quality.tally);
    runArticle(
      quality,
      share,
      render(before),
      render(after),
      claims,
      peers && turn % APPROXIMATE_EACH === 0,
      peers,
    );
  }
  return quality;
}

/** Whether a claim's whole sentence was deleted here while a copy to the letter stands elsewhere: no text tells that from a move. */
function isTwin(before: Rendered, after: Rendered, claim: ReturnType<typeof mark>[number]): boolean {
  const sentence = before.placed[before.byId.get(claim.words[0] ?? 0) ?? 0]?.sentence;
  const words = before.placed.filter((placed) => placed.sentence === sentence);
  return after.text.includes(before.text.slice(words[0]?.start ?? 0, words.at(-1)?.end ?? 0));
}

function runArticle(
  quality: Quality,
  share: number,
  before: Rendered,
  after: Rendered,
  claims: ReturnType<typeof mark>,
  isApproximate: boolean,
  isPaired: boolean,
): void {
  const spans = claims.map(({ words }): [number, number] => [
    before.placed[before.byId.get(words[0] ?? 0) ?? 0]?.start ?? 0,
    before.placed[before.byId.get(words.at(-1) ?? 0) ?? 0]?.end ?? 0,
  ]);
  const placements = follow(
    before.text,
    after.text,
    claims.map(({ id }, at) => {
      const [start, end] = spans[at] ?? [0, 0];
      return { id, span: span(start, end), wording: before.text.slice(start, end) };
    }),
  );
  const answer = (place: [number, number] | null, at: number, sure: boolean): Answer => ({
    span: place,
    sure,
    same: place !== null && after.text.slice(...place) === before.text.slice(...(spans[at] ?? [0, 0])),
  });
  const answers: [Name, Answer[]][] = [
    [
      "Proofmark",
      placements.map((placement, at) =>
        placement.state === "lost"
          ? answer(null, at, true)
          : answer([placement.span.start, placement.span.end], at, placement.state !== "drifted"),
      ),
    ],
  ];
  const plain = (found: ([number, number] | null)[]) => found.map((place, at) => answer(place, at, true));
  if (isPaired) answers.push(["sentence pairing", plain(pairSentences(before.text, after.text, spans))]);
  if (isApproximate)
    answers.push(["approx-string-match", plain(approximate(before.text, after.text, spans))]);
  for (const [at, claim] of claims.entries()) {
    const truth = truthOf(before, after, claim);
    if (truth.fate === "deleted" && isTwin(before, after, claim)) continue;
    for (const [name, given] of answers) {
      const score = quality.scores.get(share)?.get(name);
      const answer = given[at];
      if (!score || !answer) continue;
      const fault = count(score, truth, answer);
      if (name !== "Proofmark") continue;
      const state = placements[at]?.state ?? "";
      const fates = quality.states.get(state) ?? new Map<string, number>();
      quality.states.set(state, fates);
      const fate =
        truth.fate !== "kept"
          ? truth.fate
          : truth.inside.size + truth.around.size > 0
            ? "edited"
            : "unchanged";
      fates.set(fate, (fates.get(fate) ?? 0) + 1);
      if (fault) {
        const [start, end] = spans[at] ?? [0, 0];
        const line = (text: string, [a, b]: readonly [number, number]) =>
          `${text.slice(Math.max(0, a - 60), a)}⟦${text.slice(a, b)}⟧${text.slice(b, b + 60)}`.replaceAll(
            "\n",
            "⏎",
          );
        quality.faults.push(
          [
            `${fault} (${state} ${JSON.stringify(placements[at]?.changes ?? [])}) ${share}`,
            `  was   ${line(before.text, [start, end])}`,
            `  truth ${truth.fate === "kept" ? `${line(after.text, truth.span)} {${[...truth.inside]} | ${[...truth.around]}}` : truth.fate}`,
            `  said  ${answer.span ? line(after.text, answer.span) : "lost"}`,
          ].join("\n"),
        );
      }
    }
  }
}

const share = (part: number, whole: number): string => (whole === 0 ? "–" : (part / whole).toFixed(4));

export function printQuality({ scores, states, tally }: Quality): void {
  console.log(`edits: ${[...tally].map(([kind, times]) => `${kind} ${times}`).join(", ")}\n`);
  console.log(
    "| edited | by | claims | unchanged placed right | … called changed | edited found | … borders right | deleted lost | wrong place | changed, unsaid | … grave |",
  );
  console.log("|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
  for (const [level, byName] of scores) {
    for (const [name, score] of byName) {
      const { unchanged, edited, deleted } = score;
      console.log(
        `| ${level * 100} % | ${name} | ${score.claims} | ${share(unchanged.right, unchanged.all)} | ${unchanged.calledChanged} | ${share(edited.found, edited.all)} | ${share(edited.exact, edited.found)} | ${share(deleted.lost, deleted.all)} | ${score.wrong} | ${score.silent} | ${score.silentGrave} |`,
      );
    }
  }
  console.log("\n| state given | unchanged | edited | deleted | torn apart |");
  console.log("|---|--:|--:|--:|--:|");
  for (const [state, fates] of states)
    console.log(
      `| ${state} | ${["unchanged", "edited", "deleted", "torn"].map((fate) => fates.get(fate) ?? 0).join(" | ")} |`,
    );
}

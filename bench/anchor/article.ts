/**
 * Articles whose every word has a number of its own, so that after any edit it is known which word
 * became which: the ground truth. Knows nothing of how claims are followed.
 */

/** What a word does in its sentence; an edit of the first six is grave. */
export type Role =
  | "figure"
  | "unit"
  | "name"
  | "negation"
  | "hedge"
  | "modality"
  | "report"
  | "verb"
  | "word"
  | "mark";

/** `words`: the same without typography; `glued`: no space before it. */
export type Word = { id: number; text: string; words: string; role: Role; glued: boolean };
export type Sentence = { id: number; words: Word[] };
export type Article = {
  paragraphs: Sentence[][];
  /** What lies between paragraphs and between sentences. */
  breaks: string;
};

/** A claim: the numbers of its words, in order. */
export type Marked = { id: string; words: number[] };

export type Placed = { word: Word; sentence: Sentence; start: number; end: number };
/** The text of an article, and where its words lie in it, in order. UTF-16. */
export type Rendered = { text: string; placed: Placed[]; byId: Map<number, number> };

export function render({ paragraphs, breaks }: Article): Rendered {
  let text = "";
  const placed: Placed[] = [];
  const byId = new Map<number, number>();
  for (const paragraph of paragraphs) {
    if (paragraph.length === 0) continue;
    if (text !== "") text += breaks;
    for (const [at, sentence] of paragraph.entries()) {
      if (at > 0) text += " ";
      for (const [k, word] of sentence.words.entries()) {
        if (k > 0 && !word.glued) text += " ";
        byId.set(word.id, placed.length);
        placed.push({ word, sentence, start: text.length, end: text.length + word.text.length });
        text += word.text;
      }
    }
  }
  return { text, placed, byId };
}

export function clone(article: Article): Article {
  return {
    breaks: article.breaks,
    paragraphs: article.paragraphs.map((paragraph) =>
      paragraph.map(({ id, words }) => ({ id, words: words.map((word) => ({ ...word })) })),
    ),
  };
}

/** What truly became of a claim. `span`: UTF-16 in the text after. */
export type Truth =
  | { fate: "deleted" }
  /** Its words were torn apart or mostly removed: a person could not say where it is either. */
  | { fate: "torn" }
  | {
      fate: "kept";
      span: [start: number, end: number];
      sentence: [start: number, end: number];
      /** What the words that changed inside the claim do. Empty: the words are the same. */
      inside: Set<Role>;
      /** Words that changed outside it in its sentences and may turn it: negation, modality, report. */
      around: Set<Role>;
      /** What changed directly beside it, so that to call the claim changed is not wrong either. */
      beside: boolean;
    };

export function truthOf(before: Rendered, after: Rendered, claim: Marked): Truth {
  const places = claim.words.map((id) => after.byId.get(id)).filter((at) => at !== undefined);
  const [first, last] = [places[0], places.at(-1)];
  if (first === undefined || last === undefined) return { fate: "deleted" };
  const inOrder = places.every((at, k) => k === 0 || at > (places[k - 1] ?? 0));
  if (!inOrder || places.length * 2 < claim.words.length || last - first >= 2 * claim.words.length + 2)
    return { fate: "torn" };
  const now = after.placed.slice(first, last + 1);
  const then = claim.words
    .map((id) => before.placed[before.byId.get(id) ?? 0])
    .filter((p) => p !== undefined);
  const inside = new Set<Role>();
  const told = (placed: readonly Placed[]) => placed.map(({ word }) => word.words).join(" ");
  const old = new Map(then.map(({ word }) => [word.id, word]));
  const kept = new Set(now.map(({ word }) => word.id));
  for (const { word } of now) {
    const was = old.get(word.id);
    if (was === undefined) inside.add(word.role);
    else if (was.words !== word.words) inside.add(was.role).add(word.role);
  }
  for (const { word } of then) if (!kept.has(word.id)) inside.add(word.role);
  if (inside.size === 0 && now.some(({ word }, k) => word.id !== then[k]?.word.id)) inside.add("word");
  // One edit may have undone another: the words are what they were.
  if (told(now) === told(then)) inside.clear();
  return {
    fate: "kept",
    span: [now[0]?.start ?? 0, now.at(-1)?.end ?? 0],
    sentence: sentenceSpan(after, now),
    inside,
    around: changedAround(then, now, new Set(claim.words)),
    beside: beside(before, then) !== beside(after, now),
  };
}

function sentenceSpan({ placed }: Rendered, now: readonly Placed[]): [number, number] {
  const sentences = new Set(now.map(({ sentence }) => sentence));
  const all = placed.filter(({ sentence }) => sentences.has(sentence));
  return [all[0]?.start ?? 0, all.at(-1)?.end ?? 0];
}

/** How many words on either side may be one thing with the claim: a hedge, a figure, a unit, a name. */
const BESIDE = 3;

function beside({ placed, byId }: Rendered, own: readonly Placed[]): string {
  const [first, last] = [byId.get(own[0]?.word.id ?? 0) ?? 0, byId.get(own.at(-1)?.word.id ?? 0) ?? 0];
  const near = [
    ...placed.slice(Math.max(0, first - BESIDE), first),
    ...placed.slice(last + 1, last + 1 + BESIDE),
  ];
  const sentences = new Set(own.map(({ sentence }) => sentence.id));
  return near
    .filter(({ sentence }) => sentences.has(sentence.id))
    .map(({ word }) => word.words)
    .join(" ");
}

const TURNS: readonly Role[] = ["negation", "modality", "report"];

function changedAround(
  then: readonly Placed[],
  now: readonly Placed[],
  claimed: ReadonlySet<number>,
): Set<Role> {
  const list = (placed: readonly Placed[], role: Role) => {
    const sentences = new Set(placed.map(({ sentence }) => sentence));
    const inside = new Set(placed.map(({ word }) => word.id));
    return [...sentences]
      .flatMap(({ words }) => words)
      .filter((word) => word.role === role && !claimed.has(word.id) && !inside.has(word.id))
      .map(({ words }) => words.toLowerCase())
      .join(" ");
  };
  return new Set(TURNS.filter((role) => list(then, role) !== list(now, role)));
}

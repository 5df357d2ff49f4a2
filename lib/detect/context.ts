/**
 * Says what changed around marked words in their own sentence that turns what they say: a negation, a
 * modality or a verb of saying. "Confirmed that" and "denied that" leave every marked word in place.
 */
import { isModality, isNegation } from "./compare";
import { isSpeechVerb } from "./speech";
import { type Token, tokenise } from "./tokens";

/** One change around the marked words; empty where something was added or dropped. */
export type ContextChange = { readonly from: string; readonly to: string };

/** A sentence with the marked part of it, as UTF-16 offsets into the sentence. */
export type Marked = { readonly sentence: string; readonly start: number; readonly end: number };

/** What changed around the marked words: at most one change before them and one behind. */
export function compareContexts(from: Marked, to: Marked): ContextChange[] {
  const [a, b] = [turning(from), turning(to)];
  return [...changed(a.before, b.before), ...changed(a.behind, b.behind)];
}

/** The stretch between what two lists of words share at both ends; nothing where they are the same. */
function changed(from: readonly string[], to: readonly string[]): ContextChange[] {
  const isSame = (a: string | undefined, b: string | undefined) => a?.toLowerCase() === b?.toLowerCase();
  let head = 0;
  while (head < Math.min(from.length, to.length) && isSame(from[head], to[head])) head += 1;
  let tail = 0;
  while (tail < Math.min(from.length, to.length) - head && isSame(from.at(-1 - tail), to.at(-1 - tail)))
    tail += 1;
  const [dropped, added] = [from.slice(head, from.length - tail), to.slice(head, to.length - tail)];
  return dropped.length + added.length === 0 ? [] : [{ from: dropped.join(" "), to: added.join(" ") }];
}

/** The words around the marked ones that can turn a sentence, in order. */
function turning({ sentence, start, end }: Marked): { before: string[]; behind: string[] } {
  const turn = (from: number, to: number): string[] =>
    tokenise(sentence, from, to)
      .filter(turnsSentence)
      .map(({ text }) => text);
  return { before: turn(0, start), behind: turn(end, sentence.length) };
}

function turnsSentence(token: Token): boolean {
  return token.kind === "word" && (isNegation(token.lower) || isModality(token.lower) || isSpeechVerb(token));
}

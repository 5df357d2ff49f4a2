/**
 * Finds Bulgarian dash dialogue: a paragraph that opens with a dash and gives the speaker's words
 * between a second dash and the full stop („– Не знам – каза той. – Ще видим."). Without such a verb
 * the paragraph may as well be a list, and nothing is found.
 */
import type { Quoted } from "./quotations";
import { endsSentence } from "./sentences";
import { isSpeechVerb } from "./speech";
import type { Token } from "./tokens";
import { isDash } from "./tokens";

/** The spoken stretches of a dash paragraph, the leading dash included; none for other paragraphs. */
export function dialogueIn(tokens: readonly Token[]): Quoted[] {
  if (!isDash(tokens[0]) || tokens[1]?.kind !== "word" || !tokens[1].spaced || !tokens[1].capital) return [];
  const spoken: Quoted[] = [];
  let open = 0;
  for (let at = 2; at < tokens.length; at++) {
    if (!isDash(tokens[at]) || !tokens[at]?.spaced) continue;
    if (open >= 0 && speaksAfter(tokens, at)) {
      spoken.push(stretch(tokens, open, at - 1));
      open = -1;
    } else if (open < 0 && (endsSentence(tokens, at - 1) || tokens[at - 1]?.text === ",")) open = at;
  }
  if (spoken.length > 0 && open >= 0) spoken.push(stretch(tokens, open, tokens.length - 1));
  return spoken;
}

function speaksAfter(tokens: readonly Token[], dash: number): boolean {
  return isSpeechVerb(tokens[dash + 1]) || isSpeechVerb(tokens[dash + 2]);
}

function stretch(tokens: readonly Token[], open: number, close: number): Quoted {
  return { paragraph: tokens, open, last: tokens, close, opening: 1, closing: 0, style: "dash" };
}

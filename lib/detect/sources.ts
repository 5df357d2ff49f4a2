/** Names the source a sentence ascribes its claims to. */
import { isFree, type Name, namesIn } from "./names";
import { clauseEnd, subjectOf } from "./speakers";
import { isSpeechVerb, readSource } from "./speech";
import type { Token } from "./tokens";

/** The source a sentence ascribes its claims to, in its shortest form; null when it names none. */
export function sourceOfSentence(tokens: readonly Token[], from: number, to: number): string | null {
  for (let at = from; at < to; at++) {
    const end = readSource(tokens, at);
    if (end === null) continue;
    const name = /^(?:когото|която|които|whom|which)$/.test(tokens[end]?.lower ?? "")
      ? undefined
      : namesIn(tokens, end, Math.min(to, end + 8))[0];
    if (name) return name.text;
  }
  for (let at = from; at < to; at++) {
    // „се казва в изявлението" has no subject to name.
    if (!isSpeechVerb(tokens[at]) || tokens[at - 1]?.lower === "се") continue;
    const ahead = namesIn(tokens, from, at).filter(isFree);
    const inverted = tokens[at]?.cyrillic === true && tokens[at - 1]?.text === ",";
    const subject = inverted ? undefined : subjectOf(tokens, ahead);
    if (subject && at - subject.to <= 6) return subject.text;
    const office = namesIn(tokens, Math.max(from, at - 8), at).at(-1);
    if (office && at - office.to <= 1 && /^(?:for|of|на|от)$/.test(prepositionOf(tokens, office)))
      return office.text;
    const reach = tokens[at]?.cyrillic ? 10 : 4;
    const behind = namesIn(tokens, at + 1, Math.min(clauseEnd(tokens, at, to), at + reach)).find(
      (name) => !name.governed,
    );
    if (behind) return behind.text;
  }
  return null;
}

function prepositionOf(tokens: readonly Token[], name: Name): string {
  const before = tokens[name.from - 1]?.lower ?? "";
  return before === "the" ? (tokens[name.from - 2]?.lower ?? "") : before;
}

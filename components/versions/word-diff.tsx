/** Two wordings over each other: what went is struck out, what came is set off. Never by colour alone. */
import { wordParts } from "@/lib/browser/word-parts";

export function WordDiff({ from, to }: { from: string; to: string }) {
  return wordParts(from, to).map(({ kind, words }, i) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of two wordings come as a whole
    if (kind === "same") return <span key={i}>{words}</span>;
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    return kind === "removed" ? <del key={i}>{words}</del> : <ins key={i}>{words}</ins>;
  });
}

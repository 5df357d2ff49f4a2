/** Two wordings of a claim, laid over each other word by word for reading. What changed in meaning is said elsewhere. */
import { diffArrays } from "diff";

/** A run of words that both wordings have, or one of them alone. */
export type WordPart = { readonly kind: "same" | "removed" | "added"; readonly words: string };

/** Grouped figures, words with what joins them („Сон-хуи“, „8000-ите“, "10,5"), white space, single signs. */
const TOKEN =
  /\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|[\p{L}\p{M}\p{N}]+(?:[-’'.,:][\p{L}\p{M}\p{N}]+)*|\s+|[^\s]/gu;

/**
 * The parts of both, in order: those that are not `added` concatenate to `from`, those that are not
 * `removed` to `to`. White space between two changes belongs to them, so that a phrase that was replaced
 * is struck out and set as one.
 */
export function wordParts(from: string, to: string): WordPart[] {
  const parts: { same: boolean; removed: string; added: string }[] = [];
  for (const { added, removed, value } of diffArrays(from.match(TOKEN) ?? [], to.match(TOKEN) ?? [])) {
    const words = value.join("");
    const last = parts.at(-1);
    const same = !added && !removed;
    if (same || !last || last.same) parts.push({ same, removed: "", added: "" });
    const part = parts.at(-1);
    if (!part) continue;
    if (!added) part.removed += words;
    if (!removed) part.added += words;
  }
  const joined = parts.filter((part, i) => {
    const before = parts[i - 1];
    const after = parts[i + 1];
    if (!part.same || part.added.trim() !== "" || !before || !after) return true;
    after.removed = before.removed + part.removed + after.removed;
    after.added = before.added + part.added + after.added;
    before.removed = "";
    before.added = "";
    return false;
  });
  return joined.flatMap(({ same, removed, added }): WordPart[] => {
    if (same) return [{ kind: "same", words: added }];
    // A space that both end with is nobody's change.
    const space = removed.trim() !== "" && added.trim() !== "" ? sharedSpace(removed, added) : "";
    const end = -space.length || undefined;
    return [
      ...part("removed", removed.slice(0, end)),
      ...part("added", added.slice(0, end)),
      ...part("same", space),
    ];
  });
}

function part(kind: WordPart["kind"], words: string): WordPart[] {
  return words === "" ? [] : [{ kind, words }];
}

/** The white space at the end of both. */
function sharedSpace(a: string, b: string): string {
  const space = /\s*$/.exec(a)?.[0] ?? "";
  return b.endsWith(space) ? space : "";
}

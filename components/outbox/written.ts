/** The words a person typed into a change, which are shown with it wherever it is, so that none are lost. */
import type { Write } from "@/lib/browser/queue";

const FIELDS = ["statement", "speaker", "attributedTo", "justification", "reason", "note"] as const;

/** A typed text and the field it was typed into. */
export type Written = { readonly field: (typeof FIELDS)[number]; readonly words: string };

/** The texts in a change's body, in the order of the fields. */
export function writtenIn({ body }: Write): Written[] {
  const { assessment, ...own } = (body ?? {}) as Record<string, unknown>; // A body is a JSON object or none.
  const fields = { ...own, ...(typeof assessment === "object" ? assessment : {}) };
  return FIELDS.flatMap((field) => {
    const words = fields[field];
    return typeof words === "string" && words.trim() !== "" ? [{ field, words }] : [];
  });
}

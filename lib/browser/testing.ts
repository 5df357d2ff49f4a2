/** Builds small articles with claims for the tests of this room. */
import { packClaims } from "../model/packed";
import { packCandidates, packDismissals } from "../model/packed-candidates";
import type { Claim } from "../model/wire";
import { TextIndex } from "../text/offsets";
import { utf16 } from "../text/units";
import { ClaimStore } from "./claim-store";
import type { ReaderSource } from "./reader-page";

export const ME = { id: "me", name: "Мария Илиева" };
export const OTHER = { id: "other", name: "Димитър Петров" };

/**
 * A claim as the server has it, on the first place of `exact` in `text`.
 * @throws RangeError when the words are not in the text
 */
export function claimOn(text: string, exact: string, change: Partial<Claim> = {}): Claim {
  const at = text.indexOf(exact);
  if (at < 0) throw new RangeError(`„${exact}“ is not in the text`);
  const index = new TextIndex(text);
  return {
    id: exact,
    articleId: "article",
    revision: 1,
    type: "quantity",
    tag: "unverified",
    contested: false,
    stale: false,
    unassessed: true,
    withdrawnAt: null,
    wording: exact,
    anchor: {
      version: 1,
      state: "exact",
      start: index.toCodePoint(utf16(at)),
      end: index.toCodePoint(utf16(at + exact.length)),
      exact,
      prefix: "",
      suffix: "",
      paragraph: 1,
      score: 1,
      changes: [],
    },
    value: null,
    speaker: null,
    attributedTo: null,
    statement: null,
    assessments: [],
    decision: null,
    createdBy: ME,
    createdAt: "2024-11-01T10:00:00.000Z",
    updatedAt: "2024-11-01T10:00:00.000Z",
    ...change,
  };
}

/** A store of a version of a text with one paragraph a line. */
export function storeOf(text: string, claims: readonly Claim[] = [], version = 1): ClaimStore {
  const index = new TextIndex(text);
  let at = 0;
  const blocks = text.split("\n").map((line) => {
    const start = index.toCodePoint(utf16(at));
    at += line.length + 1;
    return { kind: "paragraph" as const, start, end: index.toCodePoint(utf16(at - 1)) };
  });
  return new ClaimStore({
    text,
    blocks,
    claims: packClaims(claims),
    version,
    article: { ...LABEL, status: "open", statusReason: null, note: "", revision: 1, metaRevision: 1 },
  });
}

/** What stands above the text of an article. */
export const LABEL = {
  title: "Заглавие",
  sourceUrl: null,
  publisher: "Вестник",
  author: null,
  publishedAt: null,
} as const;

/** What a reader of an article of one paragraph, at revision 3 and with no claims, is made from. */
export function readerOf(id: string, text: string, title = "Заглавие"): ReaderSource {
  return {
    page: {
      article: {
        id,
        ...LABEL,
        title,
        language: "bg",
        version: 1,
        importedBy: ME,
        status: "open",
        statusReason: null,
        note: "",
        revision: 3,
        metaRevision: 1,
      },
      text,
      blocks: [{ kind: "paragraph", start: 0, end: text.length }],
      claims: packClaims([]),
      candidates: packCandidates([]),
      dismissals: packDismissals([]),
      types: [],
      versions: [],
      me: { ...ME, role: "checker" },
    },
    preferences: {},
    languages: {},
  };
}

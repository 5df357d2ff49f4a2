/**
 * A claim's history in sentences: which sentence an event is told by, and with which words. The sentences
 * themselves are in the catalogues.
 */

import type enClaim from "@/lib/messages/en/claim.json";
import type { Verdict } from "@/lib/model/vocabulary";
import type { Change, HistoryEntry, Value } from "@/lib/model/wire";

/** One sentence. `note`: what the person wrote with it, or null. */
export type Telling = {
  readonly key: keyof typeof enClaim.told;
  readonly values: Readonly<Record<string, string>>;
  readonly note: string | null;
};

/** How the parts of a sentence are named in the language of the page. */
export type Naming = {
  /** Who did it; null for the desk itself. */
  person: (name: string | null) => string;
  verdict: (verdict: Verdict) => string;
  type: (slug: string) => string;
  value: (value: Value) => string;
};

type Fields = HistoryEntry["change"]["to"];

/** The sentences an event is told by: one, or one for each field that was changed. */
export function tell(entry: HistoryEntry, naming: Naming): Telling[] {
  const { from, to } = entry.change;
  const who = naming.person(entry.actor?.name ?? null);
  const one = (
    key: Telling["key"],
    values: Record<string, string> = {},
    note: string | null = null,
  ): Telling[] => [{ key, values: { who, ...values }, note }];
  const verdict = (fields: Fields) => {
    const found = wordsOf(fields, "verdict");
    return found === null ? null : naming.verdict(found as Verdict); // Nothing else is recorded there.
  };
  switch (entry.kind) {
    case "claim_marked": {
      const given = to.assessment as Fields | null | undefined; // A mark is recorded as it was sent.
      const tag = given ? verdict(given) : null;
      if (!given || tag === null) return one("marked");
      return one("markedAs", { verdict: tag }, wordsOf(given, "justification"));
    }
    case "claim_changed":
      return Object.keys(to).flatMap((field) => changed(field, from, to, who, naming));
    case "claim_moved":
      return one("moved", { from: wordsOf(from, "exact") ?? "", to: wordsOf(to, "exact") ?? "" });
    case "claim_withdrawn":
      return one("withdrawn");
    case "claim_restored":
      return one("restored");
    case "claim_followed":
      return one(followed(from, to), {
        version: String(to.version ?? ""),
        from: wordsOf(from, "exact") ?? "",
        to: wordsOf(to, "exact") ?? "",
        ...contextOf(to),
      });
    case "claim_reattached": {
      const words = { from: wordsOf(from, "wording") ?? "", to: wordsOf(to, "exact") ?? "" };
      return one(to.action === "place" ? "placedAnew" : "reattached", words);
    }
    case "assessment_given": {
      const [before, now] = [verdict(from), verdict(to) ?? ""];
      const note = wordsOf(to, "justification");
      if (before === null) return one("assessed", { verdict: now }, note);
      if (before === now) return one("completed", { verdict: now }, note);
      return one("reassessed", { from: before, verdict: now }, note);
    }
    case "assessment_taken_back":
      return one("unassessed", { verdict: verdict(from) ?? "" });
    case "decision_made":
      return one("decided", { verdict: verdict(to) ?? "" }, entry.reason);
    case "decision_taken_back":
      return one("undecided", { verdict: verdict(from) ?? "" });
    default:
      return one("other", {}, entry.reason);
  }
}

function changed(field: string, from: Fields, to: Fields, who: string, naming: Naming): Telling[] {
  if (field === "type") {
    const [before, now] = [wordsOf(from, "type") ?? "", wordsOf(to, "type") ?? ""];
    return [{ key: "retyped", values: { who, from: naming.type(before), to: naming.type(now) }, note: null }];
  }
  if (field !== "value" && field !== "speaker" && field !== "attributedTo" && field !== "statement") {
    return [{ key: "other", values: { who }, note: null }];
  }
  const named = (fields: Fields) => {
    const value = fields[field];
    if (value === null || value === undefined) return null;
    // Recorded as the wire has it.
    return field === "value" ? naming.value(value as Value) : String(value);
  };
  const [before, now] = [named(from), named(to)];
  const how = before === null ? "added" : now === null ? "removed" : "changed";
  return [{ key: field, values: { who, how, from: before ?? "", to: now ?? "" }, note: null }];
}

/** What a new version did to a claim's words. */
function followed(from: Fields, to: Fields): Telling["key"] {
  if (to.state === "lost") return "followedLost";
  if (to.state === "drifted") {
    return wordsOf(from, "exact") === wordsOf(to, "exact") && contextOf(to)
      ? "followedContext"
      : "followedDrifted";
  }
  return to.state === "moved" ? "followedMoved" : "followedBack";
}

/** What changed beside the words, for a drift of what is said of them; null where nothing did. */
function contextOf(to: Fields): { how: string; before: string; now: string } | null {
  const changes = to.changes as Change[] | undefined; // Recorded as the wire has it.
  const change = changes?.find(({ kind }) => kind === "context");
  if (!change) return null;
  const how = change.from === "" ? "added" : change.to === "" ? "removed" : "changed";
  return { how, before: change.from, now: change.to };
}

function wordsOf(fields: Fields, name: string): string | null {
  const value = fields[name];
  return typeof value === "string" && value !== "" ? value : null;
}

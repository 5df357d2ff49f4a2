/**
 * Compares what the finder offers with the labels: precision, recall and F1 for exact and overlapping
 * spans, value and speaker accuracy over the spans found exactly, false alarms on claim-free documents.
 * Doubtful candidates and doubtful labels count neither way; focus particles at a span's start are
 * trimmed on both sides, since the conventions allow them in or out.
 */
import { type Candidate, DOUBTFUL_BELOW } from "../../lib/detect/candidate";
import { detect } from "../../lib/detect/detect";
import type { Document, Label } from "./labels";

/** Labels, candidates, and how many of them agree exactly or touch. */
export type Count = { gold: number; found: number; exact: number; overlap: number };
/** The result over a set; `errors` one line each. */
export type Score = {
  groups: Map<string, Count>;
  values: { right: number; of: number };
  speakers: { right: number; of: number };
  claimFree: { documents: number; alarms: number };
  errors: string[];
};

const FOCUS = /^(?:(?:само|едва|общо|цели|по|още|only|just|another|total)\s+)+/i;

function trimmed(text: string, start: number, end: number): number {
  return start + (FOCUS.exec(text.slice(start, end))?.[0].length ?? 0);
}

/** Scores the finder on `documents`. */
export function score(documents: readonly Document[]): Score {
  const result: Score = {
    groups: new Map(),
    values: { right: 0, of: 0 },
    speakers: { right: 0, of: 0 },
    claimFree: { documents: 0, alarms: 0 },
    errors: [],
  };
  for (const document of documents) scoreDocument(document, result);
  return result;
}

function scoreDocument(document: Document, result: Score): void {
  const { text, labels } = document;
  const doubtful = labels.filter((label) => label.type === "doubtful");
  const gold = labels.filter((label) => label.type !== "doubtful");
  const found = detect(text).filter(
    (candidate) =>
      candidate.confidence >= DOUBTFUL_BELOW &&
      !doubtful.some((label) => label.start < candidate.end && candidate.start < label.end),
  );
  if (labels.length === 0) {
    result.claimFree.documents++;
    result.claimFree.alarms += found.length;
  }
  for (const label of gold) scoreLabel(document, label, found, result);
  for (const candidate of found) {
    for (const count of groupsOf(result, document.language, candidate.type)) count.found++;
    const same = gold.filter((label) => family(label.type) === family(candidate.type));
    if (!same.some((label) => exact(text, label, candidate) && label.type === candidate.type)) {
      result.errors.push(
        `+ ${document.language} ${candidate.type} ${candidate.confidence} «${candidate.text}»  IN ${text}`,
      );
    }
  }
}

function scoreLabel(document: Document, label: Label, found: readonly Candidate[], result: Score): void {
  const { text, language } = document;
  const typed = found.filter((candidate) => candidate.type === label.type);
  const hit = typed.find((candidate) => exact(text, label, candidate));
  const touching = typed.find((candidate) => candidate.start < label.end && label.start < candidate.end);
  for (const count of groupsOf(result, language, label.type)) {
    count.gold++;
    if (hit) count.exact++;
    if (touching) count.overlap++;
  }
  const words = text.slice(label.start, label.end);
  if (!hit) result.errors.push(`- ${language} ${label.type} «${words}»  IN ${text}`);
  const near = hit ?? touching;
  if (label.value && near) {
    result.values.of++;
    if (sameValue(label, near)) result.values.right++;
    else result.errors.push(`v ${JSON.stringify(near.value)} for ${JSON.stringify(label.value)} «${words}»`);
  }
  if (label.speaker !== undefined && near) {
    result.speakers.of++;
    if (label.speaker === near.speaker) result.speakers.right++;
    else result.errors.push(`s ${near.speaker} for ${label.speaker}  IN ${text}`);
  }
}

function exact(text: string, label: Label, candidate: Candidate): boolean {
  return (
    label.end === candidate.end &&
    trimmed(text, label.start, label.end) === trimmed(text, candidate.start, candidate.end)
  );
}

function sameValue(label: Label, candidate: Candidate): boolean {
  const [a, b] = [label.value, candidate.value];
  if (!a || !b) return false;
  return near(a.min, b.min) && near(a.max, b.max) && a.approximate === b.approximate && a.unit === b.unit;
}

function near(a: number | null, b: number | null): boolean {
  return a === null || b === null ? a === b : Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));
}

const family = (type: string): string => (type === "quote" ? "quote" : "figure");

function groupsOf(result: Score, language: string, type: string): Count[] {
  return [`${family(type)}s`, `${family(type)}s ${language}`, `${type} ${language}`].map((key) => {
    const known = result.groups.get(key) ?? { gold: 0, found: 0, exact: 0, overlap: 0 };
    result.groups.set(key, known);
    return known;
  });
}

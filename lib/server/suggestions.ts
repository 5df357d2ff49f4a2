/**
 * The claim finder's candidates of an article with what became of each, and the coverage that follows.
 * Candidates depend on the text alone, so they are found once a version and kept in memory; states depend
 * on claims and dismissals and are worked out from them each time the article has changed.
 */
import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import { DETECTOR_VERSION, detect } from "../detect/detect";
import { detectedSpans } from "../detect/spans";
import { type CandidateState, candidateStates, coverageOf, isCounted, runOf } from "../model/coverage";
import { AppError } from "../model/errors";
import {
  type PackedCandidates,
  type PackedDismissals,
  packCandidates,
  packDismissals,
} from "../model/packed-candidates";
import { type Actor, authorise } from "../model/policy";
import {
  type Coverage,
  type Detected,
  MAX_TEXT_BYTES,
  type Suggestion,
  type Suggestions,
} from "../model/wire";
import { foldTypography } from "../text/fold";
import type { TextIndex } from "../text/offsets";
import { DISMISSAL_SELECT, toDismissal } from "./claims";
import { read, type Transaction } from "./db";
import { shared } from "./hub";
import { versionText } from "./version-text";

type Candidate = Omit<Suggestion, "state" | "claimId">;

/** Candidates kept in memory, over all versions: those of some thousand ordinary articles. */
const KEPT_CANDIDATES = 200_000;
/** Runs kept in memory, in letters. */
const KEPT_LETTERS = 2_000_000;

function keptCandidates(): LRUCache<string, readonly Candidate[]> {
  return shared(
    "candidates",
    () => new LRUCache({ maxSize: KEPT_CANDIDATES, sizeCalculation: (found) => found.length + 1 }),
  );
}

function keptRuns(): LRUCache<string, string> {
  return shared(
    "coverage runs",
    () => new LRUCache({ maxSize: KEPT_LETTERS, sizeCalculation: (run) => run.length + 1 }),
  );
}

/** Finds the candidates of a text; offsets in code points. */
function candidatesIn(index: TextIndex): Candidate[] {
  const occurrences = new Map<string, number>();
  return detect(index.text).map(({ text, type, confidence, value, speaker, attributedTo, why, ...span }) => {
    const words = `${type}\n${foldTypography(text).text}`;
    const occurrence = (occurrences.get(words) ?? 0) + 1;
    occurrences.set(words, occurrence);
    const id = createHash("sha256").update(`${words}\n${occurrence}`).digest("hex").slice(0, 32);
    return { id, ...index.spanToCodePoints(span), text, type, confidence, value, speaker, attributedTo, why };
  });
}

async function candidatesOf(db: Transaction, versionId: string): Promise<readonly Candidate[]> {
  const known = keptCandidates().get(versionId);
  if (known !== undefined) return known;
  const found = candidatesIn((await versionText(db, versionId)).index);
  keptCandidates().set(versionId, found);
  return found;
}

/** What became of each candidate of a version, in their order. */
async function statesOf(
  db: Transaction,
  versionId: string,
  candidates: readonly Candidate[],
): Promise<CandidateState[]> {
  const anchors = await db.anchor.findMany({
    where: { versionId, start: { not: null }, claim: { withdrawnAt: null } },
    orderBy: [{ start: "asc" }, { id: "asc" }],
    select: { claimId: true, start: true, end: true },
  });
  const dismissals = await db.dismissal.findMany({
    where: { versionId, takenBackAt: null },
    orderBy: [{ start: "asc" }, { id: "asc" }],
    select: { start: true, end: true, typeSlug: true, kind: true },
  });
  return candidateStates(
    candidates,
    anchors.flatMap(({ claimId, start, end }) =>
      start === null || end === null ? [] : [{ id: claimId, start, end }],
    ),
    dismissals.map(({ typeSlug, ...place }) => ({ ...place, type: typeSlug })),
  );
}

function countedRun(candidates: readonly Candidate[], states: readonly CandidateState[]): string {
  return runOf(
    states.filter((_, i) => {
      const candidate = candidates[i];
      return candidate !== undefined && isCounted(candidate);
    }),
  );
}

async function versionIdOf(db: Transaction, articleId: string, number: number): Promise<string> {
  const { id } = await db.articleVersion.findUniqueOrThrow({
    where: { articleId_number: { articleId, number } },
    select: { id: true },
  });
  return id;
}

/**
 * The candidates of an article's newest version, doubtful ones too, and its coverage.
 * @throws AppError `NOT_FOUND`
 */
export async function readSuggestions(actor: Actor, articleId: string): Promise<Suggestions> {
  authorise(actor, "article:read");
  const article = await read().article.findUnique({
    where: { id: articleId },
    select: { newestVersion: true, revision: true },
  });
  if (article === null) throw new AppError("NOT_FOUND", "There is no such article.");
  const versionId = await versionIdOf(read(), articleId, article.newestVersion);
  const candidates = await candidatesOf(read(), versionId);
  const states = await statesOf(read(), versionId, candidates);
  return {
    version: article.newestVersion,
    detectorVersion: DETECTOR_VERSION,
    revision: article.revision,
    items: candidates.map((candidate, i) => ({ ...candidate, ...(states[i] ?? { state: "open" }) })),
    coverage: coverageOf(countedRun(candidates, states)),
  };
}

/** What the reader's page is drawn from: the candidates of one version, and what was set aside in it. */
export async function readPackedCandidates(
  actor: Actor,
  articleId: string,
  version: number,
): Promise<{ candidates: PackedCandidates; dismissals: PackedDismissals }> {
  authorise(actor, "article:read");
  const versionId = await versionIdOf(read(), articleId, version);
  const dismissals = await read().dismissal.findMany({
    where: { versionId, takenBackAt: null },
    orderBy: [{ start: "asc" }, { id: "asc" }],
    select: DISMISSAL_SELECT,
  });
  return {
    candidates: packCandidates(await candidatesOf(read(), versionId)),
    dismissals: packDismissals(dismissals.map(toDismissal)),
  };
}

/** What became of every counted candidate of an article at its present revision; see `runOf`. */
export async function articleRun(
  db: Transaction,
  article: { id: string; revision: number; newestVersion: number },
): Promise<string> {
  const key = `${article.id} ${article.revision}`;
  const known = keptRuns().get(key);
  if (known !== undefined) return known;
  const versionId = await versionIdOf(db, article.id, article.newestVersion);
  const candidates = await candidatesOf(db, versionId);
  const run = countedRun(candidates, await statesOf(db, versionId, candidates));
  keptRuns().set(key, run);
  return run;
}

/** The coverage of one article at its present revision. */
export async function articleCoverage(
  db: Transaction,
  article: { id: string; revision: number; newestVersion: number },
): Promise<Coverage> {
  return coverageOf(await articleRun(db, article));
}

/**
 * What the finder offers in a text that is stored nowhere.
 * @throws AppError `TOO_LARGE` above 5 MiB as UTF-8
 */
export function detectSpans(text: string): Detected {
  if (Buffer.byteLength(text) > MAX_TEXT_BYTES) {
    throw new AppError("TOO_LARGE", `A text may have ${MAX_TEXT_BYTES} bytes at most, as UTF-8.`);
  }
  return { spans: detectedSpans(text) };
}

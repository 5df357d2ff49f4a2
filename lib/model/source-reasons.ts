/**
 * Why a source was not taken, as words for programs: they go as `reason` beside the field at fault, and
 * pages say each in the person's language.
 */
export const SOURCE_REASONS = [
  // What was sent.
  "empty",
  "nul",
  "binary",
  "undecodable",
  "too-large",
  "no-text",
  "too-complex",
  // The address.
  "no-address",
  "scheme",
  "credentials",
  "port",
  "private",
  // The way there, and what was found.
  "unknown-host",
  "unreachable",
  "too-slow",
  "redirects",
  "forbidden",
  "gone",
  "failing",
  "wrong-type",
  "broken",
] as const;

export type SourceReason = (typeof SOURCE_REASONS)[number];

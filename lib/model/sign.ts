/** The sign of a claim: the loudest true thing about it, which its line and its stamp's glyph show. */
import type { Verdict } from "./vocabulary";

/** What a claim shows of its standing: its tag, unless something about it is louder. */
export type Sign = Verdict | "contested" | "stale" | "lost" | "candidate";

/** The loudest true thing about a claim, in the order an editor wants to hear of it. */
export function signOf(claim: {
  tag: Verdict;
  contested: boolean;
  stale: boolean;
  anchor: { state: string };
}): Sign {
  if (claim.anchor.state === "lost") return "lost";
  if (claim.stale) return "stale";
  return claim.contested ? "contested" : claim.tag;
}

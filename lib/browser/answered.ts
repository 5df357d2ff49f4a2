/** What the server answers a write with, by the kind of the write: the wire's shapes, told apart in one place. */
import type { ArticleSummary, Claim, Dismissal, MarkedClaim } from "../model/wire";
import type { Write } from "./queue";

export type Answer =
  | { readonly about: "claim"; readonly claim: Claim }
  | { readonly about: "dismissal"; readonly dismissal: Dismissal }
  | { readonly about: "article"; readonly article: ArticleSummary };

/** @param answer what the route of the write answered: both ends are of one build */
export function answerTo({ kind }: Write, answer: unknown): Answer {
  switch (kind) {
    case "mark":
      return { about: "claim", claim: (answer as MarkedClaim).claim };
    case "dismiss":
    case "takeBack":
      return { about: "dismissal", dismissal: answer as Dismissal };
    case "article":
      return { about: "article", article: answer as ArticleSummary };
    default:
      return { about: "claim", claim: answer as Claim };
  }
}

/** Claims that a bench puts straight into the database lie exactly on their words. */
import { v7 } from "uuid";
import type { Prisma } from "../prisma/generated/client";

type Place = { readonly start: number; readonly end: number; readonly exact: string };

/** The anchor of such a claim; `start` and `end` count code points. */
export function laidAnchor(
  { start, end, exact }: Place,
  of: { claimId: string; versionId: string; createdAt: Date },
): Prisma.AnchorCreateManyInput {
  return {
    ...of,
    id: v7(),
    start,
    end,
    exact,
    prefix: "",
    suffix: "",
    paragraph: 1,
    state: "exact",
    changes: [],
  };
}

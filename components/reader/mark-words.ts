"use client";
/** What marks and offered words say of themselves to whoever cannot see them, in the language of the page. */
import { useMemo } from "react";
import { useTranslations } from "use-intl/react";
import { signOf } from "@/lib/model/sign";
import { useDescribed } from "./candidate-why";
import { useDesk } from "./desk-context";
import type { Painting } from "./marked-text";
import { useTypeName } from "./type-name";

export type MarkWords = Pick<Painting, "inWords" | "described">;

/** The same object while the language stays. Made once a page: a long one has thousands of blocks. */
export function useMarkWords(): MarkWords {
  const { candidates } = useDesk();
  const inFull = useDescribed();
  const typeName = useTypeName();
  const t = useTranslations("common.sign");
  return useMemo(
    () => ({
      inWords: (claim) => `${typeName(claim.type)}, ${t(signOf(claim))}`,
      described: (number) => {
        const candidate = candidates.candidate(number);
        return candidate ? inFull(candidate) : "";
      },
    }),
    [candidates, inFull, typeName, t],
  );
}

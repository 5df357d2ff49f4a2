"use client";
/** The person's own verdict, why, and how sure they are. What is typed is sent with the verdict. */
import { useId, useRef } from "react";
import { useTranslations } from "use-intl/react";
import type { DeskClaim } from "@/lib/browser/desk-claim";
import type { Verdict } from "@/lib/model/vocabulary";
import type { Assessment } from "@/lib/model/wire";
import { useDesk } from "../reader/desk-context";
import { Icon } from "../ui/icon";
import { type Draft, useDraft } from "./use-draft";

const RATINGS = ["", "1", "2", "3", "4", "5"];

type Fields = { justification: string; rating: string };

/** What the verdict's buttons and fields share; the sheet shows the buttons apart from the fields. */
export type MyVerdict = {
  given: Verdict | null;
  /** Whether it still stands; one on other words is history. */
  stands: boolean;
  draft: Draft<Fields>;
  give: (verdict: Verdict) => void;
  takeBack: () => void;
};

/** @param said what people said of the claim, with what is on its way; null while that is not known */
export function useMyVerdict(claim: DeskClaim, said: readonly Assessment[] | null): MyVerdict {
  const { desk, me } = useDesk();
  const given = said?.find((one) => one.user.id === me.id);
  // What was typed is kept until the server has it.
  const mine = claim.full?.assessments.find((one) => one.user.id === me.id);
  const draft = useDraft<Fields>(claim.id, "verdict", {
    justification: mine?.justification ?? "",
    rating: mine?.rating?.toString() ?? "",
  });
  return {
    given: given?.verdict ?? null,
    stands: given?.stands ?? false,
    draft,
    give: (verdict) => {
      const { justification, rating } = draft.typed;
      // Only what differs is sent: a field that was left alone keeps what is saved.
      const more = draft.dirty
        ? { justification: justification.trim() || null, rating: rating === "" ? null : Number(rating) }
        : {};
      desk.assess(claim.id, verdict, more);
    },
    takeBack: () => {
      draft.clear();
      desk.takeBackAssessment(claim.id);
    },
  };
}

/** The two verdicts as buttons; the one that was given is pressed. */
export function VerdictButtons({ mine }: { mine: MyVerdict }) {
  const t = useTranslations("common.sign");
  return (
    <div className="flex gap-2">
      {(["verified", "unverified"] as const).map((verdict) => (
        <button
          key={verdict}
          type="button"
          className="btn flex-1 px-2 text-small"
          aria-pressed={mine.given === verdict && mine.stands}
          onClick={() => mine.give(verdict)}
        >
          <Icon name={verdict === "verified" ? "check" : "ask"} />
          {t(verdict)}
        </button>
      ))}
    </div>
  );
}

/** Why, and how sure. */
export function VerdictFields({ mine }: { mine: MyVerdict }) {
  const t = useTranslations("claim.verdict");
  const id = useId();
  const { typed, type, dirty } = mine.draft;
  const fields = useRef<HTMLFieldSetElement>(null);
  return (
    <>
      <textarea
        aria-label={t("why")}
        placeholder={t("why")}
        className="field-input field-sizing-content max-h-60 min-h-9 resize-none py-1.5 text-small"
        rows={1}
        maxLength={10_000}
        value={typed.justification}
        onChange={(event) => type({ justification: event.target.value })}
      />
      <fieldset
        ref={fields}
        tabIndex={-1}
        className="flex flex-wrap items-center gap-x-1 text-small max-desk:gap-x-0"
      >
        <legend className="float-left mr-2 text-ink-2">{t("rating")}</legend>
        {RATINGS.map((rating) => (
          <label
            key={rating}
            className="relative inline-grid min-h-(--tap) min-w-7 cursor-pointer place-items-center rounded-ctl px-1.5 text-ink-2 hover:bg-wash has-checked:bg-wash has-checked:font-semibold has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-ink"
          >
            <input
              type="radio"
              name={id}
              className="absolute inset-0 cursor-pointer appearance-none outline-none"
              checked={typed.rating === rating}
              onChange={() => type({ rating })}
            />
            {rating === "" ? t("noRating") : rating}
          </label>
        ))}
      </fieldset>
      {(dirty || mine.given !== null) && (
        <p className="flex flex-wrap items-center gap-2 text-small text-ink-3">
          {dirty && <span className="mr-auto">{t("draft")}</span>}
          {dirty && mine.given !== null && (
            <button
              type="button"
              className="btn text-small"
              onClick={() => mine.given && mine.give(mine.given)}
            >
              {t("save")}
            </button>
          )}
          {!dirty && (
            <button
              type="button"
              className="pick ml-auto font-normal text-ink-2"
              onClick={() => {
                // This button goes with its press; the keyboard goes on from here.
                fields.current?.focus({ preventScroll: true });
                mine.takeBack();
              }}
            >
              {t("takeBack")}
            </button>
          )}
        </p>
      )}
    </>
  );
}

"use client";
/** What people said of a claim: each verdict with its reason, and whether it still stands. */
import { useTranslations } from "use-intl/react";
import type { Assessment, Decision } from "@/lib/model/wire";
import { initials } from "../ui/face";
import { Icon } from "../ui/icon";
import { useWhen } from "./when";

/** A verdict in words, with the glyph of its tag. */
export function VerdictWords({ verdict }: { verdict: Assessment["verdict"] }) {
  const t = useTranslations("claim.sign");
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap">
      <Icon name={verdict === "verified" ? "check" : "ask"} className="size-[.95rem]" />
      {t(verdict)}
    </span>
  );
}

/** One person's word. `words`: what the claim now says; `lang`: the language of its words. */
export function Said(props: {
  said: Pick<Assessment, "user" | "verdict" | "at" | "version" | "exact" | "stands">;
  why: string | null;
  rating?: number | null;
  words: string;
  lang: string;
  of: "verdict" | "decision";
}) {
  const t = useTranslations("claim");
  const when = useWhen();
  const { said, why, rating = null } = props;
  return (
    <div className="grid grid-cols-[1.375rem_1fr_auto] gap-x-2.5 gap-y-0.5 text-small leading-[1.4]">
      <span aria-hidden="true" className="face size-[1.375rem] text-[.5625rem]">
        {initials(said.user.name)}
      </span>
      <div className="flex flex-wrap items-center gap-x-2">
        <b className="font-semibold">{said.user.name}</b>
        <span className={`flex ${said.stands ? "" : "text-ink-3 line-through"}`}>
          <VerdictWords verdict={said.verdict} />
        </span>
      </div>
      <time dateTime={said.at} className="pt-px text-micro text-ink-3">
        {when(said.at)}
      </time>
      {why !== null && (
        <p className="col-span-2 col-start-2 break-words whitespace-pre-line text-ink-2">{why}</p>
      )}
      {rating !== null && (
        <p className="col-span-2 col-start-2 text-ink-3">{t("verdict.rated", { rating })}</p>
      )}
      {!said.stands && (
        <p className="col-span-2 col-start-2 text-ink-3">
          {said.exact === props.words
            ? t(`${props.of}.onOtherMeaning`)
            : t.rich(`${props.of}.onOtherWords`, {
                words: said.exact,
                version: said.version,
                q: (chunks) => <Quoted lang={props.lang}>{chunks}</Quoted>,
              })}
        </p>
      )}
    </div>
  );
}

/** Words of the article inside a sentence of the interface, in quotation marks of their own language. */
export function Quoted({ lang, children }: { lang: string; children: React.ReactNode }) {
  return (
    <q lang={lang} className="font-serif text-ink-2">
      {lang.startsWith("bg") ? "„" : "“"}
      {children}
      {lang.startsWith("bg") ? "“" : "”"}
    </q>
  );
}

/** All assessments of a claim. */
export function Assessments(props: {
  assessments: readonly Assessment[];
  contested: boolean;
  words: string;
  lang: string;
}) {
  const t = useTranslations("claim.verdict");
  const { assessments } = props;
  const count = assessments.length;
  return (
    <section className="border-t border-hair px-4 pt-2.5 pb-3">
      <h3 className="label mb-1.5">
        {count === 0 ? t("nobody") : t(props.contested ? "differ" : "heading", { count })}
      </h3>
      <div className="grid gap-2">
        {assessments.map((one) => (
          <Said
            key={one.user.id}
            said={one}
            why={one.justification}
            rating={one.rating}
            words={props.words}
            lang={props.lang}
            of="verdict"
          />
        ))}
      </div>
    </section>
  );
}

/** The decision that settled a claim. */
export function Settled({ decision, words, lang }: { decision: Decision; words: string; lang: string }) {
  return <Said said={decision} why={decision.reason} words={words} lang={lang} of="decision" />;
}

"use client";
/**
 * The open card: all there is to one claim, and all that can be done with it. The rail shows it as a card
 * beside the text, a phone as a sheet; which parts the sheet shows depends on how far it is drawn up.
 */
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl/react";
import { getClaim, Refusal } from "@/lib/browser/client";
import type { DeskClaim } from "@/lib/browser/desk-claim";
import { outboxOf } from "@/lib/browser/outbox-here";
import { signOf } from "@/lib/model/sign";
import type { Assessment, Claim } from "@/lib/model/wire";
import { useClaim, useDesk } from "../reader/desk-context";
import { ReadersOf } from "../reader/live";
import { useTypeName } from "../reader/type-name";
import { Icon } from "../ui/icon";
import { AnchorNotice, StoodNotice } from "./anchor-notice";
import { ActionsMenu, TypeMenu } from "./card-menus";
import { changedFields } from "./changed-fields";
import { CopiedLine, useCopyQuote } from "./copy-quote";
import { DecisionSection } from "./decide";
import { History } from "./history";
import { useMyVerdict, VerdictButtons, VerdictFields } from "./my-verdict";
import { HeldLine, RefusedLine } from "./notices";
import { type Rights, useRights } from "./rights";
import { Assessments } from "./said";
import { saidOf } from "./said-of";
import { SamePlace } from "./same-place";
import { Stamp } from "./stamp";
import { useHeld } from "./use-held";
import { NoValue, ValueSection } from "./value-section";

/** Previous and next, where no other card is in sight to go to. */
export type Ways = { previous: (() => void) | null; next: (() => void) | null };

type CardProps = {
  id: string;
  /** The language of the claim's words. */
  lang: string;
  close: () => void;
  /** In the sheet: the ways to other claims, and whether more than the words and verdicts is shown. */
  sheet?: { ways: Ways; whole: boolean };
};

export function OpenCard(props: CardProps) {
  const claim = useClaim(props.id);
  return claim ? <OpenedCard claim={claim} {...props} /> : null;
}

function OpenedCard({ claim, lang, close, sheet }: CardProps & { claim: DeskClaim }) {
  const { desk, me, store, types } = useDesk();
  const t = useTranslations("claim");
  const signs = useTranslations("common.sign");
  const typeName = useTypeName();
  const { shown, waiting, show } = useHeld(claim);
  const rights = useRights(claim.createdBy.id);
  const said = saidOf(shown, me, outboxOf(me.id).entries());
  const mine = useMyVerdict(shown, said);
  const [copied, copy] = useCopyQuote(claim.id, shown.words, lang);
  const known = useLastSaved(shown);
  // Also where little is shown: the buttons say what the person said.
  const loading = useWhole(shown);
  const now = store.known(claim.id)?.full ?? null;
  const sign = signOf(shown);
  const withdraw = () => {
    close();
    desk.withdraw(claim.id);
  };
  const label = { words: shown.words, type: typeName(shown.type), sign: t(`sign.${sign}`) };
  return (
    <article
      aria-label={t("card.label", label)}
      data-hue={types.get(shown.type)?.hue ?? "ochre"}
      className={sheet ? "flex min-h-0 flex-1 flex-col" : ""}
    >
      <div className="flex items-center gap-2 pt-1.5 pr-1.5 pl-4">
        <Stamp hue={types.get(shown.type)?.hue ?? "ochre"} sign={sign} className="size-6" />
        <div className="flex min-w-0 items-center gap-x-2 max-desk:flex-col max-desk:items-start">
          <TypeMenu claim={shown} may={rights.change} />
          <span className="flex flex-none items-center gap-1.5 text-small text-ink-2 max-desk:-mt-1.5 pointer-coarse:-mt-3">
            {signs(sign)}
            {claim.saving.state === "waiting" && (
              <span role="img" aria-label={t("card.waiting")} title={t("card.waiting")} className="-mr-5">
                <Icon name="clock" className="size-3.5" />
              </span>
            )}
          </span>
        </div>
        <span className="ml-auto flex flex-none items-center">
          <ReadersOf id={claim.id} className="mr-1" />
          {sheet && <WayButtons {...sheet.ways} />}
          <ActionsMenu copy={copy} withdraw={rights.withdraw ? withdraw : null} />
          <button type="button" className="btn btn-icon" aria-label={t("card.close")} onClick={close}>
            <Icon name="close" />
          </button>
        </span>
      </div>
      <h2
        lang={lang}
        className={`mb-2.5 px-4 pt-1 pb-[3px] font-serif text-[1.1875rem] leading-[1.42] break-words ${sheet && !sheet.whole ? "line-clamp-2" : "line-clamp-[10]"}`}
      >
        <span className="line" data-sign={sign}>
          {shown.words}
        </span>
      </h2>
      <div className={sheet ? "min-h-0 flex-1 overflow-y-auto overscroll-contain" : ""}>
        <RefusedLine claim={claim} overtakenBy={known && now ? changedFields(known, now) : []} lang={lang} />
        <CopiedLine copied={copied} />
        {store.old ? (
          <>
            <StoodNotice claim={shown} />
            <HistorySection claim={shown} lang={lang} />
          </>
        ) : (
          (!sheet || sheet.whole) && (
            <CardBody
              shown={shown}
              said={said}
              loading={loading}
              rights={rights}
              mine={mine}
              lang={lang}
              buttons={!sheet}
            />
          )
        )}
      </div>
      {/* Below what somebody may be typing into. */}
      <HeldLine waiting={waiting} show={show} />
      {sheet && rights.assess && (
        <div className="border-t border-hair px-4 pt-2.5 pb-[max(.75rem,env(safe-area-inset-bottom))]">
          <VerdictButtons mine={mine} />
        </div>
      )}
    </article>
  );
}

function CardBody(props: {
  shown: DeskClaim;
  /** Null while the claim was not read in full. */
  said: readonly Assessment[] | null;
  /** What stands in its place meanwhile. */
  loading: React.ReactNode;
  rights: Rights;
  mine: ReturnType<typeof useMyVerdict>;
  lang: string;
  /** Whether the two verdict buttons stand here; a sheet has them at its foot. */
  buttons: boolean;
}) {
  const t = useTranslations("claim");
  const { shown, said, loading, rights, mine, lang } = props;
  const { full } = shown;
  return (
    <>
      <AnchorNotice claim={shown} lang={lang} />
      <SamePlace claim={shown} lang={lang} />
      {full && <ValueSection claim={full} may={rights.change} lang={lang} />}
      {!full && said && <NoValue />}
      {said ? (
        <Assessments assessments={said} contested={shown.contested} words={shown.words} lang={lang} />
      ) : (
        loading
      )}
      {rights.assess && (
        <section className="grid gap-2 border-t border-hair px-4 pt-2.5 pb-3">
          <h3 className="label">{t("verdict.mine")}</h3>
          {props.buttons && <VerdictButtons mine={mine} />}
          <VerdictFields mine={mine} />
        </section>
      )}
      <HistorySection claim={shown} lang={lang} />
      <DecisionSection claim={shown} may={rights.decide} lang={lang} />
    </>
  );
}

function HistorySection({ claim, lang }: { claim: DeskClaim; lang: string }) {
  const [open, setOpen] = useState(false);
  const t = useTranslations("claim.history");
  if (claim.revision === 0) return null;
  return (
    <section className="border-t border-hair px-4 py-2">
      <h3 className="label flex items-center">
        {t("heading")}
        <button
          type="button"
          className="pick -my-1 ml-auto text-small font-normal text-ink"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {t(open ? "hide" : "show")}
        </button>
      </h3>
      {open && <History id={claim.id} revision={claim.revision} lang={lang} />}
    </section>
  );
}

function WayButtons({ previous, next }: Ways) {
  const t = useTranslations("claim.card");
  return (
    <>
      <button
        type="button"
        className="btn btn-icon"
        aria-label={t("previous")}
        disabled={previous === null}
        onClick={() => previous?.()}
      >
        <Icon name="left" />
      </button>
      <button
        type="button"
        className="btn btn-icon"
        aria-label={t("next")}
        disabled={next === null}
        onClick={() => next?.()}
      >
        <Icon name="right" />
      </button>
    </>
  );
}

/** Reads the claim in full when the page knows only its place; answers what to show meanwhile. */
function useWhole({ id, full, revision }: DeskClaim): React.ReactNode {
  const { desk, store } = useDesk();
  const t = useTranslations();
  const [failed, setFailed] = useState(false);
  const [turn, setTurn] = useState(0);
  const wanted = full === null && revision > 0 && !store.old;
  // biome-ignore lint/correctness/useExhaustiveDependencies: turn says when to try again
  useEffect(() => {
    if (!wanted) return;
    getClaim(id)
      .then((claim) => {
        setFailed(false);
        desk.learn(claim);
      })
      .catch((error) => {
        if (!(error instanceof Refusal)) throw error;
        setFailed(true);
      });
  }, [wanted, id, desk, turn]);
  return (
    // About as tall as what is to come, so that what stands below keeps its place.
    <p className="flex min-h-33 gap-2 border-t border-hair px-4 py-2.5 text-small text-ink-3">
      {t(failed ? "claim.card.unreachable" : "claim.card.loading")}
      {failed && (
        <button type="button" className="pick -my-1 self-start" onClick={() => setTurn(turn + 1)}>
          {t("common.retry")}
        </button>
      )}
    </p>
  );
}

/** The claim in full as it was last seen here with nothing on its way. */
function useLastSaved(claim: DeskClaim): Claim | null {
  const [last, setLast] = useState(claim.full);
  if (claim.saving.state === "saved" && claim.full !== last) setLast(claim.full);
  return last;
}

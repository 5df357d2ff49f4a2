"use client";
/** How far the work on the article has come, and what may come next. */
import { useId } from "react";
import { useTranslations } from "use-intl/react";
import { Icon, type IconName } from "@/components/ui/icon";
import { can } from "@/lib/model/policy";
import type { ArticleStatus } from "@/lib/model/vocabulary";
import { useArticleState, useCandidates, useDesk } from "./desk-context";
import { useNarrow } from "./use-narrow";

const ICONS: Record<ArticleStatus, IconName> = {
  open: "eye",
  checked: "flag",
  sealed: "shield",
  archived: "archive",
};

export function StatusControl() {
  const { status, statusReason } = useArticleState();
  const t = useTranslations();
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 max-sheet:gap-x-2 border-y border-hair py-2 text-small text-ink-2 print:hidden">
      <span className="pick">
        <Icon name={ICONS[status]} className="size-[0.9rem] max-sheet:hidden" />
        {t(`common.status.${status}`)}
      </span>
      {statusReason && <span className="min-w-0 flex-1">{statusReason}</span>}
      <span className="ml-auto flex items-center gap-x-4 max-sheet:gap-x-2">
        <NextStatus status={status} />
      </span>
    </div>
  );
}

function NextStatus({ status }: { status: ArticleStatus }) {
  const { desk, me, article, attention, candidates } = useDesk();
  const t = useTranslations("reader.status");
  const mayArchive = can(me, "article:archive", article.importedBy.id);
  const maySeal = can(me, "article:seal");
  const menu = useId();
  // A wide window has them in the dock.
  const narrow = useNarrow();
  const counted = useCandidates("states", (all) => all.counting().length);
  const set = (next: ArticleStatus) => () => desk.patchArticle({ status: next });
  // With gaps a reason is wanted.
  const check = () =>
    candidates.coverage().open > 0
      ? attention.show({ kind: "check" })
      : desk.patchArticle({ status: "checked" });
  const mayReopen = status === "checked" || (status === "sealed" ? maySeal : mayArchive);
  return (
    <>
      {status === "open" && <Pick icon="flag" words={t("check")} onClick={check} />}
      {status === "checked" && maySeal && <Pick icon="shield" words={t("seal")} onClick={set("sealed")} />}
      {status !== "open" && mayReopen && (
        <Pick
          icon="undo"
          words={t("reopen")}
          onClick={status === "checked" ? set("open") : () => attention.show({ kind: "reopen" })}
        />
      )}
      <button type="button" popoverTarget={menu} className="btn btn-icon" aria-label={t("more")}>
        <Icon name="more" />
      </button>
      <div id={menu} popover="auto" className="reader-menu">
        <MenuItem icon="eye" words={t("filter")} onClick={() => attention.show({ kind: "filter" })} />
        {narrow && counted > 0 && (
          <MenuItem
            icon="flag"
            words={t("candidates")}
            onClick={() => attention.show({ kind: "candidates" })}
          />
        )}
        <MenuItem icon="search" words={t("palette")} onClick={() => attention.show({ kind: "palette" })} />
        <MenuItem icon="keyboard" words={t("help")} onClick={() => attention.show({ kind: "help" })} />
        {status !== "archived" && mayArchive && (
          <MenuItem icon="archive" words={t("archive")} onClick={() => attention.show({ kind: "archive" })} />
        )}
      </div>
    </>
  );
}

function Pick(props: { icon: IconName; words: string; onClick: () => void }) {
  return (
    <button type="button" className="pick text-ink" onClick={props.onClick}>
      <Icon name={props.icon} className="size-[0.9rem] max-sheet:hidden" />
      {props.words}
    </button>
  );
}

function MenuItem(props: { icon: IconName; words: string; onClick: () => void }) {
  return (
    <button
      type="button"
      className="reader-menu-item"
      onClick={(event) => {
        event.currentTarget.closest<HTMLElement>("[popover]")?.hidePopover();
        props.onClick();
      }}
    >
      <Icon name={props.icon} />
      {props.words}
    </button>
  );
}

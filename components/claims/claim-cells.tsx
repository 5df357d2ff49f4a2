/** What stands in each column of the list of claims. */
import Link from "next/link";
import { useFormatter, useTranslations } from "use-intl";
import { Stamp } from "@/components/claim/stamp";
import { Face } from "@/components/ui/face";
import type { FilterChoices } from "@/lib/model/claim-filter";
import { signOf } from "@/lib/model/sign";
import type { Claim } from "@/lib/model/wire";
import { useTypeNames } from "./type-name";

type Of = { claim: Claim; choices: FilterChoices };

/** The words, which lead to the claim in its article. */
export function Words({ claim, choices }: Of) {
  const article = choices.articles.find(({ id }) => id === claim.articleId);
  const hue = choices.types.find(({ slug }) => slug === claim.type)?.hue ?? "ochre";
  return (
    <span className="flex items-baseline gap-2.5">
      <Stamp hue={hue} sign={signOf(claim)} className="mt-0.5 self-start" />
      <Link
        href={`/articles/${claim.articleId}#claim-${claim.id}`}
        data-move="words"
        lang={article?.language}
        className="line-clamp-2 min-h-6 font-serif text-quote leading-snug no-underline [overflow-wrap:anywhere] hover:underline"
      >
        {claim.anchor.exact}
      </Link>
    </span>
  );
}

export function TypeName({ claim, choices }: Of) {
  return useTypeNames(choices.types)(claim.type);
}

/** The tag, and everything else that is true of the claim. */
export function State({ claim }: Of) {
  const t = useTranslations("common.sign");
  const more = [
    claim.contested && t("contested"),
    claim.stale && t("stale"),
    claim.anchor.state === "lost" && t("lost"),
    claim.unassessed && t("unassessed"),
  ].filter((word) => word !== false);
  return (
    <span className="grid max-sheet:flex max-sheet:flex-wrap max-sheet:gap-x-2">
      <span data-tag={claim.tag}>{t(claim.tag)}</span>
      {more.length > 0 && <span className="text-small text-ink-2">{more.join(", ").toLowerCase()}</span>}
    </span>
  );
}

export function ArticleTitle({ claim, choices }: Of) {
  const article = choices.articles.find(({ id }) => id === claim.articleId);
  return (
    <span lang={article?.language} className="line-clamp-2 text-small text-ink-2">
      {article?.title}
    </span>
  );
}

export function Marker({ claim }: Of) {
  return (
    <span className="flex items-baseline gap-2 text-small">
      <Face name={claim.createdBy.name} />
      <span lang="bg">{claim.createdBy.name}</span>
    </span>
  );
}

export function MarkedAt({ claim }: Of) {
  const format = useFormatter();
  return (
    <time dateTime={claim.createdAt} className="text-small text-ink-2">
      {format.dateTime(new Date(claim.createdAt), "short")}
    </time>
  );
}

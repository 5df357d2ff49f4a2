/** The claims an editor should look at first, each with the reason why. */
import Link from "next/link";
import { useTranslations } from "use-intl";
import { Stamp } from "@/components/claim/stamp";
import { useTypeNames } from "@/components/claims/type-name";
import type { FilterChoices } from "@/lib/model/claim-filter";
import { signOf } from "@/lib/model/sign";
import type { Claim } from "@/lib/model/wire";

function useReason(): (claim: Claim) => string {
  const t = useTranslations("summary");
  return (claim) => {
    if (claim.contested) {
      const standing = claim.assessments.filter(({ stands }) => stands);
      const names = standing.map(({ user, verdict }) => t(`verdictOf.${verdict}`, { name: user.name }));
      return t("why.contested", { names: names.join("; ") });
    }
    if (claim.anchor.state === "lost") return t("why.lost");
    const [change] = claim.anchor.changes;
    if (claim.stale) {
      if (change === undefined) return t("why.stale");
      const { from, to } = change;
      return t("why.staleChange", {
        how: from === "" ? "added" : to === "" ? "removed" : "changed",
        from,
        to,
      });
    }
    return t("why.unassessed");
  };
}

export function FirstThree({ claims, choices }: { claims: readonly Claim[]; choices: FilterChoices }) {
  const t = useTranslations("summary");
  const sign = useTranslations("common.sign");
  const reason = useReason();
  const typeName = useTypeNames(choices.types);
  const languages = new Map(choices.articles.map(({ id, language }) => [id, language]));
  return (
    <section aria-labelledby="first-three">
      <h2 id="first-three" className="section-title mb-3">
        {t("firstTitle", { count: claims.length })}
      </h2>
      <ol className="border-t border-edge">
        {claims.map((claim) => (
          <li
            key={claim.id}
            className="relative grid grid-cols-[1.5rem_1fr] items-start gap-x-3 gap-y-0.5 border-b border-hair py-3"
          >
            <Stamp
              hue={choices.types.find(({ slug }) => slug === claim.type)?.hue ?? "ochre"}
              sign={signOf(claim)}
              className="mt-0.5"
            />
            <Link
              href={`/articles/${claim.articleId}#claim-${claim.id}`}
              className="font-serif text-[1.125rem] leading-snug no-underline after:absolute after:inset-0 hover:underline"
            >
              <span className="sr-only">
                {typeName(claim.type)}, {sign(signOf(claim))}:{" "}
              </span>
              <span lang={languages.get(claim.articleId)} className="line-clamp-2 [overflow-wrap:anywhere]">
                {claim.anchor.exact}
              </span>
            </Link>
            <p className="col-start-2 text-small text-ink-2">{reason(claim)}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

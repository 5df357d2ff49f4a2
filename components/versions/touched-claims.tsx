"use client";
/** The claims a change touches: as stamps in the margin of the text, and with their words in the list. */
import { useLocale, useTranslations } from "use-intl/react";
import { Stamp } from "../claim/stamp";
import { useCompared } from "./compare-context";

/** A function that names a claim: its words, type and standing. */
function useNaming(): (id: string) => string {
  const { claims, types } = useCompared();
  const locale = useLocale();
  const t = useTranslations();
  return (id) => {
    const claim = claims[id];
    if (!claim) return "";
    const type = types.find(({ slug }) => slug === claim.type);
    const name = type === undefined ? claim.type : locale === "bg" ? type.nameBg : type.nameEn;
    return t("compare.claim", { words: claim.words, type: name, sign: t(`common.sign.${claim.sign}`) });
  };
}

function useHue(): (id: string) => React.ComponentProps<typeof Stamp>["hue"] {
  const { claims, types } = useCompared();
  return (id) => types.find(({ slug }) => slug === claims[id]?.type)?.hue ?? "ochre";
}

/** More stamps than these beside one paragraph say nothing more. */
const MOST_STAMPS = 3;

/** Stamps that lead to the claims; the margin stays where there are none. */
export function TouchedStamps({ ids }: { ids: readonly string[] }) {
  const { article, claims } = useCompared();
  const naming = useNaming();
  const hue = useHue();
  const known = ids.filter((id) => claims[id]);
  return (
    <div className="compare-margin">
      {known.slice(0, MOST_STAMPS).map((id) => (
        <a
          key={id}
          href={`/articles/${article.id}#claim-${id}`}
          className="compare-stamp"
          aria-label={naming(id)}
          title={claims[id]?.words}
        >
          <Stamp hue={hue(id)} {...(claims[id] ? { sign: claims[id].sign } : {})} />
        </a>
      ))}
      {known.length > MOST_STAMPS && <span aria-hidden="true">+{known.length - MOST_STAMPS}</span>}
    </div>
  );
}

/** The claims of one change, with their words, each leading to its claim. */
export function TouchedList({ ids }: { ids: readonly string[] }) {
  const { article, claims } = useCompared();
  const t = useTranslations("compare");
  const naming = useNaming();
  const hue = useHue();
  const known = ids.filter((id) => claims[id]);
  if (known.length === 0) return null;
  return (
    <ul aria-label={t("touches")} className="mt-1 grid gap-0.5">
      {known.map((id) => (
        <li key={id}>
          <a
            href={`/articles/${article.id}#claim-${id}`}
            aria-label={naming(id)}
            className="flex min-h-(--tap) items-center gap-2 rounded-ctl no-underline hover:underline"
          >
            <Stamp
              hue={hue(id)}
              {...(claims[id] ? { sign: claims[id].sign } : {})}
              className="size-[1.125rem]"
            />
            <span lang={article.language} className="line-clamp-1 min-w-0 font-serif text-ui">
              {claims[id]?.words}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

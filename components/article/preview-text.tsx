/** A text before it is stored, block by block as it was recognised, each with the name of its kind. */
import { useMemo } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { isWebAddress } from "@/lib/model/address";
import type { Block } from "@/lib/model/wire";
import type { ArticlePreview } from "@/lib/model/wire-import";
import { TextIndex } from "@/lib/text/offsets";
import { codePoint } from "@/lib/text/units";

/** More blocks than these tell nobody more, and a text of 5 MiB would make the page slow. */
const MOST_BLOCKS = 200;

const LOOK: Record<Block["kind"], string> = {
  paragraph: "",
  heading: "text-h3 font-semibold",
  related: "text-ink-2 italic",
  post: "border-l-2 border-edge pl-4",
  list: "pl-4",
  quotation: "border-l-2 border-hair pl-4 italic",
};

export function PreviewText({ preview }: { preview: ArticlePreview }) {
  const { text, blocks, language } = preview;
  const t = useTranslations("articles.new");
  const format = useFormatter();
  const index = useMemo(() => new TextIndex(text), [text]);
  const wordsOf = ({ start, end }: Block) =>
    text.slice(index.toUtf16(codePoint(start)), index.toUtf16(codePoint(end)));
  const shown = blocks.slice(0, MOST_BLOCKS);
  return (
    <>
      <ol className="mt-5 grid gap-4">
        {shown.map((block) => (
          <li
            key={block.start}
            className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-4 max-sheet:grid-cols-1"
          >
            <span className="pt-1 text-micro text-ink-3">{t(`block.${block.kind}`)}</span>
            <div className="min-w-0">
              <p
                lang={language}
                dir="auto"
                className={`font-serif text-[1.125rem] leading-relaxed whitespace-pre-wrap [overflow-wrap:anywhere] ${LOOK[block.kind]}`}
              >
                {wordsOf(block)}
              </p>
              {block.address !== undefined && isWebAddress(block.address) && (
                <a
                  href={block.address}
                  target="_blank"
                  rel="noopener noreferrer nofollow"
                  className="mt-1 inline-block pl-4 text-small [overflow-wrap:anywhere]"
                >
                  {block.address}
                </a>
              )}
            </div>
          </li>
        ))}
      </ol>
      {blocks.length > shown.length && (
        <p className="mt-4 text-small text-ink-2">
          {t("more", { shown: format.number(shown.length), total: format.number(blocks.length) })}
        </p>
      )}
    </>
  );
}

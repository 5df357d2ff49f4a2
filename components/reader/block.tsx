"use client";
/** One block of the article: its element by its kind, its language and direction, its marks. Drawn anew only when they change. */
import { memo } from "react";
import type { ClaimStore, DeskBlock } from "@/lib/browser/claim-store";
import { type Span, span } from "@/lib/text/units";
import { useDesk, useLight, usePainted, usePaintedCandidates } from "./desk-context";
import type { MarkWords } from "./mark-words";
import { MarkedText } from "./marked-text";
import { PostLink } from "./post-link";

type Props = { number: number; lang: string; words: MarkWords };

export const ArticleBlock = memo(function ArticleBlock({ number, lang, words }: Props) {
  const { store, types, article } = useDesk();
  const claims = usePainted(number);
  const candidates = usePaintedCandidates(number);
  const light = useLight(number);
  const block = store.blocks[number];
  if (!block) return null;
  const painting = { text: store.text, claims, candidates, light, types, ...words };
  const attributes = { "data-block": number, lang, dir: "auto" };
  const all = <MarkedText within={block.span} {...painting} />;
  switch (block.kind) {
    case "heading":
      // The source's own headline stands for the page's title, so that figures in it can be marked.
      if (number === 0 && opensWithTitle(store, article.title)) return <h1 {...attributes}>{all}</h1>;
      return <h2 {...attributes}>{all}</h2>;
    case "related":
      return <aside {...attributes}>{all}</aside>;
    case "quotation":
      return <blockquote {...attributes}>{all}</blockquote>;
    case "list":
      return (
        <ul {...attributes}>
          {lines(store.text, block.span).map((line) => (
            <li key={line.start}>
              <MarkedText within={line} {...painting} />
            </li>
          ))}
        </ul>
      );
    case "post": {
      const [said, by] = attributionApart(store.text, block);
      return (
        <figure {...attributes}>
          <PostLink address={block.address} />
          <p>
            <MarkedText within={said} {...painting} />
          </p>
          {by && (
            <figcaption>
              <MarkedText within={by} {...painting} />
            </figcaption>
          )}
        </figure>
      );
    }
    default:
      return <p {...attributes}>{all}</p>;
  }
});

/** Whether the text's first block is its headline, word for word the article's title. */
export function opensWithTitle({ blocks, text }: ClaimStore, title: string): boolean {
  const [first] = blocks;
  return first?.kind === "heading" && text.slice(first.span.start, first.span.end).trim() === title.trim();
}

/** The lines of a span, each with the line end that closes it. */
function lines(text: string, within: Span): Span[] {
  const found: Span[] = [];
  for (let start: number = within.start; start < within.end; ) {
    const lineEnd = text.indexOf("\n", start);
    const end = lineEnd < 0 || lineEnd >= within.end ? within.end : lineEnd + 1;
    found.push(span(start, end));
    start = end;
  }
  return found;
}

/** A post's words and its last line, which names who posted it. */
function attributionApart(text: string, { span: within }: DeskBlock): [Span, Span | null] {
  const lineEnd = text.lastIndexOf("\n", within.end - 1);
  if (lineEnd < within.start) return [within, null];
  return [span(within.start, lineEnd + 1), span(lineEnd + 1, within.end)];
}

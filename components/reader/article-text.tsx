"use client";
/**
 * The article, chunk by chunk. Each chunk wakes up by itself, behind the desk's own controls, so that a long
 * article can be marked before all of it is alive; the text is readable all along.
 */
import { Activity, memo, useEffect, useRef } from "react";
import { useTranslations } from "use-intl/react";
import { type Chunk, LONG_TEXT } from "@/lib/browser/chunks";
import { ArticleBlock } from "./block";
import { useDesk, useNearChunks } from "./desk-context";
import { Gutter } from "./gutter";
import { type MarkWords, useMarkWords } from "./mark-words";

/** `languages`: the language of each block, where it is not the article's own. */
export function ArticleText(props: {
  ref: React.Ref<HTMLElement>;
  languages: Readonly<Record<number, string>>;
  children: React.ReactNode;
}) {
  const { attention, candidateDesk, chunks, article, store } = useDesk();
  const t = useTranslations("reader");
  const words = useMarkWords();
  const long = store.text.length > LONG_TEXT;
  return (
    // Keys reach the claims by their own stop (see Shortcuts); these handlers only serve the pointer.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the same is done by keyboard elsewhere
    <article
      ref={props.ref}
      onClick={(event) => {
        if (!document.getSelection()?.isCollapsed) return;
        const claim = claimUnder(event.target);
        const candidate = candidateUnder(event.target);
        // A claim is worth more than what may become one.
        if (claim === null && candidate !== null) candidateDesk.visit(candidate);
        else if (claim !== undefined) attention.focus(claim);
      }}
      onPointerOver={(event) => attention.hover(claimUnder(event.target) ?? null)}
      onPointerLeave={() => attention.hover(null)}
      className="reader-text"
      data-long={long || undefined}
      lang={article.language}
      aria-label={t("article")}
    >
      {chunks.map((chunk, number) => (
        <Activity key={chunk.first}>
          <ChunkOfBlocks chunk={chunk} number={number} languages={props.languages} words={words} />
        </Activity>
      ))}
      {props.children}
    </article>
  );
}

const ChunkOfBlocks = memo(function ChunkOfBlocks(props: {
  chunk: Chunk;
  number: number;
  languages: Readonly<Record<number, string>>;
  words: MarkWords;
}) {
  const { viewport, article } = useDesk();
  const element = useRef<HTMLDivElement>(null);
  const { chunk, number } = props;
  useEffect(
    () => (element.current ? viewport.watch(element.current, number) : undefined),
    [viewport, number],
  );
  return (
    <div
      ref={element}
      className="reader-chunk"
      // A custom property has no place in the type of inline styles.
      style={{ "--lines": chunk.lines } as React.CSSProperties}
    >
      {Array.from({ length: chunk.end - chunk.first }, (_, i) => chunk.first + i).map((block) => (
        <ArticleBlock
          key={block}
          number={block}
          lang={props.languages[block] ?? article.language}
          words={props.words}
        />
      ))}
      <NearGutter chunk={chunk} number={number} element={element} />
    </div>
  );
});

/** The margin stamps of a chunk, drawn only while it is near the window. */
function NearGutter(props: {
  chunk: Chunk;
  number: number;
  element: React.RefObject<HTMLDivElement | null>;
}) {
  const near = useNearChunks().includes(props.number);
  return near && <Gutter chunk={props.chunk} element={props.element} />;
}

/** The innermost claim over the words pointed at; null where none is, undefined where there are no words. */
function claimUnder(target: EventTarget): string | null | undefined {
  if (!(target instanceof Element) || !target.closest("[data-block]")) return undefined;
  return target.closest<HTMLElement>("mark")?.dataset.claims?.split(" ").at(-1) ?? null;
}

/** The innermost candidate under the words that were pointed at; null where there is none. */
function candidateUnder(target: EventTarget): number | null {
  const named =
    target instanceof Element && target.closest<HTMLElement>("[data-candidates]")?.dataset.candidates;
  return named ? Number(named.split(" ").at(-1)) : null;
}

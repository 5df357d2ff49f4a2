"use client";
/** The two texts, row by row: side by side, or in one with what went struck out. */
import { Fragment, useState } from "react";
import { useTranslations } from "use-intl/react";
import { apart, foldUnchanged, type Piece, type Row } from "@/lib/browser/compare-rows";
import type { Block } from "@/lib/model/wire";
import { TextIndex } from "@/lib/text/offsets";
import { codePoint } from "@/lib/text/units";
import { useCompare } from "./compare-context";
import { TouchedStamps } from "./touched-claims";

export type CompareMode = "side" | "inline";

export function CompareText({ mode }: { mode: CompareMode }) {
  const { article, rows, shows } = useCompare();
  const [unfolded, setUnfolded] = useState<ReadonlySet<Row>>(new Set());
  const headings = useHeadings();
  return (
    <div lang={article.language} className="compare-text" data-mode={mode}>
      {foldUnchanged(rows, shows).map(({ rows: stretch, folded }) => {
        const [first] = stretch;
        if (!first) return null;
        if (folded && !unfolded.has(first)) {
          return (
            <Folded
              key={`${first.from} ${first.to}`}
              count={stretch.length}
              unfold={() => setUnfolded(new Set([...unfolded, first]))}
            />
          );
        }
        return stretch.map((row) => (
          <CompareRow key={`${row.from} ${row.to}`} row={row} mode={mode} heading={headings(row)} />
        ));
      })}
    </div>
  );
}

function Folded({ count, unfold }: { count: number; unfold: () => void }) {
  const t = useTranslations("compare");
  return (
    <button type="button" className="compare-folded" onClick={unfold}>
      {t("folded", { count })}
    </button>
  );
}

function CompareRow({ row, mode, heading }: { row: Row; mode: CompareMode; heading: boolean }) {
  const { changes, shows } = useCompare();
  const touched = [...new Set(row.hunks.filter(shows).flatMap((hunk) => changes[hunk]?.claims ?? []))];
  const without = (side: Piece["side"]) => row.pieces.filter((piece) => piece.side !== side);
  return (
    <div className="compare-row" data-heading={heading || undefined}>
      <TouchedStamps ids={touched} />
      {mode === "side" ? (
        <>
          <p>
            <Pieces pieces={without("to")} />
          </p>
          <p>
            <Pieces pieces={without("from")} />
          </p>
        </>
      ) : (
        <p>
          <Pieces
            pieces={row.pieces.filter(({ side, hunk }) => side !== "from" || (hunk !== null && shows(hunk)))}
          />
        </p>
      )}
    </div>
  );
}

function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  const { changes, current, shows, visit } = useCompare();
  return pieces.map(({ side, words, hunk }, i) => {
    const key = `${i} ${hunk}`;
    if (side === "both" || hunk === null || !shows(hunk)) return <Fragment key={key}>{words}</Fragment>;
    const Element = side === "from" ? "del" : "ins";
    const [before, core, behind] = apart(words);
    return (
      <Fragment key={key}>
        {before}
        <Element
          data-hunk={hunk}
          data-kind={changes[hunk]?.kind}
          data-current={hunk === current || undefined}
          onClick={() => visit(hunk)}
        >
          {core}
        </Element>
        {behind}
      </Fragment>
    );
  });
}

/** A function that says whether a row is a heading, in either text. */
function useHeadings(): (row: Row) => boolean {
  const { from, to } = useCompare();
  const [starts] = useState(
    () => [headingStarts(from.text, from.blocks), headingStarts(to.text, to.blocks)] as const,
  );
  return ({ from, to, pieces }) => {
    const side = pieces[0]?.side;
    return side === "from" ? starts[0].has(from) : starts[1].has(to);
  };
}

function headingStarts(text: string, blocks: readonly Block[]): ReadonlySet<number> {
  const headings = blocks.filter(({ kind }) => kind === "heading");
  if (headings.length === 0) return new Set();
  const index = new TextIndex(text);
  return new Set(headings.map(({ start }) => index.toUtf16(codePoint(start))));
}

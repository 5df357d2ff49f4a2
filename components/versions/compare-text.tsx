"use client";
/** The two texts, row by row: side by side, or in one with what went struck out. */
import { Fragment, memo, useMemo, useState } from "react";
import { useTranslations } from "use-intl/react";
import { apart, foldUnchanged, type Piece, type Row } from "@/lib/browser/compare-rows";
import type { Block } from "@/lib/model/wire";
import { TextIndex } from "@/lib/text/offsets";
import { codePoint } from "@/lib/text/units";
import { useCompared, useLooking } from "./compare-context";
import { TouchedStamps } from "./touched-claims";

export type CompareMode = "side" | "inline";

export function CompareText({ mode }: { mode: CompareMode }) {
  const { article, rows } = useCompared();
  const { shown, current } = useLooking();
  const [unfolded, setUnfolded] = useState<ReadonlySet<Row>>(new Set());
  const stretches = useMemo(() => foldUnchanged(rows, (hunk) => shown.has(hunk)), [rows, shown]);
  const isHeading = useHeadings();
  return (
    <div lang={article.language} className="compare-text" data-mode={mode}>
      {stretches.map(({ rows: stretch, folded }) => {
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
          <CompareRow
            key={`${row.from} ${row.to}`}
            row={row}
            mode={mode}
            heading={isHeading(row)}
            shown={shown}
            current={current !== null && row.hunks.includes(current) ? current : null}
          />
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

/** `current`: the number of the change in sight, where it is in this row. */
const CompareRow = memo(function CompareRow(props: {
  row: Row;
  mode: CompareMode;
  heading: boolean;
  shown: ReadonlySet<number>;
  current: number | null;
}) {
  const { changes } = useCompared();
  const { row, mode, heading, shown, current } = props;
  const touched = row.hunks.filter((hunk) => shown.has(hunk)).flatMap((hunk) => changes[hunk]?.claims ?? []);
  const column = (holds: (piece: Piece) => boolean) => (
    <p>
      <Pieces pieces={row.pieces.filter(holds)} shown={shown} current={current} />
    </p>
  );
  return (
    <div className="compare-row" data-heading={heading || undefined}>
      <TouchedStamps ids={[...new Set(touched)]} />
      {mode === "side" ? (
        <>
          {column(({ side }) => side !== "to")}
          {column(({ side }) => side !== "from")}
        </>
      ) : (
        column(({ side, hunk }) => side !== "from" || (hunk !== null && shown.has(hunk)))
      )}
    </div>
  );
});

function Pieces(props: { pieces: readonly Piece[]; shown: ReadonlySet<number>; current: number | null }) {
  const { changes, visit } = useCompared();
  const { pieces, shown, current } = props;
  return pieces.map(({ side, words, hunk }, i) => {
    const key = `${i} ${hunk}`;
    if (side === "both" || hunk === null || !shown.has(hunk)) return <Fragment key={key}>{words}</Fragment>;
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

/** A function that says whether a row is a heading, in the text it is of. */
function useHeadings(): (row: Row) => boolean {
  const { from, to } = useCompared();
  const older = useMemo(() => headingStarts(from.text, from.blocks), [from]);
  const newer = useMemo(() => headingStarts(to.text, to.blocks), [to]);
  return (row) => (row.pieces[0]?.side === "from" ? older.has(row.from) : newer.has(row.to));
}

/** Where the headings of a text start, in UTF-16 code units. */
function headingStarts(text: string, blocks: readonly Block[]): ReadonlySet<number> {
  const headings = blocks.filter(({ kind }) => kind === "heading");
  if (headings.length === 0) return new Set();
  const index = new TextIndex(text);
  return new Set(headings.map(({ start }) => index.toUtf16(codePoint(start))));
}

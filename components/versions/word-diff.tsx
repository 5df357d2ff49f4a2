/** Two wordings over each other: what went is struck out, what came is set off. Never by colour alone. */
import { Fragment } from "react";
import { apart, compareRows } from "@/lib/browser/compare-rows";
import { wordDiff } from "@/lib/text/word-diff";

export function WordDiff({ from, to }: { from: string; to: string }) {
  // Typography is no change of words: it is shown as it now is.
  const changed = wordDiff(from, to).filter(({ kind }) => kind === "changed");
  return compareRows(from, to, changed).map(({ pieces, ...row }, i) => (
    <Fragment key={`${row.from} ${row.to}`}>
      {i > 0 && <br />}
      {pieces.map(({ side, words, hunk }) => {
        const key = `${side} ${hunk} ${words}`;
        if (side === "both") return <Fragment key={key}>{words}</Fragment>;
        const [before, core, behind] = apart(words);
        return (
          <Fragment key={key}>
            {before}
            {side === "from" ? <del>{core}</del> : <ins>{core}</ins>}
            {behind}
          </Fragment>
        );
      })}
    </Fragment>
  ));
}

/**
 * Reads the labelled development set: one document a line, the spans marked in place, so that a label
 * can never point beside its words. Every third document (by a hash of its words) is held out.
 *
 * `{T ~8000 войник|около 8000 войници}`: type, value, unit, then the words. T troop-count,
 * M missile-count, N quantity, Q quote, D doubtful (found or not: either is right). Values:
 * `8000`, `~8000` about, `>8000` at least, `<8000` at most, `5..7`, `~1000..` at least, about; the
 * unit `-` is none. `{Q Иво Далев|„…“}` names the speaker, `{Q|„…“}` says there is none, `{Q ?|„…“}`
 * leaves it open. `¶` ends a paragraph. A figure runs from its hedge to its head
 * noun, a quotation from mark to mark; dates, ages, scores and names are none.
 */
import { readFileSync } from "node:fs";
import type { CandidateType, Value } from "../../lib/detect/candidate";

/** A labelled span; offsets are UTF-16. */
export type Label = {
  start: number;
  end: number;
  type: CandidateType | "doubtful";
  value: Pick<Value, "min" | "max" | "approximate" | "unit"> | null;
  /** undefined: not labelled, null: nobody is named. */
  speaker: string | null | undefined;
};

/** One text with its labels. */
export type Document = { text: string; labels: Label[]; language: string; heldOut: boolean };

const TYPES: Record<string, Label["type"]> = {
  T: "troop-count",
  M: "missile-count",
  N: "quantity",
  Q: "quote",
  D: "doubtful",
};

/** The documents of one set file. */
export function readSet(path: string, language: string): Document[] {
  const lines = readFileSync(path, "utf8").split("\n");
  return lines.filter((line) => line !== "" && !line.startsWith("#")).map((line) => parse(line, language));
}

function parse(line: string, language: string): Document {
  const labels: Label[] = [];
  const open: { head: string; start: number }[] = [];
  let text = "";
  for (let at = 0; at < line.length; at++) {
    const c = line[at];
    if (c === "{") {
      const bar = line.indexOf("|", at);
      open.push({ head: line.slice(at + 1, bar), start: text.length });
      at = bar;
    } else if (c === "}") {
      const label = open.pop();
      if (!label) throw new Error(`unbalanced: ${line}`);
      labels.push(interpret(label.head, label.start, text.length));
    } else text += c === "¶" ? "\n" : c;
  }
  if (open.length > 0) throw new Error(`unbalanced: ${line}`);
  return { text, labels, language, heldOut: hash(text) % 3 === 0 };
}

function interpret(head: string, start: number, end: number): Label {
  const type = TYPES[head[0] ?? ""];
  if (!type) throw new Error(`unknown type: ${head}`);
  const rest = head.slice(1).trim();
  if (type === "quote")
    return { start, end, type, value: null, speaker: rest === "?" ? undefined : rest || null };
  return { start, end, type, value: rest === "" ? null : interpretValue(rest), speaker: undefined };
}

function interpretValue(head: string): Label["value"] {
  const space = head.indexOf(" ");
  const [number, unit] = [head.slice(0, space), head.slice(space + 1)];
  const match = /^(~?)([<>]?)(-?[\d.e]+?)(?:\.\.([\d.e]*))?$/.exec(number);
  if (!match) throw new Error(`bad value: ${head}`);
  const [, about, bound, first, second] = match;
  const a = Number(first);
  const b = second === undefined ? a : second === "" ? null : Number(second);
  return {
    min: bound === "<" ? null : a,
    max: bound === ">" ? null : b,
    approximate: about === "~",
    unit: unit === "-" ? null : unit,
  };
}

/** FNV-1a, so that the split depends on the words alone. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (const c of text) h = Math.imul(h ^ (c.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return h;
}

/**
 * What the finder offers: a span of the text with what was read in it, how sure the finder is, and
 * why. Reasons are codes with the words they rest on, so that a page can phrase them in any language.
 */
import type { Utf16Offset } from "../text/units";

/** What kind of claim a candidate may become. */
export type CandidateType = "troop-count" | "missile-count" | "quantity" | "quote";

/**
 * What a figure says, after scale. `min` or `max` is null where the text names no such end; a part of
 * a whole is a fraction of one. `unit`: ISO 4217 code, `%`, an SI symbol, else the counted noun's
 * dictionary form; null without a noun. `hedge`: the words before the number, as the text has them.
 */
export type Value = {
  min: number | null;
  max: number | null;
  approximate: boolean;
  unit: string | null;
  hedge?: string;
};

/**
 * Why something was offered. `number` its digits or words, `hedge`, `unit`, `noun` what is counted,
 * `harm` the word that says killed or captured, `duty` and `weapon` a noun that decides the type,
 * `bare` a number without a noun, `definite` a small number of known things, `abstract` a noun hardly
 * worth checking, `offset` a distance in time; `marks` the quotation marks, `verb` of saying, `source`
 * „според", `colon`, `sentence` whole sentences inside the marks, `continued` over paragraphs,
 * `unclosed` no closing mark, `name` looks like a title or a name, `irony` one quoted word or two that
 * nobody is said to have spoken, `dash` dialogue.
 */
export type WhyCode =
  | "number"
  | "hedge"
  | "unit"
  | "noun"
  | "harm"
  | "duty"
  | "weapon"
  | "bare"
  | "definite"
  | "abstract"
  | "offset"
  | "marks"
  | "verb"
  | "source"
  | "colon"
  | "sentence"
  | "continued"
  | "unclosed"
  | "name"
  | "irony"
  | "dash";

/** One reason: its code and the words of the text it rests on (empty where it rests on none). */
export type Why = { readonly code: WhyCode; readonly words: string };

/** A claim the finder offers. `start`, `end`: UTF-16 code units into the text, half-open. */
export type Candidate = {
  start: Utf16Offset;
  end: Utf16Offset;
  text: string;
  type: CandidateType;
  /** 0 to 1; below `DOUBTFUL_BELOW` it is listed apart and not counted. */
  confidence: number;
  value: Value | null;
  speaker: string | null;
  verb: string | null;
  attributedTo: string | null;
  why: Why[];
};

/** Below this confidence a candidate is doubtful: outside coverage and outside scores. */
export const DOUBTFUL_BELOW = 0.5;

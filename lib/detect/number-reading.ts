/** What a number expression says once it is read, before anything is known of what it counts. */

/** A number as written. `from`, `to`: token indexes, half-open. `max` null: no upper end („хиляди"). */
export class NumberReading {
  /** The reading with a decimal comma or dot where three digits follow it, else null. */
  decimal: number | null = null;
  approximate = false;
  definite = false;
  /** The number word says that people are counted. */
  person = false;
  /** Written in words only. */
  spelled = true;
  /** A scale word stands in it (hundred, million). */
  scaled = false;
  /** Factor of the scale word, to lend to the first half of a range. */
  scale = 1;

  constructor(
    public from: number,
    public to: number,
    public min: number,
    public max: number | null,
    public form: "number" | "range" | "plural" | "fraction" = "number",
  ) {}
}

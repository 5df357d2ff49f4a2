/**
 * Brings a text into the one form in which it is stored, once, on import; from then on every offset
 * holds for ever. As little as possible is changed, because a checker's words must be the source's.
 */

/** Why a text is not taken in. */
export type RefusalReason = "nul" | "empty" | "binary" | "undecodable" | "too-large";

/** Thrown for input that cannot become an article. Nothing has been changed or kept. */
export class TextRefused extends Error {
  override readonly name = "TextRefused";
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason) {
    super(`text refused: ${reason}`);
    this.reason = reason;
  }
}

/** The largest text of an article, in bytes as UTF-8. */
export const MAX_TEXT_BYTES = 5 * 1024 * 1024;

/** A text in form and what had to be replaced for it. */
export type FormedText = {
  readonly text: string;
  /** How many lone surrogates became U+FFFD. */
  readonly replacedSurrogates: number;
};

/**
 * Makes line ends `\n`, drops leading byte order marks, replaces lone surrogates by U+FFFD and
 * leaves everything else as it is: no trimming, no normalisation. Idempotent.
 * @throws TextRefused `nul` for a NUL, `empty` when nothing but white space is left, `too-large` over
 * {@link MAX_TEXT_BYTES}.
 */
export function bringIntoForm(raw: string): FormedText {
  if (raw.includes("\0")) throw new TextRefused("nul");
  const lines = raw.replace(/^\ufeff+/, "").replace(/\r\n?/g, "\n");
  if (!/\S/.test(lines)) throw new TextRefused("empty");
  if (exceedsBytes(lines, MAX_TEXT_BYTES)) throw new TextRefused("too-large");
  const text = lines.toWellFormed();
  let replacedSurrogates = 0;
  if (text !== lines) {
    for (let at = 0; at < text.length; at += 1) {
      if (text.charCodeAt(at) !== lines.charCodeAt(at)) replacedSurrogates += 1;
    }
  }
  return { text, replacedSurrogates };
}

/** Tells whether a string takes more bytes as UTF-8, without encoding it. */
function exceedsBytes(text: string, limit: number): boolean {
  if (text.length > limit) return true;
  if (text.length * 3 <= limit) return false;
  let bytes = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800) bytes += 2;
    else if ((text.codePointAt(at) ?? 0) > 0xffff) {
      bytes += 4;
      at += 1;
    } else bytes += 3;
  }
  return bytes > limit;
}

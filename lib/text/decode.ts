/**
 * Decides in which encoding the bytes of a text file are, and refuses what is not text. UTF-8 proves
 * itself by being valid; the old one-byte encodings of Bulgarian (Windows-1251 above all) and of
 * Western Europe must look like language: letters in a plausible order of case, common letters often,
 * whole words in one script. What is in doubt is refused, because a wrong guess would be kept for ever.
 */
import { MAX_TEXT_BYTES, TextRefused } from "./form";

/** Encodings that are recognised, by their names in the Encoding Standard. */
export type TextEncodingName = "utf-8" | "utf-16le" | "utf-16be" | CyrillicEncoding | "windows-1252";
type CyrillicEncoding = "windows-1251" | "koi8-r" | "ibm866" | "iso-8859-5";

/** A decoded text, without its byte order mark, and the encoding it was in. */
export type DecodedText = { readonly text: string; readonly encoding: TextEncodingName };

/** Opening bytes of files that are not text: PDF, ZIP (docx, odt), images, gzip, old Word, RTF. */
const MAGIC: readonly string[] = [
  "%PDF-",
  "PK\x03\x04",
  "\x89PNG",
  "\xff\xd8\xff",
  "GIF8",
  "RIFF",
  "\x1f\x8b",
  "\xd0\xcf\x11\xe0",
  "{\\rtf",
  "\x7fELF",
  "7z\xbc\xaf",
];
/** How much of a text is judged; the rest is decoded the same way. */
const SAMPLE = 65_536;
/** More control characters than this share are not typing accidents. */
const CONTROL_SHARE = 0.01;
const CYRILLIC: readonly CyrillicEncoding[] = ["windows-1251", "koi8-r", "ibm866", "iso-8859-5"];
/** Letters of each Western language beyond ASCII: a text keeps to one of them. */
const WESTERN = [
  "äöüß",
  "àâæçéèêëîïôœùûüÿ",
  "áéíóúüñ",
  "áâãàçéêíóôõúü",
  "àèéìíîòóùú",
  "ëïéèöüó",
  "åäöé",
  "æøåéô",
  "áðéíóúýþæö",
];
/** Signs that Western text has beyond letters. */
const WESTERN_SIGNS = /[\u00a0\u00ad€‚„…†‡‰‹‘’“”•–—™›¡¢£§©ª«®°²³´µ·º»¼½¾¿×÷]/;
/** Signs inside words that no Western language puts there: a Polish or Czech text, misread. */
const MISREAD = /\p{L}{3}[¹³¿£¼¾]|[¹³£¼¾]\p{L}/u;
/** Bytes 0x80 to 0x9f of Windows-1252, which Node 20 decodes as Latin-1, unlike every browser. */
const C1_OF_WINDOWS_1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";
/** The letters Bulgarian and Russian use most: about 0.8 of running text, half of the oddest line. */
const COMMON_LETTERS = new Set("аоеинтрсвлкдпмяуз");

/**
 * Decodes the bytes of a text file. A byte order mark decides; then strict UTF-8; then UTF-16 without
 * a mark where nearly every second byte allows nothing else; then Windows-1251, KOI8-R, IBM 866 and
 * ISO 8859-5 where the letters read as Cyrillic prose; then Windows-1252 where they read as Western.
 * @throws TextRefused `binary` for known file types, NULs and control characters; `undecodable` when
 * no encoding is sure; `too-large` when no encoding could bring the text under the limit; `empty`.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes.length === 0) throw new TextRefused("empty");
  // UTF-16 spends two bytes where UTF-8 spends one; no encoding spends more.
  if (bytes.length > 2 * MAX_TEXT_BYTES + 2) throw new TextRefused("too-large");
  const head = String.fromCharCode(...bytes.subarray(0, 8));
  if (MAGIC.some((magic) => head.startsWith(magic))) throw new TextRefused("binary");
  const marked = encodingOfMark(bytes);
  if (marked) return accept(strictly(marked, bytes), marked);
  const utf8 = strictly("utf-8", bytes);
  if (utf8 !== null && !utf8.includes("\0")) return accept(utf8, "utf-8");
  if (bytes.subarray(0, SAMPLE).includes(0)) {
    const encoding = utf16WithoutMark(bytes);
    if (!encoding) throw new TextRefused("binary");
    return accept(strictly(encoding, bytes), encoding);
  }
  const encoding = oneByteEncoding(bytes.subarray(0, SAMPLE));
  if (encoding) return accept(strictly(encoding, bytes), encoding);
  throw new TextRefused(isBinary(latin1(bytes.subarray(0, SAMPLE))) ? "binary" : "undecodable");
}

function accept(text: string | null, encoding: TextEncodingName): DecodedText {
  if (text === null) throw new TextRefused("undecodable");
  if (isBinary(text)) throw new TextRefused("binary");
  return { text, encoding };
}

function strictly(encoding: TextEncodingName, bytes: Uint8Array): string | null {
  return decodeAs(encoding, bytes, true);
}

/**
 * Decodes bytes in a given encoding, by its name in the Encoding Standard; a byte order mark is dropped.
 * @param fatal whether a byte that does not fit makes the whole null, rather than a U+FFFD
 */
export function decodeAs(encoding: string, bytes: Uint8Array, fatal: boolean): string | null {
  try {
    const text = new TextDecoder(encoding, { fatal }).decode(bytes);
    return encoding === "windows-1252" ? withC1OfWindows1252(text) : text;
  } catch {
    // The decoder's only way to say no.
    return null;
  }
}

function withC1OfWindows1252(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (sign) => C1_OF_WINDOWS_1252.charAt(sign.charCodeAt(0) - 0x80));
}

function encodingOfMark(bytes: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0xff && b === 0xfe) return "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  return null;
}

/** UTF-16 of Latin, Cyrillic and emoji has a high byte of 0, 4, 0x20 or a surrogate's in nearly every unit. */
function utf16WithoutMark(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (bytes.length % 2 !== 0 || bytes.length < 4) return null;
  const sample = bytes.subarray(0, SAMPLE);
  const isHighByte = (byte = 1) => byte === 0 || byte === 4 || byte === 0x20 || (byte & 0xf8) === 0xd8;
  for (const [encoding, high] of [
    ["utf-16le", 1],
    ["utf-16be", 0],
  ] as const) {
    let fitting = 0;
    let nulLow = 0;
    for (let at = 0; at + 1 < sample.length; at += 2) {
      if (isHighByte(sample[at + high])) fitting += 1;
      if (sample[at + 1 - high] === 0) nulLow += 1;
    }
    if (fitting >= (sample.length / 2) * 0.98 && nulLow < sample.length * 0.01) return encoding;
  }
  return null;
}

function oneByteEncoding(sample: Uint8Array): CyrillicEncoding | "windows-1252" | null {
  let best: CyrillicEncoding | null = null;
  let bestScore = 0;
  for (const encoding of CYRILLIC) {
    const score = cyrillicScore(new TextDecoder(encoding).decode(sample));
    if (score > bestScore) {
      best = encoding;
      bestScore = score;
    }
  }
  if (best) return best;
  const western = strictly("windows-1252", sample);
  return western !== null && isWestern(western) ? "windows-1252" : null;
}

/**
 * How much a text reads as Cyrillic prose, 0 when it does not: nearly every word that has Cyrillic
 * letters has no others and is written low, Capitalised or HIGH; common letters make up half; other
 * signs beyond ASCII are few.
 */
function cyrillicScore(text: string): number {
  if (/[\u0080-\u009f]/.test(text)) return 0;
  const words = (text.match(/[\p{L}\p{M}]+/gu) ?? []).filter((word) => /\p{Script=Cyrillic}/u.test(word));
  const sound = words.filter((word) => /^[А-ЯЀ-Џ]?[а-яѐ-џ]+$|^[А-ЯЀ-Џ]+$/u.test(word));
  const letters = [...words.join("").toLowerCase()];
  if (letters.length < 4 || sound.length < words.length * 0.9) return 0;
  const common = letters.filter((letter) => COMMON_LETTERS.has(letter)).length / letters.length;
  const basic = letters.filter((letter) => letter >= "а" && letter <= "я").length / letters.length;
  const signs = text.match(/[^\p{L}\p{M}\n\r\t -~„“”‘’«»–—…№§°€ ·•‚‹›™©®±]/gu)?.length ?? 0;
  if (common < 0.45 || basic < 0.9 || signs > letters.length * 0.05) return 0;
  // Which letters are common weighs most: a headline in capitals is still Bulgarian.
  return sound.length / words.length + 4 * common + basic - signs / letters.length - highShare(words);
}

/** Words in capitals are rarer than words in lower case: KOI8-R read as another encoding shouts. */
function highShare(words: readonly string[]): number {
  return words.filter((word) => word.length > 1 && word === word.toUpperCase()).length / words.length;
}

/** Tells whether all signs beyond ASCII are letters and signs of one Western language. */
function isWestern(text: string): boolean {
  const beyond = [...text.toLowerCase()].filter((sign) => sign > "~");
  const letters = beyond.filter((sign) => !WESTERN_SIGNS.test(sign));
  const ascii = text.match(/[a-z]/gi)?.length ?? 0;
  if (ascii < 4 || letters.length > ascii * 0.4 || MISREAD.test(text)) return false;
  return WESTERN.some((alphabet) => {
    const known = letters.filter((letter) => alphabet.includes(letter)).length;
    return known >= letters.length * 0.95;
  });
}

function isBinary(text: string): boolean {
  if (text.includes("\0")) return true;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  const controls = text.match(/[\x01-\x08\x0e-\x1f\x7f]/g)?.length ?? 0;
  return controls > text.length * CONTROL_SHARE;
}

function latin1(bytes: Uint8Array): string {
  return new TextDecoder("latin1").decode(bytes);
}

/**
 * Decides whether text is HTML and in which encoding HTML came. A page may say its encoding three times
 * (byte order mark, transport, meta element) and be wrong each time; what it says is believed when every
 * byte fits, else its letters are looked at as those of any other file.
 */
import { decodeAs, decodeText } from "./decode";
import { TextRefused } from "./form";

/** How far into a page its own word on its encoding is looked for. */
const HEAD = 4096;
/** What may stand before a page's first element. */
const PROLOGUE = /^\s*(?:<\?xml[^>]{0,200}\?>|<!--[\s\S]{0,2000}?-->)/;
const OPENING =
  /^\s*<(?:!doctype\s+html|html|head|body|meta|title|article|section|main|div|p|h[1-6]|ul|ol|table|blockquote|span)(?:\s[^<]*)?>/i;
const DECLARED = /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})/i;
const IN_XML = /^\s*<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]{2,40})/i;

/** Tells whether a text opens as HTML does. */
export function looksLikeHtml(text: string): boolean {
  let head = text.slice(0, HEAD).replace(/^\ufeff/, "");
  // One by one: in a single pattern every comment could also reach to the end of any later one.
  for (let found = PROLOGUE.exec(head); found !== null; found = PROLOGUE.exec(head)) {
    head = head.slice(found[0].length);
  }
  return OPENING.test(head);
}

/** The same of a file's bytes, in whatever encoding. */
export function looksLikeHtmlFile(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, HEAD);
  // In UTF-16 every second byte of mark-up is NUL; without those, and a mark, it reads as ASCII.
  return looksLikeHtml(new TextDecoder("latin1").decode(head).replace(/\0|^(?:ï»¿|ÿþ|þÿ)/g, ""));
}

/**
 * Decodes HTML. A byte order mark decides; then the transport's word and the page's own, where every byte
 * fits; then the letters (`decodeText`); then once more the page's word, whose wrong bytes become U+FFFD.
 * @param charset what the transport said; null when it said nothing
 * @throws TextRefused `empty`, `too-large`, or `undecodable` when nothing was said and nothing recognised
 */
export function decodeHtml(bytes: Uint8Array, charset: string | null): { text: string; encoding: string } {
  const marked = markOf(bytes);
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, HEAD));
  const written = DECLARED.exec(head)?.[1] ?? IN_XML.exec(head)?.[1];
  const said = [marked, charset, written].map(known).filter((label) => label !== null);
  for (const encoding of said) {
    const text = decodeAs(encoding, bytes, true);
    if (text !== null) return { text, encoding };
  }
  try {
    return decodeText(bytes);
  } catch (error) {
    const [encoding] = said;
    const text = encoding && decodeAs(encoding, bytes, false);
    if (!(error instanceof TextRefused) || error.reason !== "undecodable" || !encoding || !text) throw error;
    return { text, encoding };
  }
}

function markOf(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return "utf-8";
  if (a === 0xff && b === 0xfe) return "utf-16le";
  return a === 0xfe && b === 0xff ? "utf-16be" : null;
}

/** The name in the Encoding Standard of what somebody called an encoding; null for no encoding of text. */
function known(label: string | null | undefined): string | null {
  if (!label) return null;
  try {
    return new TextDecoder(label.trim()).encoding;
  } catch {
    return null; // Nobody's name for an encoding, or one that the standard forbids.
  }
}

/**
 * Walks a tree of HTML and writes down its words as blocks of plain text, as a browser would show them:
 * white space collapsed, line breaks kept, hidden parts and everything that is not words left aside.
 * What a block is comes from the elements; where they say nothing, from how the words are dressed.
 */
import type { TextBlock } from "../../text/blocks";
import { readRelated } from "../../text/lines";
import { utf16 } from "../../text/units";
import type { Post } from "./posts";

/** A block before it has a place in the text. */
export type Piece = { readonly kind: TextBlock["kind"]; readonly text: string; readonly post?: Post };

/** Elements whose content is no running text. */
const NO_WORDS = new Set(
  "script style template noscript iframe frame object embed applet svg canvas audio video map head title input select textarea button datalist dialog annotation annotation-xml".split(
    " ",
  ),
);
/** Elements that stand on lines of their own. */
const BLOCKS = new Set(
  "p div section article main header footer aside nav figure figcaption address details summary fieldset form center pre dl dt dd table caption thead tbody tfoot tr td th ul ol li blockquote h1 h2 h3 h4 h5 h6 hr body legend hgroup search menu".split(
    " ",
  ),
);
/** Longer items are paragraphs that somebody numbered, not a list. */
const LONGEST_ITEM = 1000;
/** A paragraph that is bold from end to end and not longer is a heading. */
const LONGEST_BOLD_HEADING = 120;
/** A paragraph that is a link from end to end and not longer leads to another article. */
const LONGEST_RELATED = 300;
const EMOJI =
  /^(?:\p{Extended_Pictographic}|\p{Regional_Indicator})(?:\p{M}|\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|\u200d)*$/u;

/** Whether a page does not show an element at all. */
export function isHidden(element: Element): boolean {
  const style = (element.getAttribute("style") ?? "").toLowerCase().replace(/\s+/g, "");
  return element.hasAttribute("hidden") || /display:none|visibility:hidden/.test(style);
}

/** Whether an element stands on lines of its own. */
export function isBlock(element: Element): boolean {
  return BLOCKS.has(element.localName);
}

/** Whether an element's content is no running text. */
export function isWordless(element: Element): boolean {
  return NO_WORDS.has(element.localName);
}

type Dress = {
  readonly kind: TextBlock["kind"];
  readonly bold: boolean;
  readonly link: boolean;
  readonly exact: boolean;
};

const PLAIN: Dress = { kind: "paragraph", bold: false, link: false, exact: false };

/** Gathers pieces while the tree is walked. */
class Writer {
  readonly pieces: Piece[] = [];
  #words = "";
  #bold = 0;
  #link = 0;
  #solid = 0;

  write(words: string, dress: Dress): void {
    const shown = dress.exact ? words : words.replace(/[\t\n\r\f ]+/g, " ");
    const solid = shown.replace(/\s+/g, "").length;
    this.#words += shown;
    this.#solid += solid;
    if (dress.bold) this.#bold += solid;
    if (dress.link) this.#link += solid;
  }

  breakLine(): void {
    this.#words += "\n";
  }

  /** Ends the block that is being written; two line breaks in a row part blocks, too. */
  end(kind: TextBlock["kind"], exact = false): void {
    const words = exact ? this.#words : this.#words.replace(/ *\n */g, "\n").replace(/ {2,}/g, " ");
    for (const part of words.split(/\n{2,}/)) {
      const text = part.trim();
      if (text !== "") this.pieces.push({ kind: this.#kindOf(kind, text), text });
    }
    this.#words = "";
    this.#bold = 0;
    this.#link = 0;
    this.#solid = 0;
  }

  #kindOf(kind: TextBlock["kind"], text: string): TextBlock["kind"] {
    if (kind !== "paragraph") return kind;
    if (text.length <= LONGEST_RELATED && (this.#link === this.#solid || readRelated(text))) return "related";
    const bold = this.#bold === this.#solid && text.length <= LONGEST_BOLD_HEADING;
    return bold && !/[.,;:…]["”“’'»)\]]*$/.test(text) ? "heading" : "paragraph";
  }
}

/**
 * The words below `root`, block by block.
 * @param postAt the embedded post that an element stands for; null for every other element
 */
export function piecesOf(root: Element, postAt: (element: Element) => Post | null): Piece[] {
  const writer = new Writer();
  const visitAll = (parent: Element, dress: Dress) => {
    for (const child of parent.childNodes) {
      if (child.nodeType === 3) writer.write(child.nodeValue ?? "", dress);
      // Every other node that is an element has the element's type; comments say nothing.
      else if (child.nodeType === 1) visit(child as Element, dress);
    }
  };
  const visit = (element: Element, dress: Dress): void => {
    if (isWordless(element) || isHidden(element)) return;
    const post = postAt(element);
    const name = element.localName;
    if (post !== null) {
      writer.end(dress.kind);
      writer.pieces.push({ kind: "post", text: wordsOfPost(post), post });
    } else if (name === "br") writer.breakLine();
    else if (name === "img") writer.write(emojiOf(element), dress);
    else if (name === "q") {
      const [open, close] = element.closest("[lang]")?.getAttribute("lang")?.startsWith("en") ? "“”" : "„“";
      writer.write(open ?? "", dress);
      visitAll(element, dress);
      writer.write(close ?? "", dress);
    } else if (!isBlock(element)) visitAll(element, dressed(name, dress));
    else {
      writer.end(dress.kind);
      const items = name === "ul" || name === "ol" || name === "menu" ? itemsOf(element) : null;
      const rows = name === "table" ? rowsOf(element) : null;
      // A list of nothing but links leads away, in menus as under articles.
      if (items !== null) pushLines(writer, isAllLinks(element) ? "related" : "list", items);
      else if (rows !== null) pushLines(writer, "paragraph", rows);
      else {
        const own = dressed(name, dress);
        visitAll(element, own);
        writer.end(own.kind, own.exact);
      }
    }
  };
  visit(root, PLAIN);
  writer.end("paragraph");
  return writer.pieces;
}

function pushLines(writer: Writer, kind: TextBlock["kind"], lines: readonly string[]): void {
  if (lines.length > 0) writer.pieces.push({ kind, text: lines.join("\n") });
}

function dressed(name: string, dress: Dress): Dress {
  if (/^h[1-6]$/.test(name)) return { ...dress, kind: "heading" };
  switch (name) {
    case "blockquote":
      return { ...dress, kind: "quotation" };
    case "b":
    case "strong":
      return { ...dress, bold: true };
    case "a":
      return { ...dress, link: true };
    case "pre":
      return { ...dress, exact: true };
    default:
      return dress;
  }
}

/** A picture that stands for a sign: the sign, as its alternative text. Other pictures say nothing here. */
function emojiOf(image: Element): string {
  const alt = image.getAttribute("alt") ?? "";
  return alt.length <= 32 && EMOJI.test(alt) ? alt : "";
}

/** The items of a plain list, a line each; null for one whose items are paragraphs or hold blocks. */
function itemsOf(list: Element): string[] | null {
  const lines: string[] = [];
  let number = Number.parseInt(list.getAttribute("start") ?? "1", 10) || 1;
  for (const item of list.children) {
    if (isHidden(item) || isWordless(item)) continue;
    if (item.localName !== "li") return null;
    const inner = [...item.querySelectorAll("*")].filter(isBlock);
    if (inner.some(({ localName }) => localName !== "p" && localName !== "div")) return null;
    const words = lineOf(item);
    if (words.length > LONGEST_ITEM || (inner.length > 1 && words !== "")) return null;
    if (words !== "") lines.push(list.localName === "ol" ? `${number}. ${words}` : `• ${words}`);
    number += 1;
  }
  return lines;
}

function isAllLinks(list: Element): boolean {
  const solid = (element: Element) => (element.textContent ?? "").replace(/\s+/g, "").length;
  const linked = [...list.querySelectorAll("a[href]")].reduce((sum, link) => sum + solid(link), 0);
  return linked > 0 && linked === solid(list);
}

/** The rows of a table of data, cells apart by tabs; null for a table that only lays out a page. */
function rowsOf(table: Element): string[] | null {
  if (table.querySelector("table, p + p, h1, h2, h3, ul, ol, blockquote, article, section")) return null;
  const rows: string[] = [];
  for (const row of table.querySelectorAll("caption, tr")) {
    const cells = row.localName === "caption" ? [row] : [...row.children];
    const words = cells.map(lineOf);
    if (words.some((cell) => cell.length > LONGEST_ITEM)) return null;
    const line = words.join("\t").trim();
    if (line !== "") rows.push(line);
  }
  return rows;
}

/** All words of an element on one line. */
export function lineOf(element: Element): string {
  const pieces = piecesOf(inlined(element), () => null);
  return pieces
    .map(({ text }) => text.replace(/\s*\n\s*/g, " "))
    .join(" ")
    .trim();
}

/** A copy of an element under a name without rules of its own. */
function inlined(element: Element): Element {
  const copy = element.ownerDocument.createElement("div");
  for (const child of element.childNodes) copy.append(child.cloneNode(true));
  return copy;
}

/** A post as lines: what it says, and last who says it, as plain texts have it. */
export function wordsOfPost({ text, author, handle, time }: Post): string {
  const who = author && handle ? `${author} (${handle})` : (author ?? handle);
  const by = who ? `— ${[who, time].filter(Boolean).join(" ")}` : (time ?? "");
  return [text, by].filter((line) => line !== "").join("\n");
}

/** Puts pieces into one text, a blank line between them, and says where each came to lie. */
export function joinPieces(pieces: readonly Piece[]): { text: string; blocks: TextBlock[] } {
  let text = "";
  const blocks: TextBlock[] = [];
  for (const piece of pieces) {
    if (text !== "") text += "\n\n";
    const start = utf16(text.length);
    // Replaces one unit by one: places stay where they are.
    text += piece.text.toWellFormed();
    const { author, handle, time, address } = piece.post ?? {};
    blocks.push({
      kind: piece.kind,
      start,
      end: utf16(text.length),
      ...(author && { author }),
      ...(handle && { handle }),
      ...(time && { time }),
      ...(address && { address }),
    });
  }
  return { text, blocks };
}

/**
 * HTML to plain text and blocks, with what the page says of itself and a list of what was left out. Nothing
 * of the page runs or is loaded, and no mark-up leaves here. A whole page goes through a readability
 * library, which finds the article in it; a part of a page that a person chose is taken as it is.
 * Slow, and hungry for memory where HTML is hostile: it runs in a process of its own (`page-process.ts`).
 */
import { randomBytes } from "node:crypto";
import { Readability } from "@mozilla/readability";
import { JSDOM, VirtualConsole } from "jsdom";
import { recogniseBlocks } from "../../text/blocks";
import { isHidden, joinPieces, lineOf, type Piece, piecesOf } from "./html-text";
import { LeftOutList } from "./left-out";
import { articleBody, languageOf, linkedData, readMetadata } from "./metadata";
import type { Page, PageSource } from "./page";
import { addressOf, EMBEDS, type Post, readPost } from "./posts";

/** What is below this much of what JSON-LD calls the whole text is not the article. */
const ENOUGH_OF_BODY = 0.4;
/** Browsers stop nesting at 512, and pages that people read stay far below; time grows with the square. */
const DEEPEST = 150;
const NOTHING_SAID = { title: null, author: null, publisher: null, publishedAt: null, language: null };
/** A lead that stands apart from the article's text. */
const LEAD =
  /lead|lede|deck|dek|standfirst|subtitle|sub-title|subhead|perex|intro|summary|excerpt|podzaglavie/i;
const SHORTEST_LEAD = 40;
const MOST_LEADS = 3;

/**
 * Reads HTML.
 * @returns null when there is no text in it
 * @throws RangeError when elements are nested too deep
 */
export function readHtml(source: PageSource): Page | null {
  const virtualConsole = new VirtualConsole();
  const { window } = new JSDOM(source.html, { url: source.address ?? "about:blank", virtualConsole });
  try {
    return readDocument(window.document, source);
  } finally {
    window.close();
  }
}

function readDocument(document: Document, { html, address, timeZone }: PageSource): Page | null {
  if (isTooDeep(document)) throw new RangeError("nested too deep");
  const whole = isWholePage(html);
  const metadata = whole
    ? readMetadata(document, { address: address ?? savedFrom(html), timeZone })
    : { ...NOTHING_SAID, address };
  // A page cannot know the name, so it cannot play at having been marked by us.
  const mark = `data-m${randomBytes(8).toString("hex")}`;
  const leftOut = new LeftOutList(document, mark);
  const posts = takePosts(document, mark, leftOut);
  leftOut.note();
  // Now, since the library throws scripts away, data or not.
  const body = whole ? articleBody(linkedData(document)) : null;
  const pieces = whole
    ? articlePieces(document, mark, posts, leftOut, metadata.title)
    : partPieces(document, mark, posts, leftOut);
  const { text, blocks } = drawnByScript(body, metadata.title, pieces) ?? joinPieces(pieces);
  if (text === "") return null;
  return {
    text,
    blocks,
    metadata: { ...metadata, language: languageOf(text, metadata.language) },
    leftOut: leftOut.list(),
  };
}

/**
 * The text as a page tells it to search engines, where that is much more than what its mark-up holds: the
 * page draws its article by a script. Null where it is not.
 */
function drawnByScript(
  told: string | null,
  title: string | null,
  pieces: readonly Piece[],
): Pick<Page, "text" | "blocks"> | null {
  const body = told?.replace(/\r\n?/g, "\n").replaceAll("\0", "").trim();
  const found = pieces.reduce((length, piece) => length + piece.text.length, 0);
  if (!body || found >= body.length * ENOUGH_OF_BODY) return null;
  const text = [title, body].filter(Boolean).join("\n\n").toWellFormed();
  return { text, blocks: recogniseBlocks(text) };
}

/** Whether more elements lie inside each other than the library can go through in any good time. */
function isTooDeep(document: Document): boolean {
  let depth = 0;
  for (let at: Element | null = document.body; at !== null; at = at.nextElementSibling) {
    for (; at.firstElementChild; at = at.firstElementChild) depth += 1;
    if (depth > DEEPEST) return true;
    for (; at !== null && at.nextElementSibling === null; at = at.parentElement) depth -= 1;
    if (at === null) break;
  }
  return false;
}

/** Whether HTML is a page rather than a part of one: clipboards mark what was chosen. */
function isWholePage(html: string): boolean {
  return /<(?:!doctype|html|head|body)[\s>]/i.test(html) && !html.includes("<!--StartFragment");
}

/** Browsers write the address into a page they save. */
function savedFrom(html: string): string | null {
  return /<!-- saved from url=\(\d+\)(https?:\/\/\S+) -->/.exec(html.slice(0, 2000))?.[1] ?? null;
}

/** Puts a marked paragraph in the place of every embedded post, so that it survives what follows. */
function takePosts(document: Document, mark: string, leftOut: LeftOutList): Post[] {
  const posts: Post[] = [];
  for (const element of document.querySelectorAll(EMBEDS)) {
    if (element.parentElement?.closest(EMBEDS)) continue;
    const post = readPost(element);
    if (post === null) {
      leftOut.add("embed", addressOf(element) ?? lineOf(element));
      continue;
    }
    const holder = document.createElement("blockquote");
    holder.setAttribute(`${mark}-post`, String(posts.length));
    const words = document.createElement("p");
    words.textContent = post.text;
    holder.append(words);
    element.replaceWith(holder);
    posts.push(post);
  }
  return posts;
}

function postsIn(mark: string, posts: readonly Post[]): (element: Element) => Post | null {
  return (element) => {
    const number = element.getAttribute(`${mark}-post`);
    return number === null ? null : (posts[Number(number)] ?? null);
  };
}

function partPieces(document: Document, mark: string, posts: readonly Post[], leftOut: LeftOutList): Piece[] {
  const [before, chosen] = splitFragment(document);
  for (const element of before) element.remove();
  leftOut.keep(chosen);
  return piecesOf(chosen, postsIn(mark, posts));
}

/** The body, and what of it stands outside of the clipboard's own marks, where there are any. */
function splitFragment(document: Document): [ChildNode[], Element] {
  const { body } = document;
  const nodes = [...body.childNodes];
  const at = (word: string) =>
    nodes.findIndex((node) => node.nodeType === 8 && node.nodeValue?.trim() === word);
  const [start, end] = [at("StartFragment"), at("EndFragment")];
  return [nodes.filter((_, index) => index < start || (end >= 0 && index > end)), body];
}

/** The article in a page: its headline first, then the lead that stands apart, then the text. */
function articlePieces(
  document: Document,
  mark: string,
  posts: readonly Post[],
  leftOut: LeftOutList,
  title: string | null,
): Piece[] {
  const headline = headlineOf(document, title);
  const elements = new Map(
    [...document.querySelectorAll(`[${mark}]`)].map((element) => [
      Number(element.getAttribute(mark)),
      element.cloneNode(true),
    ]),
  );
  const place = Number(headline.element?.closest(`[${mark}]`)?.getAttribute(mark) ?? -1);
  const content = new Readability(document, { serializer: (node) => node, disableJSONLD: true }).parse()
    ?.content;
  // The serializer above hands the element through; its type allows any node.
  const root = (content ?? null) as Element | null;
  if (root === null) return [];
  const kept = leftOut.keep(root);
  const firstKept = Math.min(...kept, Number.POSITIVE_INFINITY);
  const leads: Piece[] = [];
  for (let number = place + 1; place >= 0 && number < firstKept && leads.length < MOST_LEADS; number += 1) {
    const element = elements.get(number) as Element | undefined; // A copy of an element is one.
    if (!element || !leftOut.isLoose(number) || !looksLikeLead(element)) continue;
    leads.push({ kind: "paragraph", text: lineOf(element) });
    leftOut.take(number);
  }
  leftOut.take(place);
  const pieces = piecesOf(root, postsIn(mark, posts));
  const own = headline.words;
  if (own === "") return [...leads, ...pieces];
  // Readability keeps some headlines and drops others; it stands once, and first.
  const again = pieces.findIndex(({ text }, at) => at < 4 && sameWords(text, own));
  const rest = pieces.filter((_, at) => at !== again);
  const fresh = leads.filter(({ text }) => !rest.slice(0, 4).some((piece) => sameWords(piece.text, text)));
  return [{ kind: "heading", text: own }, ...fresh, ...rest];
}

function looksLikeLead(element: Element): boolean {
  const words = lineOf(element);
  if (words.length < SHORTEST_LEAD || element.querySelector("a, time, img, button")) return false;
  const named = LEAD.test(
    `${element.getAttribute("class")} ${element.id} ${element.getAttribute("itemprop")}`,
  );
  return named || (/^(?:h[2-4]|p)$/.test(element.localName) && words.length > 2 * SHORTEST_LEAD);
}

/**
 * The headline that readers see: the page's only first-level heading, or the one that says what the page's
 * metadata say. Where no element says it, the metadata's own.
 */
function headlineOf(document: Document, title: string | null): { element: Element | null; words: string } {
  const all = [...document.querySelectorAll("h1")].filter((h1) => !isHidden(h1));
  const headings = all
    .map((element) => ({ element, words: lineOf(element) }))
    .filter(({ words }) => words !== "");
  const named = title === null ? undefined : headings.find(({ words }) => sameWords(words, title));
  const inArticle = headings.find(({ element }) => element.closest("article, main, [itemtype*='Article']"));
  const found = named ?? (headings.length === 1 || title === null ? headings[0] : inArticle);
  if (found && found.words.length <= 500 && (named || !isSiteName(found.element))) return found;
  return { element: null, words: title ?? "" };
}

/** A first-level heading that is the site's own name in its head. */
function isSiteName(heading: Element): boolean {
  return (
    heading.closest("nav, [role='banner'], body > header") !== null &&
    heading.closest("article, main") === null
  );
}

function sameWords(a: string, b: string): boolean {
  const plain = (words: string) =>
    words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
  return plain(a) === plain(b);
}

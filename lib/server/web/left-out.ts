/**
 * Keeps account of what a page shows that does not become text, so that a person can see it before anything
 * is stored: words by where they stood, and pictures, films, frames and scripts by their number.
 */
import { LEFT_OUT_KINDS, type LeftOut } from "../../model/wire-import";
import { isBlock, isHidden, isWordless } from "./html-text";
import { webAddress } from "./posts";

type Kind = LeftOut["kind"];

/** How many excerpts of a kind are shown, and how long each may be, in UTF-16 units. */
const MOST_EXCERPTS = 5;
const LONGEST_EXCERPT = 160;

/** Where left out words stood, told by the closest of these around them. */
const PLACES: readonly [Kind, string][] = [
  ["comments", "[id*='comment' i], [class*='comment' i], [id*='disqus' i]"],
  [
    "advertising",
    "[class*='advert' i], [class*='banner' i], [class*='sponsor' i], [id^='ad-'], [class^='ad-'], [class*=' ad-'], ins.adsbygoogle, [aria-label*='реклам' i], [class*='reklam' i]",
  ],
  [
    "related",
    "aside, [class*='related' i], [class*='recommend' i], [class*='more-' i], [class*='sidebar' i], [class*='most-' i]",
  ],
  ["form", "form, [class*='newsletter' i], [class*='subscribe' i]"],
  [
    "navigation",
    "nav, header, footer, [role='navigation'], [role='banner'], [role='contentinfo'], [class*='menu' i], [class*='breadcrumb' i], [class*='share' i], [class*='social' i], [class*='tags' i], [class*='cookie' i]",
  ],
];

/** `words`: the block's own, without those of blocks inside of it; `loose`: where a lead may stand. */
type Noted = { readonly kind: Kind; words: string; readonly loose: boolean };

/** The account of one page; `mark` is the attribute by which its blocks are numbered. */
export class LeftOutList {
  readonly #counts = new Map<Kind, { count: number; excerpts: string[] }>();
  readonly #noted = new Map<number, Noted>();

  constructor(
    private readonly document: Document,
    private readonly mark: string,
  ) {}

  /** Counts one thing that is left out. */
  add(kind: Kind, excerpt = ""): void {
    const entry = this.#counts.get(kind) ?? { count: 0, excerpts: [] };
    entry.count += 1;
    if (excerpt !== "") entry.excerpts.push(excerpt);
    this.#counts.set(kind, entry);
  }

  /** Numbers every block that has words of its own, in order, and counts what has none. */
  note(): void {
    const { document, mark } = this;
    this.#count("image", "img, picture > source:first-child, svg[role='img']");
    this.#count("video", "video, audio");
    this.#count("script", "script:not([type*='json' i])");
    for (const frame of document.querySelectorAll("iframe, frame, object, embed")) {
      const address = webAddress(
        frame.getAttribute("src") ?? frame.getAttribute("data-src") ?? frame.getAttribute("data"),
        document.baseURI,
      );
      this.add("embed", address ?? "");
    }
    for (const widget of document.querySelectorAll("script[data-telegram-post]")) {
      const post = widget.getAttribute("data-telegram-post") ?? "";
      this.add("embed", /^\w+\/\d+$/.test(post) ? `https://t.me/${post}` : "");
    }
    const walker = document.createTreeWalker(document.body, 4);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const words = (node.nodeValue ?? "").replace(/\s+/g, " ");
      if (words.trim() === "") continue;
      const place = placeOf(node);
      if (place === null) continue;
      const { element, hidden } = place;
      const known = this.#noted.get(Number(element.getAttribute(mark) ?? -1));
      if (known) {
        if (known.words.length < LONGEST_EXCERPT) known.words += words;
        continue;
      }
      const kind = hidden ? "hidden" : kindOf(element);
      const menu = element.closest("nav, footer, [class*='menu' i]") !== null;
      const loose = kind === "other" || (kind === "navigation" && !menu);
      element.setAttribute(mark, String(this.#noted.size));
      this.#noted.set(this.#noted.size, { kind, words, loose });
    }
  }

  #count(kind: Kind, selector: string): void {
    for (const element of this.document.querySelectorAll(selector)) {
      this.add(kind, (element.getAttribute("alt") ?? "").trim());
    }
  }

  /** Takes what is shown below `root` off the account; returns the numbers found there. */
  keep(root: Element): number[] {
    const kept = [root, ...root.querySelectorAll(`[${this.mark}]`)]
      .map((element) => element.getAttribute(this.mark))
      .filter((number) => number !== null)
      .map(Number);
    for (const number of kept) if (this.#noted.get(number)?.kind !== "hidden") this.#noted.delete(number);
    return kept;
  }

  /** Whether a block is left out and stands where a lead may stand. */
  isLoose(number: number): boolean {
    return this.#noted.get(number)?.loose ?? false;
  }

  /** Takes one block off the account. */
  take(number: number): void {
    this.#noted.delete(number);
  }

  /** The account: kinds in their fixed order, the longest words of each. */
  list(): LeftOut[] {
    for (const { kind, words } of this.#noted.values()) this.add(kind, words);
    this.#noted.clear();
    return LEFT_OUT_KINDS.flatMap((kind) => {
      const entry = this.#counts.get(kind);
      if (entry === undefined) return [];
      const longest = [...new Set(entry.excerpts)]
        .sort((a, b) => b.length - a.length)
        .slice(0, MOST_EXCERPTS);
      return [{ kind, count: entry.count, excerpts: longest.map(shortened) }];
    });
  }
}

/** The block a text stands in, and whether the page hides it; null where it is no running text. */
function placeOf(node: Node): { element: Element; hidden: boolean } | null {
  let hidden = false;
  let block: Element | null = null;
  for (let parent = node.parentElement; parent !== null; parent = parent.parentElement) {
    if (isWordless(parent)) return null;
    hidden ||= isHidden(parent);
    if (block === null && isBlock(parent)) block = parent;
  }
  return block && { element: block, hidden };
}

function kindOf(element: Element): Kind {
  return PLACES.find(([, selector]) => element.closest(selector) !== null)?.[0] ?? "other";
}

function shortened(words: string): string {
  const line = words.replace(/\s+/g, " ").trim().toWellFormed();
  return line.length <= LONGEST_EXCERPT
    ? line
    : `${line
        .slice(0, LONGEST_EXCERPT - 1)
        .toWellFormed()
        .trimEnd()}…`;
}

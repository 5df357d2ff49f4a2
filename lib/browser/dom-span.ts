/**
 * From a place in the page to an offset in the text, and back. A block's element carries `data-block` with
 * its number, and its text nodes, one after the other, are the block's text to the letter: that is the whole
 * contract between what is drawn and what is marked. Offsets are UTF-16 code units, as in the DOM itself.
 */
import { type Span, span, type Utf16Offset, utf16 } from "../text/units";
import type { DeskBlock } from "./claim-store";

const BLOCK = "[data-block]";

/** The span a DOM range covers in the text under `root`; null when it lies wholly outside. */
export function spanOfRange(range: Range, root: Element, blocks: readonly DeskBlock[]): Span | null {
  if (!range.intersectsNode(root)) return null;
  const start = offsetOfPoint(range.startContainer, range.startOffset, root, blocks);
  const end = offsetOfPoint(range.endContainer, range.endOffset, root, blocks);
  return start < end ? span(start, end) : null;
}

/**
 * The offset of a DOM point. A point between two blocks is the start of the later one; one before or
 * behind the text is its start or its end.
 */
export function offsetOfPoint(
  node: Node,
  offset: number,
  root: Element,
  blocks: readonly DeskBlock[],
): Utf16Offset {
  const element = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>(BLOCK);
  if (element && root.contains(element)) {
    return utf16((blocks[numberOf(element)]?.span.start ?? 0) + lengthBefore(element, node, offset));
  }
  const point = document.createRange();
  point.setStart(node, offset);
  for (const later of root.querySelectorAll<HTMLElement>(BLOCK)) {
    if (point.comparePoint(later, 0) >= 0) return blocks[numberOf(later)]?.span.start ?? utf16(0);
  }
  return blocks.at(-1)?.span.end ?? utf16(0);
}

/**
 * The DOM point of an offset: inside the text node that ends there or holds it. Null when its block is not
 * on the page.
 */
export function pointOfOffset(
  offset: number,
  block: number,
  root: Element,
  blocks: readonly DeskBlock[],
): { node: Text; offset: number } | null {
  const element = root.querySelector<HTMLElement>(`[data-block="${block}"]`);
  if (!element) return null;
  let left = offset - (blocks[block]?.span.start ?? 0);
  let last: Text | null = null;
  for (const node of textNodes(element)) {
    if (left <= node.length) return { node, offset: left };
    left -= node.length;
    last = node;
  }
  return last && { node: last, offset: last.length };
}

/** The DOM range of a span; null when a block of it is not on the page. */
export function rangeOfSpan({ start, end }: Span, root: Element, store: Page): Range | null {
  const from = pointOfOffset(start, store.blockAt(start), root, store.blocks);
  const to = pointOfOffset(end, store.blockAt(Math.max(end - 1, start)), root, store.blocks);
  if (!from || !to) return null;
  const range = document.createRange();
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  return range;
}

type Page = { blocks: readonly DeskBlock[]; blockAt(offset: number): number };

/** Makes the page's own selection run from one offset to another; an empty one is a place. */
export function selectBetween(from: number, to: number, root: Element, page: Page): void {
  const anchor = pointOfOffset(from, page.blockAt(from), root, page.blocks);
  const focus = pointOfOffset(to, page.blockAt(to), root, page.blocks);
  if (!anchor || !focus) return;
  document.getSelection()?.setBaseAndExtent(anchor.node, anchor.offset, focus.node, focus.offset);
}

/** Where a caret at an offset is drawn, in the window; undefined while its block is not on the page. */
export function rectAt(offset: number, root: Element, page: Page): DOMRect | undefined {
  const point = pointOfOffset(offset, page.blockAt(offset), root, page.blocks);
  if (!point) return undefined;
  const range = document.createRange();
  range.setStart(point.node, point.offset);
  return range.getClientRects()[0] ?? range.getBoundingClientRect();
}

/** The offset under a point of the window; null where there is no text. */
export function offsetAtPoint(
  x: number,
  y: number,
  root: Element,
  blocks: readonly DeskBlock[],
): Utf16Offset | null {
  const found = caretFromPoint(x, y);
  if (!found || !root.contains(found.node)) return null;
  return offsetOfPoint(found.node, found.offset, root, blocks);
}

function caretFromPoint(x: number, y: number): { node: Node; offset: number } | null {
  if ("caretPositionFromPoint" in document) {
    const position = document.caretPositionFromPoint(x, y);
    return position && { node: position.offsetNode, offset: position.offset };
  }
  // Safari knows only the older name, which the DOM's types declare for everybody.
  const range = (document as Document).caretRangeFromPoint(x, y);
  return range && { node: range.startContainer, offset: range.startOffset };
}

function numberOf(element: HTMLElement): number {
  return Number(element.dataset.block);
}

function lengthBefore(element: Element, node: Node, offset: number): number {
  let length = 0;
  if (node instanceof Text) {
    for (const text of textNodes(element)) {
      if (text === node) return length + offset;
      length += text.length;
    }
    return length;
  }
  const child = node.childNodes[offset] ?? null;
  for (const text of textNodes(element)) {
    const reached = child
      ? child === text || Boolean(child.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING)
      : Boolean(node.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING) &&
        !node.contains(text);
    if (reached || child?.contains(text)) return length;
    length += text.length;
  }
  return length;
}

function* textNodes(element: Element): Generator<Text> {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text) yield node;
  }
}

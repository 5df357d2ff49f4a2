// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from "vitest";
import { selectBetween } from "./dom-span";
import { calm, steadily, watchHands } from "./steady";
import { storeOf } from "./testing";

const TEXT = "Около 8000 войници са в района.\nНощес бяха изстреляни 12 ракети.";
const store = storeOf(TEXT);

let root: HTMLElement;

/** Draws the blocks, with a mark over some words, as if nothing of before were kept. */
function draw(marked = ""): void {
  root.replaceChildren(
    ...store.blocks.map(({ span }, number) => {
      const block = document.createElement("p");
      block.dataset.block = String(number);
      const words = TEXT.slice(span.start, span.end);
      const at = marked === "" ? -1 : words.indexOf(marked);
      if (at < 0) block.append(words);
      else {
        const mark = document.createElement("mark");
        Object.assign(mark, { id: "claim-c1", tabIndex: 0, textContent: marked });
        block.append(words.slice(0, at), mark, words.slice(at + marked.length));
      }
      return block;
    }),
  );
}

const chosen = () => String(getSelection());

beforeEach(() => {
  root = document.createElement("article");
  document.body.replaceChildren(root);
  draw();
});

describe("drawing under somebody's hands", () => {
  it("leaves the words selected that were, and the end that moves", () => {
    for (const [from, to] of [
      [6, 18],
      [18, 6],
      [24, 40],
    ] as const) {
      draw();
      selectBetween(from, to, root, store);
      const words = chosen();
      const { anchorNode } = getSelection() ?? {};
      steadily(root, store, () => draw("8000 войници"));
      expect(anchorNode?.isConnected).toBe(false);
      expect(chosen()).toBe(words);
      const selection = getSelection();
      const backwards =
        selection?.anchorNode &&
        selection.getRangeAt(0).comparePoint(selection.anchorNode, selection.anchorOffset) >= 0 &&
        selection.focusNode === selection.getRangeAt(0).startContainer &&
        selection.focusOffset === selection.getRangeAt(0).startOffset;
      expect(Boolean(backwards)).toBe(from > to);
    }
  });

  it("selects nothing where nothing was selected", () => {
    getSelection()?.removeAllRanges();
    steadily(root, store, () => draw("12 ракети"));
    expect(getSelection()?.rangeCount).toBe(0);
  });

  it("leaves the keyboard's focus on the same claim", () => {
    draw("12 ракети");
    document.getElementById("claim-c1")?.focus();
    const before = document.activeElement;
    steadily(root, store, () => draw("12 ракети"));
    expect(before?.isConnected).toBe(false);
    expect(document.activeElement?.id).toBe("claim-c1");
  });

  it("leaves the focus where it is outside the text", () => {
    const field = document.createElement("input");
    document.body.append(field);
    field.focus();
    steadily(root, store, () => draw("12 ракети"));
    expect(document.activeElement).toBe(field);
  });

  it("leaves the text where it is when something grows above it", () => {
    let top = 120;
    vi.spyOn(root, "getBoundingClientRect").mockImplementation(() => DOMRect.fromRect({ y: top }));
    const scrolled = vi.spyOn(window, "scrollBy").mockImplementation(() => undefined);
    steadily(root, store, () => draw("12 ракети"));
    expect(scrolled).not.toHaveBeenCalled();
    steadily(root, store, () => {
      top += 24;
    });
    expect(scrolled).toHaveBeenCalledExactlyOnceWith({ top: 24, behavior: "instant" });
  });

  it("waits while a button is down", async () => {
    const stop = watchHands();
    document.dispatchEvent(new MouseEvent("pointerdown"));
    let calmed = false;
    const waiting = calm().then(() => {
      calmed = true;
    });
    await Promise.resolve();
    expect(calmed).toBe(false);
    document.dispatchEvent(new Event("pointerup"));
    await waiting;
    await calm();
    stop();
  });

  it("waits for no press whose end nobody hears of", async () => {
    const stop = watchHands();
    document.dispatchEvent(new MouseEvent("pointerdown", { button: 2 }));
    await calm();
    document.dispatchEvent(new MouseEvent("pointerdown"));
    const waiting = calm();
    window.dispatchEvent(new Event("blur"));
    await waiting;
    stop();
  });
});

/** What the reader's journeys share: an article of their own, and hands that choose words in it. */
import type { Page } from "@playwright/test";
import { v7 as newId } from "uuid";
import { type DemoName, expect, signIn, test } from "./fixtures";

const base = () => test.info().project.use.baseURL ?? "";

/** The interface in Bulgarian, whatever the browser asks for. */
export async function inBulgarian(page: Page): Promise<void> {
  await page.context().addCookies([{ name: "proofmark-language", value: "bg", url: base() }]);
}

/** Imports a text as whoever is signed in, with a last line that makes it no other test's; answers its id. */
export async function importOwn(page: Page, text: string): Promise<string> {
  const answer = await page.request.post("/api/v1/articles", {
    headers: { Origin: new URL(base()).origin, "Idempotency-Key": newId() },
    data: { text: `${text}\n\nПроба ${newId()} край.`, title: "Пробна статия", language: "bg" },
  });
  expect(answer.status()).toBe(201);
  return (await answer.json()).id;
}

/** Changes an article as it now stands, as whoever is signed in on the page. */
export async function patchArticle(page: Page, id: string, change: object): Promise<void> {
  const { metaRevision } = await (await page.request.get(`/api/v1/articles/${id}`)).json();
  const answer = await page.request.patch(`/api/v1/articles/${id}`, {
    headers: {
      Origin: new URL(base()).origin,
      "Idempotency-Key": newId(),
      "If-Match": `"${metaRevision}"`,
    },
    data: change,
  });
  expect(answer.ok(), await answer.text()).toBe(true);
}

/** Waits until words of the open article can be marked. */
export async function ready(page: Page): Promise<void> {
  await page.waitForFunction(() => performance.getEntriesByName("proofmark-ready").length > 0);
}

/** Opens an article and waits until words in it can be marked. */
export async function openArticle(page: Page, id: string, hash = ""): Promise<void> {
  await page.goto(`/articles/${id}${hash}`);
  await ready(page);
}

/** Opens an article as one of the demo people, with the interface in Bulgarian; answers the page. */
export async function openAs(page: Page, who: DemoName, id: string): Promise<Page> {
  await inBulgarian(page);
  await signIn(page, who);
  await openArticle(page, id);
  return page;
}

/** Imports a text and opens it. */
export async function openOwn(page: Page, text: string): Promise<string> {
  const id = await importOwn(page, text);
  await openArticle(page, id);
  return id;
}

/** Draws the mouse over the first place of some words, once they stand still. */
export async function dragOver(page: Page, words: string): Promise<void> {
  const { from, to } = await page.evaluate(async (wanted) => {
    const place = () => {
      const walker = document.createTreeWalker(
        document.querySelector("article") ?? document,
        NodeFilter.SHOW_TEXT,
      );
      // Claims and candidates cut the text into pieces; words may lie in several.
      const nodes: { node: Node; start: number }[] = [];
      let text = "";
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        nodes.push({ node, start: text.length });
        text += node.textContent ?? "";
      }
      const at = text.indexOf(wanted);
      const end = at + wanted.length;
      const first = nodes.findLast(({ start }) => start <= at);
      const last = nodes.findLast(({ start }) => start < end);
      if (at >= 0 && first && last) {
        first.node.parentElement?.scrollIntoView({ block: "center" });
        const range = document.createRange();
        range.setStart(first.node, at - first.start);
        range.setEnd(last.node, end - last.start);
        const rects = [...range.getClientRects()].filter(({ width }) => width > 0);
        const [from, to] = [rects[0], rects.at(-1)];
        if (from && to) {
          return {
            from: { x: from.left + 1, y: from.top + from.height / 2 },
            to: { x: to.right - 1, y: to.top + to.height / 2 },
          };
        }
      }
      throw new Error(`„${wanted}“ is not on the page`);
    };
    for (let before = place(); ; ) {
      await new Promise(requestAnimationFrame);
      const now = place();
      if (now.from.x === before.from.x && now.from.y === before.from.y) return now;
      before = now;
    }
  }, words);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 6 });
  await page.mouse.up();
}

/** Presses a key as a Bulgarian phonetic keyboard sends it: a Cyrillic letter on a Latin key's place. */
export async function pressCyrillic(
  page: Page,
  code: string,
  key: string,
  held: { shiftKey?: boolean; altKey?: boolean } = {},
) {
  await page.evaluate(
    ([place, letter, more]) => {
      const event = { ...more, code: place, key: letter, bubbles: true, cancelable: true };
      (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent("keydown", event));
    },
    [code, key, held] as const,
  );
}

/** The words of every claim on the page as they are painted, put together piece by piece. */
export async function painted(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const words = new Map<string, string>();
    for (const mark of document.querySelectorAll<HTMLElement>("mark")) {
      for (const id of mark.dataset.claims?.split(" ") ?? []) {
        words.set(id, (words.get(id) ?? "") + mark.textContent);
      }
    }
    return [...words.values()];
  });
}

/** Waits until nothing is on its way to the server. */
export async function saved(page: Page): Promise<void> {
  // The page says so in one batch behind the paint, with all that follows an act; this asks behind that.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 40))));
  await expect(page.getByText("всичко е записано")).toBeVisible();
}

/** A place in the text: a block by its number, and UTF-16 units into it, whatever marks lie between. */
type Point = { block: number; offset: number };

/** Chooses words as a person would by dragging, from one place to another. */
export async function choose(page: Page, from: Point, to: Point): Promise<void> {
  await page.evaluate(
    ([from, to]) => {
      const nodeAt = ({ block, offset }: Point): [Node, number] => {
        const element = document.querySelector(`[data-block="${block}"]`);
        if (element === null) throw new Error(`There is no block ${block}.`);
        const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        let left = offset;
        for (let node = texts.nextNode(); node; node = texts.nextNode()) {
          const length = node.textContent?.length ?? 0;
          if (left <= length) return [node, left];
          left -= length;
        }
        throw new Error(`Block ${block} has no place ${offset}.`);
      };
      getSelection()?.setBaseAndExtent(...nodeAt(from), ...nodeAt(to));
    },
    [from, to] as const,
  );
}

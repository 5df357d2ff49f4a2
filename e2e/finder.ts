/** What the finder's journeys share: what the server says became of candidates, and what the page says. */
import type { Page } from "@playwright/test";
import type { Coverage, Suggestions } from "../lib/model/wire";
import { expect } from "./fixtures";

/** The candidates of an article as the server has them. */
export async function suggestions(page: Page, id: string): Promise<Suggestions> {
  const answer = await page.request.get(`/api/v1/articles/${id}/suggestions`);
  expect(answer.status()).toBe(200);
  return answer.json();
}

/** The coverage of an article as the server counts it. */
export async function coverage(page: Page, id: string): Promise<Coverage> {
  return (await suggestions(page, id)).coverage;
}

/** The words of the candidate in focus; null when none is. */
export async function candidateInFocus(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const pieces = [
      ...document.querySelectorAll("[data-candidates][data-focus], [data-sign='candidate'][data-focus]"),
    ];
    return pieces.length === 0 ? null : pieces.map((piece) => piece.textContent).join("");
  });
}

/** Presses a key with the page in focus and counts it. */
export class Keystrokes {
  count = 0;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async press(key: string): Promise<void> {
    this.count += 1;
    await this.#page.keyboard.press(key);
  }
}

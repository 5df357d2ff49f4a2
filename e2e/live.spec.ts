import type { Page } from "@playwright/test";
import { expect, signIn, test } from "./fixtures";
import { dragOver, importOwn, inBulgarian, openArticle, painted, saved } from "./reader";

const TEXT = [
  "Около 8000 войници са в района на Курск, каза министърът в петък.",
  "Според Сеул повече от 1000 ракети са пратени през октомври.",
  "Нощес бяха изстреляни 12 дрона по три града, шест от тях са свалени.",
].join("\n\n");

/** Opens an article as a second person, in a browser of their own. */
async function joined(page: Page, id: string): Promise<Page> {
  await inBulgarian(page);
  await signIn(page, "checker2");
  await openArticle(page, id);
  return page;
}

/** Waits until the page hears of others by itself. */
async function live(page: Page): Promise<void> {
  await page.waitForFunction(() => performance.getEntriesByName("proofmark-live").length > 0);
}

async function mark(page: Page, words: string, key = "Digit1"): Promise<void> {
  await dragOver(page, words);
  await page.keyboard.press(key);
  await saved(page);
}

test.beforeEach(async ({ page }) => {
  await inBulgarian(page);
  await signIn(page, "checker");
});

test("two people see each other's marks without a reload, and nothing moves under their hands", async ({
  page,
  otherPage,
}) => {
  const id = await importOwn(page, TEXT);
  await openArticle(page, id);
  const other = await joined(await otherPage(), id);
  await Promise.all([live(page), live(other)]);

  // Words are chosen in the very paragraph in which the other marks.
  await dragOver(page, "каза министърът");
  const place = () =>
    page.evaluate(() => {
      const selection = getSelection();
      const words = selection?.toString();
      const { top } = selection?.getRangeAt(0).getBoundingClientRect() ?? { top: 0 };
      return { words, top, scroll: scrollY };
    });
  const before = await place();
  await mark(other, "8000 войници");
  await mark(other, "12 дрона");
  await expect(page.locator("mark", { hasText: "8000 войници" })).toBeVisible();
  await expect(page.locator("mark", { hasText: "12 дрона" })).toBeVisible();
  expect(await place()).toEqual(before);
  expect(before.words).toBe("каза министърът");

  // What was chosen is still what is marked.
  await page.keyboard.press("Digit5");
  await saved(page);
  await expect(other.locator("mark", { hasText: "каза министърът" })).toBeVisible();
  expect((await painted(other)).sort()).toEqual((await painted(page)).sort());
});

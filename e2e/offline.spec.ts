import type { Page } from "@playwright/test";
import { expect, signIn, test } from "./fixtures";
import { dragOver, importOwn, inBulgarian, openArticle, painted, saved } from "./reader";

// What a browser says of every request it cannot send.
test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED/] });

const TEXT = [
  "Около 8000 войници са в района, казаха от щаба.",
  "Нощес бяха изстреляни 12 ракети по три града.",
].join("\n\n");

/** Waits until the open article can be opened without a network. */
async function kept(page: Page): Promise<void> {
  await page.waitForFunction(() => performance.getEntriesByName("proofmark-kept").length > 0);
  await page.evaluate(async () => (await navigator.serviceWorker.ready).active?.scriptURL);
}

async function ready(page: Page): Promise<void> {
  await page.waitForFunction(() => performance.getEntriesByName("proofmark-ready").length > 0);
}

test.beforeEach(async ({ page }) => {
  await inBulgarian(page);
  await signIn(page, "checker");
});

test("an article opened before is read, marked and tagged without a network, and the work is sent once", async ({
  page,
  context,
}) => {
  const id = await importOwn(page, TEXT);
  await openArticle(page, id);
  await dragOver(page, "8000 войници");
  await page.keyboard.press("1");
  await saved(page);
  await kept(page);

  await context.setOffline(true);
  await page.reload();
  await ready(page);
  await expect(page.getByText("Няма мрежа. Виждате копието")).toBeVisible();
  expect(await painted(page)).toEqual(["8000 войници"]);
});

import type { Page } from "@playwright/test";
import { v7 as newId } from "uuid";
import { expect, signIn, test } from "./fixtures";
import { importOwn } from "./reader";

const LINES = Array.from({ length: 140 }, (_, i) => `Колона ${i + 1} има ${1000 + i} войници.`);
const TEXT = LINES.join("\n\n");

/** Marks the figure of a line as the signed-in person of `page`. */
async function mark(page: Page, article: string, line: number): Promise<void> {
  const exact = `${1000 + line} войници`;
  const start = TEXT.indexOf(exact);
  const answer = await page.request.post(`/api/v1/articles/${article}/claims`, {
    headers: {
      Origin: new URL(test.info().project.use.baseURL ?? "").origin,
      "Idempotency-Key": newId(),
    },
    data: { id: newId(), version: 1, type: "troop-count", start, end: start + exact.length, exact },
  });
  expect(answer.status(), await answer.text()).toBe(201);
}

test("lists and counts follow what others do, and keep what one is at", async ({ page, otherPage }) => {
  const checker = await otherPage();
  await signIn(checker, "checker");
  const id = await importOwn(checker, TEXT);
  await mark(checker, id, 0);

  await signIn(page, "editor");
  await page.goto(`/claims?article=${id}`);
  const count = page.getByRole("status").filter({ hasText: /^\d+ claims?$/ });
  await expect(count).toHaveText("1 claim");
  await page.getByRole("checkbox", { name: "Select: 1000 войници" }).check();
  await page.getByRole("searchbox").fill("недопис");
  await mark(checker, id, 1);
  await expect(count).toHaveText("2 claims");
  await expect(page.locator("tbody tr[data-index]")).toHaveCount(2);
  await expect(page.getByRole("searchbox")).toHaveValue("недопис");
  await expect(page.getByRole("checkbox", { name: "Select: 1000 войници" })).toBeChecked();

  await page.goto(`/summary?article=${id}`);
  await expect(page.getByRole("link", { name: "Total, total: 2" })).toBeVisible();
  await mark(checker, id, 2);
  await expect(page.getByRole("link", { name: "Total, total: 3" })).toBeVisible();
  await expect(page.getByText("3 claims, as in the table.")).toBeVisible();

  await page.goto("/articles");
  const row = page.getByRole("listitem").filter({ has: page.locator(`a[href="/articles/${id}"]`) });
  await expect(row).toContainText("3 unassessed");
  await mark(checker, id, 3);
  await expect(row).toContainText("4 unassessed");
});

test("a page gone back to is as things stand, not as they stood", async ({ page, otherPage }) => {
  const checker = await otherPage();
  await signIn(checker, "checker");
  const id = await importOwn(checker, TEXT);
  await signIn(page, "editor");
  await page.goto("/articles");
  const row = page.getByRole("listitem").filter({ has: page.locator(`a[href="/articles/${id}"]`) });
  await expect(row).not.toContainText("unassessed");
  await page.getByRole("link", { name: "Summary" }).click();
  await expect(page.getByRole("heading", { name: "Summary", exact: true })).toBeVisible();
  await mark(checker, id, 0);
  await page.goBack();
  await expect(row).toContainText("1 unassessed");
});

test("the row one reads stays where it is when claims come above it", async ({ page, otherPage }) => {
  test.slow();
  const checker = await otherPage();
  await signIn(checker, "checker");
  const id = await importOwn(checker, TEXT);
  for (let line = 0; line < 130; line++) await mark(checker, id, line);
  await signIn(page, "editor");
  await page.goto(`/claims?article=${id}`);
  const claim = page.getByRole("link", { name: "1015 войници" });
  await page.keyboard.press("End");
  await expect(async () => {
    await page.keyboard.press("End");
    await expect(page.getByRole("link", { name: "1000 войници" })).toBeInViewport({ timeout: 500 });
  }).toPass();
  await claim.scrollIntoViewIfNeeded();
  const top = async () => Math.round((await claim.boundingBox())?.y ?? Number.NaN);
  const before = await top();
  for (let line = 130; line < 135; line++) await mark(checker, id, line);
  await expect(page.getByRole("status").filter({ hasText: "135 claims" })).toBeVisible();
  await expect(page.getByRole("table")).toHaveAttribute("aria-rowcount", "136");
  expect(Math.abs((await top()) - before)).toBeLessThanOrEqual(2);
  await page.keyboard.press("Home");
  await expect(page.getByRole("link", { name: "1134 войници" })).toBeVisible();
});

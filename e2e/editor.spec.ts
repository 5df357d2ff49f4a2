import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import Papa from "papaparse";
import { v7 as newId } from "uuid";
import { axe, expect, signIn, test } from "./fixtures";

/** A write as the signed-in person of `page` would make it. */
async function post(page: Page, path: string, data: unknown) {
  const Origin = new URL(test.info().project.use.baseURL ?? "").origin;
  const answer = await page.request.post(`/api/v1${path}`, {
    headers: { Origin, "Idempotency-Key": newId() },
    data,
  });
  expect(answer.ok(), `POST ${path}: ${await answer.text()}`).toBe(true);
  return answer.json();
}

/** An article of this test's own in which `words` can be marked. */
async function article(page: Page, text: string) {
  const { id } = await post(page, "/articles", {
    text: `${text}\n\n${newId()}`,
    title: "Влаковете",
    language: "bg",
  });
  const mark = async (words: string, type: string, verdict?: "verified" | "unverified") => {
    const start = [...text.slice(0, text.indexOf(words))].length;
    const body = { id: newId(), version: 1, type, start, end: start + [...words].length, exact: words };
    await post(page, `/articles/${id}/claims`, { ...body, ...(verdict ? { assessment: { verdict } } : {}) });
  };
  return { id: String(id), mark };
}

const TEXT = "🇧🇬 Около 8000 войници са в района.\n\n=СУМА от 12 влака, „каза“ той; и още 1000 ракети.";

test("the editor's summary counts a claim, its number lists exactly it, and the CSV holds it", async ({
  page,
  otherPage,
}) => {
  const checker = await otherPage();
  await signIn(checker, "checker");
  const { id, mark } = await article(checker, TEXT);
  await mark("Около 8000 войници", "troop-count", "verified");
  await mark("=СУМА от 12 влака, „каза“ той; и още", "quote");

  await signIn(page, "editor");
  await page.goto(`/summary?article=${id}`);
  const table = page.getByRole("table").first();
  await expect(table.getByRole("link", { name: "Total, total: 2" })).toHaveText("2");
  await expect(table.getByRole("link", { name: "Troop count, verified: 1" })).toBeVisible();
  await axe(page);

  // One more is marked: the same page, loaded again, counts it.
  await mark("1000 ракети", "missile-count", "unverified");
  await page.reload();
  await table.getByRole("link", { name: "Missile count, unverified: 1" }).click();
  await expect(page).toHaveURL(/\/claims\?article=.*&type=missile-count&tag=unverified$/);
  await expect(page.getByRole("status").filter({ hasText: "1 claim" })).toBeVisible();
  await expect(page.locator("tbody tr[data-index]")).toHaveCount(1);
  await expect(page.getByRole("link", { name: "1000 ракети" })).toHaveAttribute(
    "href",
    new RegExp(`^/articles/${id}#claim-`),
  );

  await page.goto(`/summary?article=${id}`);
  const saved = page.waitForEvent("download");
  await page.getByRole("link", { name: "CSV", exact: true }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toMatch(/^proofmark-Влаковете-\d{4}-\d\d-\d\d\.csv$/);
  await expect(page.getByText("3, as many as in the table")).toBeVisible();
  const text = await readFile(await download.path(), "utf8");
  expect(text.startsWith("\uFEFFclaim_id,")).toBe(true);
  const { data } = Papa.parse<Record<string, string>>(text.slice(1), { header: true, skipEmptyLines: true });
  expect(data.map(({ quote }) => quote).sort()).toEqual(
    ["'=СУМА от 12 влака, „каза“ той; и още", "1000 ракети", "Около 8000 войници"].sort(),
  );
  const guarded = data.filter((row) => row.guarded !== "");
  expect(guarded.map((row) => [row.guarded, row.tag])).toEqual([["quote", "unverified"]]);
});

test("a filter is the page's address, kept on the way from the summary to the list", async ({ page }) => {
  await signIn(page, "editor");
  await page.goto("/summary");
  await page.getByRole("combobox", { name: "Type" }).selectOption({ label: "Quote" });
  await expect(page).toHaveURL("/summary?type=quote");
  const total = page
    .getByRole("table")
    .first()
    .getByRole("link", { name: /^Total, total/ });
  const count = Number(await total.textContent());
  await total.click();
  await expect(page).toHaveURL("/claims?type=quote");
  await expect(page.getByRole("status").filter({ hasText: `${count} claims` })).toBeVisible();
  await page.getByRole("link", { name: "Clear the filter" }).click();
  await expect(page).toHaveURL("/claims");
});

test("a part of an address that means nothing is named, and the rest holds", async ({ page }) => {
  await signIn(page, "checker");
  await page.goto("/summary?from=yesterday&type=quote");
  await expect(page.getByRole("alert").filter({ hasText: "from" })).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Type" })).toHaveValue("quote");
});

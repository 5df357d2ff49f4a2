import type { Page } from "@playwright/test";
import { v7 as newId } from "uuid";
import { axe, expect, signIn, test } from "./fixtures";

async function post(page: Page, path: string, data: unknown) {
  const Origin = new URL(test.info().project.use.baseURL ?? "").origin;
  const answer = await page.request.post(`/api/v1${path}`, {
    headers: { Origin, "Idempotency-Key": newId() },
    data,
  });
  expect(answer.ok(), `POST ${path}: ${await answer.text()}`).toBe(true);
  return answer.json();
}

/** An article of this test's own with a claim on each of `count` lines, and the address of their list. */
async function claims(page: Page, count: number): Promise<string> {
  const lines = Array.from({ length: count }, (_, i) => `Влак ${String(i).padStart(3, "0")} МИНА`);
  const text = `${lines.join("\n")}\n${newId()}`;
  const { id } = await post(page, "/articles", { text, title: "Разписание", language: "bg" });
  for (const line of lines) {
    const start = text.indexOf(line);
    const mark = { id: newId(), version: 1, type: "quantity", start, end: start + line.length, exact: line };
    await post(page, `/articles/${id}/claims`, mark);
  }
  return `/claims?article=${id}`;
}

const rows = (page: Page) => page.locator("tbody tr[data-index]");

test("the list is searched in any case, sorted, and walked by keyboard", async ({ page }) => {
  await signIn(page, "editor");
  const list = await claims(page, 12);
  await page.goto(list);
  await expect(page.getByRole("status").filter({ hasText: "12 claims" })).toBeVisible();
  await page.getByRole("link", { name: "Words" }).click();
  await expect(page).toHaveURL(/sort=quote$/);
  await expect(rows(page).first()).toContainText("Влак 000");
  await page.getByRole("link", { name: "Words" }).click();
  await expect(rows(page).first()).toContainText("Влак 011");

  await page.getByRole("link", { name: "Влак 011 МИНА" }).focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("link", { name: "Влак 010 МИНА" })).toBeFocused();
  await page.keyboard.press("Space");
  await expect(page.getByRole("checkbox", { name: /Влак 010/ })).toBeChecked();
  await page.keyboard.press("End");
  await expect(page.getByRole("link", { name: "Влак 000 МИНА" })).toBeFocused();

  await page.getByRole("searchbox").fill("ВЛАК 007 мина");
  await page.keyboard.press("Enter");
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page).first()).toContainText("Влак 007");
});

test("a list longer than a page reads on while it is scrolled, and draws only what is near", async ({
  page,
}) => {
  await signIn(page, "checker");
  const list = await claims(page, 130);
  await page.goto(`${list}&sort=quote`);
  await expect(page.getByText("100 of 130 shown")).toBeVisible();
  expect(await rows(page).count()).toBeLessThan(60);
  for (let last = 0; last < 129; ) {
    await page.mouse.wheel(0, 4000);
    await expect
      .poll(async () => Number(await rows(page).last().getAttribute("data-index")))
      .toBeGreaterThan(last);
    last = Number(await rows(page).last().getAttribute("data-index"));
  }
  await expect(page.getByRole("link", { name: "Влак 129 МИНА" })).toBeVisible();
  // A checker changes nothing in bulk, so nothing is to be selected.
  await expect(page.getByRole("checkbox", { name: /^Select/ })).toHaveCount(0);
});

test("nothing narrows the list unseen: what a link asked for stands in the bar, and is kept or taken away there", async ({
  page,
}) => {
  await signIn(page, "checker");
  await page.goto(`${await claims(page, 2)}&anchor=exact&unassessed=true`);
  const chip = page.getByRole("checkbox", { name: "Same words" });
  await expect(chip).toBeChecked();
  await page.getByRole("combobox", { name: "Tag" }).selectOption("unverified");
  await expect(page).toHaveURL(/anchor=exact/);
  await expect(page).toHaveURL(/tag=unverified/);
  await expect(rows(page)).toHaveCount(2);
  await page.locator("label").filter({ hasText: "Same words" }).click();
  await expect(page).not.toHaveURL(/anchor=/);
  // Two states of the words at once are one part of the filter.
  await page
    .locator("label")
    .filter({ hasText: /^Words changed$/ })
    .click();
  await page
    .locator("label")
    .filter({ hasText: /^Lost$/ })
    .click();
  await expect(page).toHaveURL(/anchor=drifted,lost/);
});

test("a day is typed digit by digit, and the field keeps the keyboard", async ({ page }) => {
  await signIn(page, "checker");
  await page.goto("/claims");
  const from = page.getByLabel("from", { exact: true });
  await from.focus();
  for (const digit of "11042024") await page.keyboard.press(`Digit${digit}`);
  await expect(page).toHaveURL(/from=2024-11-04$/);
  await expect(from).toHaveValue("2024-11-04");
  await expect(from).toBeFocused();
  await page.getByRole("link", { name: "Clear the filter" }).click();
  await expect(from).toHaveValue("");
});

test("an editor settles many claims at once and takes others out, and can bring them back", async ({
  page,
}) => {
  // Every question is looked at by axe.
  test.slow();
  await signIn(page, "editor");
  const list = await claims(page, 4);
  await page.goto(`${list}&sort=quote`);
  await page.getByRole("checkbox", { name: /Влак 000/ }).check();
  await page.getByRole("checkbox", { name: /Влак 002/ }).click({ modifiers: ["Shift"] });
  await axe(page);
  await expect(page.getByText("3 claims selected")).toBeVisible();
  await page.getByRole("button", { name: "Verified", exact: true }).click();
  await expect(page.getByRole("dialog", { name: "Decision: verified" })).toBeVisible();
  await axe(page);
  await page.getByRole("textbox", { name: "Reason" }).fill("Две агенции го потвърждават.");
  await page.getByRole("button", { name: "Decide" }).click();
  await expect(page.getByText("3 claims changed.")).toBeVisible();
  await expect(rows(page).locator('[data-tag="verified"]')).toHaveCount(3);

  await page.getByRole("checkbox", { name: /Влак 003/ }).check();
  await page.getByRole("button", { name: "Change type" }).click();
  await expect(page.getByRole("dialog", { name: "New type" })).toBeVisible();
  await axe(page);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Withdraw" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await axe(page);
  await page.getByRole("dialog").getByRole("button", { name: "Withdraw" }).click();
  await expect(rows(page)).toHaveCount(3);
  // The box itself is drawn by its label, which is what a person presses.
  await page
    .locator("label")
    .filter({ hasText: /^Withdrawn$/ })
    .click();
  await expect(rows(page)).toHaveCount(1);
  await page.getByRole("checkbox", { name: /Влак 003/ }).check();
  await page.getByRole("button", { name: "Restore" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await axe(page);
  await page.getByRole("dialog").getByRole("button", { name: "Restore" }).click();
  await expect(page.getByText("Nothing fits the filter")).toBeVisible();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("claims are cards that fit the screen", async ({ page }) => {
    await signIn(page, "editor");
    await page.goto("/claims");
    await expect(rows(page).first()).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    await axe(page);
  });
});

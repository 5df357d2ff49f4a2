import type { Page } from "@playwright/test";
import { axe, expect, signIn, test } from "./fixtures";
import { dragOver, importOwn, inBulgarian, openArticle, openAs, painted, ready, saved } from "./reader";

// What a browser says of every request it cannot send.
test.use({ serviceWorkers: "allow", expectedErrors: [/ERR_INTERNET_DISCONNECTED/] });

const TEXT = [
  "Около 8000 войници са в района, казаха от щаба.",
  "Нощес бяха изстреляни 12 ракети по три града.",
].join("\n\n");

/** Waits until the open article can be opened without a network. */
async function kept(page: Page): Promise<void> {
  await page.waitForFunction(() => performance.getEntriesByName("proofmark-kept").length > 0);
  await page.evaluate(async () => (await navigator.serviceWorker.ready).active?.scriptURL);
}

/** Waits until no change lies in this browser's outbox any more: it goes from there once it is called saved. */
async function emptied(page: Page): Promise<void> {
  const left = () =>
    page.evaluate(async () => {
      const found = await indexedDB.databases();
      const name = found.find((one) => one.name?.startsWith("proofmark-outbox-"))?.name ?? "";
      const db = await new Promise<IDBDatabase>((done, fail) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => done(opening.result);
        opening.onerror = () => fail(opening.error);
      });
      const count = db.transaction("entries").objectStore("entries").count();
      await new Promise((done) => count.addEventListener("success", done));
      db.close();
      return count.result;
    });
  await expect.poll(left).toBe(0);
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
  await dragOver(page, "12 ракети");
  await page.keyboard.press("Digit2");
  await page.keyboard.press("KeyV");
  await axe(page);

  // Not even a second reload takes what waits.
  await page.reload();
  await ready(page);
  await expect(page.getByText("2 чакат")).toBeVisible();
  const mine = page.locator("mark", { hasText: "12 ракети" });
  await expect(mine).toHaveAttribute("data-sign", "verified");

  await context.setOffline(false);
  await saved(page);
  await expect(page.getByText("Мрежата се върна.")).toBeVisible();
  const { items } = await (await page.request.get(`/api/v1/claims?article=${id}`)).json();
  const told = items.map(({ wording, tag }: { wording: string; tag: string }) => `${wording} ${tag}`);
  expect(told.sort()).toEqual(["12 ракети verified", "8000 войници unverified"]);

  // What the server confirmed while the shell was open is there when the network goes again.
  await emptied(page);
  await context.setOffline(true);
  await page.reload();
  await ready(page);
  await expect(mine).toHaveAttribute("data-sign", "verified");
  await expect(page.getByText("всичко е записано")).toBeVisible();
});

test("a card opens without a network with all that was said of its claim", async ({
  page,
  context,
  otherPage,
}) => {
  const id = await importOwn(page, TEXT);
  const other = await openAs(await otherPage(), "checker2", id);
  await dragOver(other, "8000 войници");
  await other.keyboard.press("Digit1");
  await other.keyboard.press("KeyV");
  await saved(other);
  await openArticle(page, id);
  await kept(page);
  await context.setOffline(true);
  await page.reload();
  await ready(page);
  await page.locator("mark", { hasText: "8000 войници" }).click();
  await expect(page.locator("[data-open]").getByText("Димитър Петров")).toBeVisible();
});

test("without a network the queue lists what can be worked on, and the rest says what it needs", async ({
  page,
  context,
}) => {
  const id = await importOwn(page, TEXT);
  await openArticle(page, id);
  await kept(page);
  await context.setOffline(true);
  await page.goto("/articles");
  await expect(page.getByRole("heading", { name: "Статии без мрежа" })).toBeVisible();
  await axe(page);
  await page.goto("/summary");
  await expect(page.getByRole("heading", { name: "За тази страница трябва мрежа" })).toBeVisible();
  await axe(page);
  await page.getByRole("link", { name: "Към статиите" }).first().click();
  await page.locator(`a[href="/articles/${id}"]`).click();
  await ready(page);

  await page.goto("/summary");
  await expect(page.getByRole("heading", { name: "За тази страница трябва мрежа" })).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByRole("heading", { name: "Обобщение", exact: true })).toBeVisible();
});

test("what was sent from another page is in the kept copy", async ({ page, context }) => {
  const id = await importOwn(page, TEXT);
  await openArticle(page, id);
  await kept(page);
  await context.setOffline(true);
  await page.reload();
  await ready(page);
  await dragOver(page, "8000 войници");
  await page.keyboard.press("Digit1");
  await expect(page.getByText("1 чака")).toBeVisible();
  await page.goto("/summary");
  await expect(page.getByRole("heading", { name: "За тази страница трябва мрежа" })).toBeVisible();
  const answered = page.waitForResponse(
    (answer) => answer.request().method() === "POST" && answer.url().endsWith("/claims"),
  );
  await context.setOffline(false);
  await expect(page.getByRole("heading", { name: "Обобщение", exact: true })).toBeVisible();
  await answered;
  // What waits no longer is in the kept copy, so the network may go at once.
  await emptied(page);
  await context.setOffline(true);
  await page.goto(`/articles/${id}`);
  await ready(page);
  expect(await painted(page)).toEqual(["8000 войници"]);
  await expect(page.getByText("всичко е записано")).toBeVisible();
});

test("nobody sees what was kept for another, and signing out takes it away", async ({ page, context }) => {
  const id = await importOwn(page, TEXT);
  await openArticle(page, id);
  await kept(page);
  await signIn(page, "checker2");
  await page.goto("/articles");
  await page.waitForFunction(() => localStorage.getItem("proofmark-person")?.includes("Димитър"));
  await context.setOffline(true);
  await page.goto(`/articles/${id}`);
  await expect(
    page.getByRole("heading", { name: "На този компютър няма копие от тази статия" }),
  ).toBeVisible();
  await page.goto("/articles");
  await expect(page.getByText("Още няма статии за работа без мрежа")).toBeVisible();

  await context.setOffline(false);
  await expect(page.getByRole("heading", { name: "Статии", exact: true })).toBeVisible();
  await openArticle(page, id);
  await kept(page);
  await page.getByRole("button", { name: /^Меню на/ }).click();
  await page.getByRole("button", { name: "Изход" }).click();
  await page.waitForURL("**/sign-in");
  await context.setOffline(true);
  await page.goto(`/articles/${id}`);
  await expect(page.getByRole("heading", { name: "За влизане трябва мрежа" })).toBeVisible();
});

/**
 * What was done is never lost and never doubled: the network cut, the server killed, the session expired,
 * an article signed off, a colleague faster, two tabs at once, a browser that keeps nothing.
 */
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "@playwright/test";
import { v7 as newId } from "uuid";
import { axe, expect, signIn, test } from "./fixtures";
import { startServer } from "./own-server";
import { freePort } from "./ports";
import {
  dragOver,
  importOwn,
  inBulgarian,
  openArticle,
  openAs,
  painted,
  patchArticle,
  saved,
} from "./reader";

// What a browser says of every request that reaches nobody.
test.use({ expectedErrors: [/net::ERR_/] });

const TEXT = [
  "Около 8000 войници са в района, казаха от щаба.",
  "Нощес бяха изстреляни 12 ракети по три града.",
  "Според Сеул 300 танка са минали реката.",
  "Министърът говори за 45 самолета.",
  "Убити са 17 души.",
].join("\n\n");
const MARKS = ["8000 войници", "12 ракети", "300 танка", "45 самолета", "17 души"] as const;

test.beforeEach(async ({ page }) => {
  await inBulgarian(page);
  await signIn(page, "checker");
});

async function mark(page: Page, words: string): Promise<void> {
  await dragOver(page, words);
  await page.keyboard.press("Digit4");
  await expect.poll(() => painted(page)).toContain(words);
}

/** The wire's claims of an article, as the server has them. */
async function claimsOf(page: Page, id: string, base = ""): Promise<{ words: string[]; revision: number }> {
  const answer = await page.request.get(`${base}/api/v1/articles/${id}/claims?since=0`);
  const { claims, revision } = await answer.json();
  return { words: claims.map((claim: { wording: string }) => claim.wording).toSorted(), revision };
}

/** Nothing of the interface reaches the server any more, until the returned function is called. */
async function cut(context: BrowserContext): Promise<() => Promise<void>> {
  await context.route("**/api/v1/**", (route) => route.abort("connectionfailed"));
  return () => context.unroute("**/api/v1/**");
}

const back = (page: Page) => page.evaluate(() => window.dispatchEvent(new Event("online")));
const waiting = (page: Page, count: number) =>
  expect(page.getByRole("button", { name: new RegExp(`(^|, )${count} ча`) })).toBeVisible();
const tray = (page: Page) => page.getByRole("dialog", { name: "Още не е на сървъра" });

test("five marks with the network cut in between are there after a reload, and once each on both screens", async ({
  page,
  otherPage,
}) => {
  const id = await importOwn(page, TEXT);
  const other = await openAs(await otherPage(), "checker2", id);
  await openArticle(page, id);
  const [first, second, third, ...rest] = MARKS;
  await mark(page, first);
  await saved(page);
  // The server hears of the second, but its answer is lost; then nothing goes any more.
  await page.route(
    "**/claims",
    async (route) => {
      await route.fetch();
      await route.abort("connectionreset");
    },
    { times: 1 },
  );
  await mark(page, second);
  await waiting(page, 1);
  const mend = await cut(page.context());
  await mark(page, third);
  for (const words of rest) await mark(page, words);
  await waiting(page, 4);

  await page.reload();
  await waiting(page, 4);
  await expect.poll(async () => (await painted(page)).toSorted()).toEqual(MARKS.toSorted());
  await page.getByRole("button", { name: /чака/ }).click();
  await expect(tray(page).getByText("Пробна статия")).toHaveCount(4);
  await axe(page);
  await page.keyboard.press("Escape");

  await mend();
  await back(page);
  await saved(page);
  expect((await claimsOf(page, id)).words).toEqual(MARKS.toSorted());
  await other.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect.poll(async () => (await painted(other)).toSorted()).toEqual(MARKS.toSorted());
});

test("a border that was just moved is not lost with the page", async ({ page }) => {
  const id = await importOwn(page, TEXT);
  await openArticle(page, id);
  await mark(page, MARKS[1]);
  await saved(page);
  await page.keyboard.press("Shift+BracketRight");
  await expect.poll(() => painted(page)).toEqual([`${MARKS[1]} по`]);
  await page.reload();
  await saved(page);
  await expect.poll(() => painted(page)).toEqual([`${MARKS[1]} по`]);
  expect((await claimsOf(page, id)).words).toEqual([`${MARKS[1]} по`]);
});

test("what waits for an article is sent from any page of the desk", async ({ page }) => {
  const id = await importOwn(page, TEXT);
  await openArticle(page, id);
  const mend = await cut(page.context());
  await mark(page, MARKS[0]);
  await waiting(page, 1);
  await page.goto("/articles");
  await waiting(page, 1);
  await axe(page);
  await mend();
  await back(page);
  await expect(page.getByRole("button", { name: /чака/ })).toHaveCount(0);
  expect((await claimsOf(page, id)).words).toEqual([MARKS[0]]);
});

test("an expired session keeps everything; signing in again sends it, in nobody else's name", async ({
  page,
}) => {
  const id = await importOwn(page, TEXT);
  await openArticle(page, id);
  await page.context().clearCookies({ name: "proofmark-session" });
  await mark(page, MARKS[0]);
  await expect(page.getByRole("alert").getByText("Сесията ви е прекъсната.")).toBeVisible();
  await axe(page);

  // Somebody else comes in on the same computer: the open page still sends nothing, and theirs shows nothing.
  await signIn(page, "checker2");
  await back(page);
  await expect(page.getByRole("alert").getByText("Сесията ви е прекъсната.")).toBeVisible();
  const theirs = await page.context().newPage();
  await openArticle(theirs, id);
  expect(await painted(theirs)).toEqual([]);
  expect((await claimsOf(page, id)).words).toEqual([]);
  await theirs.close();

  await page.context().clearCookies({ name: "proofmark-session" });
  await page.getByRole("link", { name: "Влезте отново" }).click();
  await page.getByRole("button", { name: /Мария Илиева/ }).click();
  await expect(page).toHaveURL(new RegExp(`/articles/${id}`));
  await expect.poll(() => painted(page)).toEqual([MARKS[0]]);
  await saved(page);
  expect((await claimsOf(page, id)).words).toEqual([MARKS[0]]);
});

test("two restatements of one claim are merged into both", async ({ page, otherPage }) => {
  const id = await importOwn(page, TEXT);
  await openArticle(page, id);
  await mark(page, MARKS[0]);
  await saved(page);
  await page.locator("mark", { hasText: MARKS[0] }).click();
  const card = page.getByRole("article", { name: /8000 войници/ });
  await card.getByRole("button", { name: "Допълни" }).click();
  const form = card.getByRole("form", { name: "Какво казва твърдението" });
  await form.getByRole("textbox", { name: "С наши думи" }).fill("В района има 8000 войници.");

  const other = await otherPage();
  await signIn(other, "editor");
  const [claim] = (await (await other.request.get(`/api/v1/articles/${id}/claims`)).json()).items;
  const theirs = await other.request.patch(`/api/v1/claims/${claim.id}`, {
    headers: {
      Origin: new URL(page.url()).origin,
      "Idempotency-Key": newId(),
      "If-Match": `"${claim.revision}"`,
    },
    data: { statement: "В района има около 8000 души войска." },
  });
  expect(theirs.ok()).toBe(true);

  await form.getByRole("button", { name: "Запази" }).click();
  await page.getByRole("button", { name: "Сравни", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Промяна, която не е записана" });
  await expect(dialog.getByRole("deletion").first()).toBeVisible();
  // By keyboard alone.
  await dialog.getByRole("radio").first().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  const both = dialog.getByRole("textbox", { name: "И двете, както да останат" });
  await expect(both).toHaveValue("В района има около 8000 души войска.\nВ района има 8000 войници.");
  await axe(page);
  await dialog.getByRole("button", { name: "Запиши така" }).press("Enter");
  await expect(dialog).toHaveCount(0);
  await saved(page);
  const now = await (await page.request.get(`/api/v1/claims/${claim.id}`)).json();
  expect(now.statement).toBe("В района има около 8000 души войска.\nВ района има 8000 войници.");
});

test("an article signed off meanwhile refuses what waited and keeps its words", async ({
  page,
  otherPage,
}) => {
  const id = await importOwn(page, TEXT);
  await openArticle(page, id);
  const mend = await cut(page.context());
  await mark(page, MARKS[0]);
  await waiting(page, 1);
  const editor = await otherPage();
  await signIn(editor, "editor");
  const article = (change: object) => patchArticle(editor, id, change);
  await article({ status: "checked", reason: "Останалото не е за проверка." });
  await article({ status: "sealed" });
  await mend();
  await back(page);
  await page.getByRole("button", { name: "1 не е записано" }).click();
  await expect(tray(page).getByText(MARKS[0])).toBeVisible();
  await expect(tray(page).getByText("статията е подписана или архивирана")).toBeVisible();
  await axe(page);

  // Still there on another page and after a reload; it goes when the article takes changes again.
  await page.goto("/articles");
  await page.getByRole("button", { name: "1 не е записано" }).click();
  await expect(tray(page).getByText(MARKS[0])).toBeVisible();
  await article({ status: "open", reason: "Още едно число." });
  await tray(page).getByRole("button", { name: "Опитай пак" }).click();
  await expect(tray(page).getByText("Всичко е записано.")).toBeVisible();
  expect((await claimsOf(page, id)).words).toEqual([MARKS[0]]);
});

for (const locks of [true, false]) {
  test(`two tabs never send twice${locks ? "" : ", where the browser has no locks"}`, async ({
    page,
    context,
  }) => {
    if (!locks) {
      // As on plain http by a host name.
      await context.addInitScript(() => {
        for (const missing of ["locks", "serviceWorker"])
          Reflect.deleteProperty(Navigator.prototype, missing);
      });
    }
    const id = await importOwn(page, TEXT);
    const sent: string[] = [];
    context.on("request", (request) => {
      if (request.method() === "POST") sent.push(request.headers()["idempotency-key"] ?? "");
    });
    const second = await context.newPage();
    await openArticle(page, id);
    await openArticle(second, id);
    const tabs = [page, second, page, second, page];
    for (const [i, words] of MARKS.entries()) {
      const tab = tabs[i];
      if (!tab) continue;
      await tab.bringToFront();
      await mark(tab, words);
    }
    for (const tab of [page, second]) {
      await saved(tab);
      await expect.poll(async () => (await painted(tab)).toSorted()).toEqual(MARKS.toSorted());
    }
    expect(sent).toHaveLength(MARKS.length);
    expect(new Set(sent).size).toBe(MARKS.length);
  });
}

test("a browser that keeps nothing says so and saves all the same", async ({ page, context }) => {
  await context.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("private", "SecurityError");
    };
  });
  const id = await importOwn(page, TEXT);
  await openArticle(page, id);
  const mend = await cut(context);
  await mark(page, MARKS[0]);
  await expect(page.getByText("Този браузър не пази нищо")).toBeVisible();
  await page.getByRole("button", { name: /^Меню/ }).click();
  await page.getByRole("button", { name: "Изход" }).click();
  const leaving = page.getByRole("dialog", { name: "Не всичко е на сървъра" });
  await expect(leaving.getByText("Всичко това е само на тази страница")).toBeVisible();
  await expect(leaving.getByRole("button", { name: "Излез, пази ги тук" })).toHaveCount(0);
  await page.keyboard.press("Escape");
  const asked = page.waitForEvent("dialog").then(async (dialog) => {
    await dialog.dismiss();
    return dialog.type();
  });
  await page.close({ runBeforeUnload: true });
  expect(await asked).toBe("beforeunload");
  await mend();
  await back(page);
  await saved(page);
  expect((await claimsOf(page, id)).words).toEqual([MARKS[0]]);
});

test("who signs out with unsent work is asked, and it waits for them", async ({ page, context }) => {
  const id = await importOwn(page, TEXT);
  await openArticle(page, id);
  const mend = await cut(context);
  await mark(page, MARKS[0]);
  await page.getByRole("button", { name: /^Меню/ }).click();
  await page.getByRole("button", { name: "Изход" }).click();
  const dialog = page.getByRole("dialog", { name: "Не всичко е на сървъра" });
  await expect(dialog.getByText("1 промяна още не е стигнала")).toBeVisible();
  await axe(page);
  const stay = dialog.getByRole("button", { name: "Излез, пази ги тук" });
  // A session that goes on is not taken for ended.
  await page.route("**/api/auth/signout", (route) => route.fulfill({ status: 403 }), { times: 1 });
  await stay.click();
  await expect(dialog).toHaveCount(0);
  await expect(page).toHaveURL(new RegExp(id));
  await page.getByRole("button", { name: /^Меню/ }).click();
  await page.getByRole("button", { name: "Изход" }).click();
  await stay.click();
  await expect(page).toHaveURL(/sign-in/);
  await mend();
  await signIn(page, "checker");
  await page.goto("/articles");
  await expect.poll(async () => (await claimsOf(page, id)).words).toEqual([MARKS[0]]);
});

test("a server killed in between and started again has every mark once", async ({ otherPage }) => {
  test.slow();
  const folder = await mkdtemp(join(tmpdir(), "proofmark-killed-"));
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  let server = await startServer("demo", { port, folder });
  try {
    const page = await otherPage({ baseURL: base });
    await page.context().addCookies([{ name: "proofmark-language", value: "bg", url: base }]);
    await signIn(page, "checker");
    const imported = await page.request.post("/api/v1/articles", {
      headers: { Origin: base, "Idempotency-Key": newId() },
      data: { text: TEXT, title: "Пробна статия", language: "bg" },
    });
    const { id } = await imported.json();
    await openArticle(page, id);
    for (const [i, words] of MARKS.entries()) {
      await mark(page, words);
      if (i !== 1) continue;
      // With the second mark on its way, or just through.
      server.kill("SIGKILL");
      await once(server, "exit");
    }
    // The second was just through, or it waits with the others.
    await expect(page.getByRole("button", { name: /, [34] чакат/ })).toBeVisible();
    server = await startServer("demo", { port, folder });
    await expect(async () => {
      await back(page);
      await expect(page.getByText("всичко е записано")).toBeVisible({ timeout: 3000 });
    }).toPass({ timeout: 60_000 });
    expect((await claimsOf(page, id, base)).words).toEqual(MARKS.toSorted());
    await page.reload();
    expect((await painted(page)).toSorted()).toEqual(MARKS.toSorted());
  } finally {
    server.kill("SIGKILL");
    await rm(folder, { recursive: true, force: true });
  }
});

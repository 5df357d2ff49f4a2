import type { Page } from "@playwright/test";
import { candidateInFocus, coverage, suggestions } from "./finder";
import { axe, expect, signIn, test } from "./fixtures";
import { importOwn, inBulgarian, openArticle, openOwn, painted, pressCyrillic, saved } from "./reader";

const TEXT = [
  "Около 8000 войници са в района, каза министърът Иван Петров.",
  "Разстоянието е над 60 километра. Пристигнаха 12 влака.",
  "Вечерта пак минаха 12 влака и 40 камиона.",
].join("\n\n");

test.beforeEach(async ({ page }) => {
  await inBulgarian(page);
  await signIn(page, "checker");
});

const offered = (page: Page) =>
  page.evaluate(() => [...document.querySelectorAll("[id^='candidate-']")].map((one) => one.textContent));

test("candidates stand in the server's own page, before any script", async ({ page, otherPage }) => {
  const id = await importOwn(page, TEXT);
  const html = await (await page.request.get(`/articles/${id}`)).text();
  expect(html).toMatch(/data-sign="candidate"[^>]*>Около 8000 войници</);
  const bare = await otherPage({ javaScriptEnabled: false });
  await signIn(bare, "checker");
  await bare.goto(`/articles/${id}`);
  await expect(bare.locator("[data-sign='candidate']", { hasText: "над 60 километра" })).toBeVisible();
});

test("each key does its one thing, is told, and can be undone", async ({ page }) => {
  const id = await openOwn(page, TEXT);
  const told = (words: string) => expect(page.getByRole("status").filter({ hasText: words })).toBeAttached();
  await pressCyrillic(page, "KeyG", "г");
  await expect.poll(() => candidateInFocus(page)).toBe("Около 8000 войници");

  await pressCyrillic(page, "KeyA", "а");
  await told("Прието: Около 8000 войници. Брой войници, Непроверено.");
  await expect.poll(() => candidateInFocus(page)).toBe("над 60 километра");

  await pressCyrillic(page, "KeyN", "н");
  await told("Не подлежи на проверка: над 60 километра.");
  await expect.poll(() => candidateInFocus(page)).toBe("12 влака");

  await pressCyrillic(page, "KeyX", "Ь", { shiftKey: true });
  await told("Отхвърлени са 2 такива: 12 влака.");
  await expect.poll(() => candidateInFocus(page)).toBe("40 камиона");
  await saved(page);
  expect(await coverage(page, id)).toMatchObject({ accepted: 1, dismissed: 2, notCheckable: 1, open: 1 });

  await pressCyrillic(page, "KeyZ", "з");
  await told("Отново непрегледани са 2 такива: 12 влака.");
  await expect.poll(() => candidateInFocus(page)).toBe("12 влака");
  await pressCyrillic(page, "KeyX", "ь");
  await expect.poll(() => candidateInFocus(page)).toBe("12 влака");
  await pressCyrillic(page, "Digit5", "5");
  await told("Прието: 12 влака. Твърдение, Непроверено.");
  await pressCyrillic(page, "KeyZ", "з");
  await expect.poll(() => candidateInFocus(page)).toBe("12 влака");
  await pressCyrillic(page, "KeyV", "ж");
  await pressCyrillic(page, "KeyU", "у");
  await told("Прието: 40 камиона.");
  await saved(page);
  expect(await coverage(page, id)).toMatchObject({ accepted: 3, dismissed: 1, notCheckable: 1, open: 0 });
  expect(await painted(page)).toEqual(["Около 8000 войници", "12 влака", "40 камиона"]);
});

test("a key held down handles one candidate, not all of them", async ({ page }) => {
  const id = await openOwn(page, TEXT);
  await page.keyboard.press("KeyG");
  await page.keyboard.down("KeyX");
  await page.keyboard.down("KeyX");
  await page.keyboard.down("KeyX");
  await page.keyboard.up("KeyX");
  await saved(page);
  expect((await coverage(page, id)).dismissed).toBe(1);
});

test("a candidate is adjusted before it is accepted", async ({ page }) => {
  await openOwn(page, TEXT);
  await page.keyboard.press("KeyG");
  await page.keyboard.press("Shift+BracketRight");
  await expect.poll(() => candidateInFocus(page)).toBe("Около 8000 войници са");
  await page.keyboard.press("Alt+Shift+BracketLeft");
  await expect.poll(() => candidateInFocus(page)).toBe("8000 войници са");
  await page.keyboard.press("KeyV");
  await saved(page);
  expect(await painted(page)).toEqual(["8000 войници са"]);
});

test("claims and candidates are one way for J and K", async ({ page }) => {
  await openOwn(page, TEXT);
  await page.keyboard.press("KeyJ");
  await page.keyboard.press("KeyV");
  await page.keyboard.press("KeyK");
  await expect(page.locator("mark[data-focus]")).toHaveText("Около 8000 войници");
  await page.keyboard.press("KeyJ");
  await expect.poll(() => candidateInFocus(page)).toBe("над 60 километра");
});

test("what was set aside belongs to the newsroom: who, why, and the way back", async ({
  page,
  otherPage,
}) => {
  const id = await openOwn(page, TEXT);
  const dock = page.getByRole("complementary", { name: "Кандидати" });
  await dock.getByRole("button", { name: /^Покажи/ }).click();
  await dock.getByPlaceholder("Причина, по желание").fill("Числото е от стар текст.");
  await dock.getByPlaceholder("Причина, по желание").press("Enter");
  await saved(page);
  const other = await otherPage();
  await inBulgarian(other);
  await signIn(other, "checker2");
  await openArticle(other, id);
  expect(await offered(other)).not.toContain("Около 8000 войници");
  const theirs = other.getByRole("complementary", { name: "Кандидати" });
  await theirs.getByRole("button", { name: /^Покажи/ }).click();
  await theirs.getByRole("button", { name: "1 отхвърлен" }).click();
  await expect(theirs.getByText("Числото е от стар текст.")).toBeVisible();
  await expect(theirs.getByText(/отхвърлено от Мария/)).toBeVisible();
  await theirs.getByRole("button", { name: "Върни" }).click();
  await saved(other);
  expect((await coverage(other, id)).open).toBe(5);
  // Looking at the page again brings what the other did.
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect.poll(() => offered(page)).toContain("Около 8000 войници");
});

test("an article with gaps is called checked only with a reason, which is kept", async ({ page }) => {
  const id = await openOwn(page, TEXT);
  await page.getByRole("button", { name: "Отбележи като проверена" }).click();
  const dialog = page.getByRole("dialog", { name: "Проверена с остатък" });
  await expect(dialog).toContainText("5 кандидата не са прегледани.");
  await dialog.getByLabel("Причина").fill("Останалите са от предишна статия.");
  await dialog.getByRole("button", { name: "Отбележи като проверена" }).click();
  await expect(page.getByText("Останалите са от предишна статия.")).toBeVisible();
  const article = await (await page.request.get(`/api/v1/articles/${id}`)).json();
  expect(article).toMatchObject({ status: "checked", statusReason: "Останалите са от предишна статия." });
});

test("who reads first hides the candidates, and they stay hidden", async ({ page, otherPage }) => {
  const id = await importOwn(page, TEXT);
  // Whoever else is tested here wants to see them.
  const reader = await otherPage({ viewport: { width: 1440, height: 900 } });
  await inBulgarian(reader);
  await signIn(reader, "admin");
  await openArticle(reader, id);
  const row = reader.getByRole("button", { name: /^Кандидати/ });
  const remembered = async () => {
    const { preferences } = await (await reader.request.get("/api/v1/me")).json();
    return preferences.candidates;
  };
  await row.click();
  await expect.poll(() => offered(reader)).toEqual([]);
  await expect.poll(remembered).toBe(false);
  await reader.reload();
  await expect(row).toHaveAttribute("aria-pressed", "false");
  expect(await offered(reader)).toEqual([]);
  await row.click();
  await expect.poll(() => offered(reader)).toContain("Около 8000 войници");
  await expect.poll(remembered).toBe(true);
});

test("an article without candidates says what to do", async ({ page }) => {
  await openOwn(page, "Денят мина тихо, без нищо особено.");
  await expect(page.getByRole("heading", { name: "Няма нито число, нито цитат" })).toBeVisible();
});

test("the queue and the summary tell what was looked at", async ({ page }) => {
  const id = await openOwn(page, TEXT);
  await page.keyboard.press("KeyG");
  await page.keyboard.press("KeyV");
  await saved(page);
  await page.goto("/articles");
  const row = page.getByRole("listitem").filter({ has: page.locator(`a[href="/articles/${id}"]`) });
  await expect(row.getByRole("img", { name: /^1 от 5 кандидата: 1 приети/ })).toBeVisible();
  await signIn(page, "editor");
  await page.goto(`/summary?article=${id}`);
  await expect(page.getByRole("heading", { name: "Покритие по статии" })).toBeVisible();
  const { coverage: counted } = await (await page.request.get(`/api/v1/summary?article=${id}`)).json();
  expect(counted).toEqual((await suggestions(page, id)).coverage);
});

test("axe finds nothing with the list open, wide and narrow", async ({ page }) => {
  await openOwn(page, TEXT);
  await page.keyboard.press("KeyG");
  await page.getByRole("button", { name: /^Покажи/ }).click();
  await axe(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole("region", { name: "Кандидати" })).toBeVisible();
  await axe(page);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("all candidates are listed, those set aside too, and one leads back into the text", async ({
    page,
  }) => {
    await openOwn(page, TEXT);
    await page.keyboard.press("KeyG");
    await page.keyboard.press("KeyX");
    await page.getByRole("button", { name: "Още за статията" }).click();
    await page.getByRole("button", { name: "Кандидати", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "Кандидати" });
    await expect(dialog.getByRole("listitem").first()).toBeVisible();
    await dialog.getByRole("button", { name: /отхвърлен|оставен|настрана/ }).click();
    await axe(page);
    await dialog.getByRole("button", { name: "Върни" }).click();
    await expect(dialog).toBeHidden();
    await expect(page.locator("#candidate-0")).toBeFocused();
  });
});

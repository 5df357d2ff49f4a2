import { axe, expect, signIn, test } from "./fixtures";
import { importOwn, inBulgarian, openOwn, patchArticle } from "./reader";

test.use({ locale: "bg" });

const TEXT = "Около 8000 войници са в района.\nПовече от 1000 ракети са пратени.";

test("the person's menu opens and closes by keyboard, and is sound on a phone too", async ({ page }) => {
  await signIn(page, "editor");
  await page.goto("/claims");
  const opener = page.getByRole("button", { name: /^Меню на/ });
  await opener.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("link", { name: "Моят профил" })).toBeVisible();
  await axe(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await axe(page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("link", { name: "Моят профил" })).toBeHidden();
  await expect(opener).toBeFocused();
});

test("an article is archived with a reason and opened again, every step of it sound", async ({ page }) => {
  await inBulgarian(page);
  await signIn(page, "checker");
  await openOwn(page, TEXT);
  const more = page.getByRole("button", { name: "Още за статията" });
  await more.click();
  await expect(page.getByRole("button", { name: "Архивирай…" })).toBeVisible();
  await axe(page);
  await page.getByRole("button", { name: "Архивирай…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Причина" }).fill("Внесена два пъти.");
  await axe(page);
  await dialog.getByRole("button", { name: "Архивирай" }).click();
  await expect(page.getByText("Внесена два пъти.")).toBeVisible();
  await axe(page);
  await page.getByRole("button", { name: "Отвори отново" }).click();
  await dialog.getByRole("textbox", { name: "Причина" }).fill("Другата е празна.");
  await axe(page);
  await dialog.getByRole("button", { name: "Отвори отново" }).click();
  await expect(page.getByRole("button", { name: "Отбележи като проверена" })).toBeVisible();
});

test("the article's menu has the keys to itself, and Escape leads back to its button", async ({ page }) => {
  await inBulgarian(page);
  await signIn(page, "checker");
  await openOwn(page, TEXT);
  const more = page.getByRole("button", { name: "Още за статията" });
  await more.press("Enter");
  const item = page.getByRole("button", { name: "Архивирай…" });
  await expect(item).toBeVisible();
  await item.focus();
  await page.keyboard.press("KeyJ");
  await expect(item).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(item).toBeHidden();
  await expect(more).toBeFocused();
});

test("an article imported by mistake is archived from the queue", async ({ page }) => {
  await signIn(page, "checker");
  const id = await importOwn(page, TEXT);
  await page.goto("/articles");
  const row = page.getByRole("listitem").filter({ has: page.locator(`a[href="/articles/${id}"]`) });
  await row.getByRole("button", { name: "Архивирай „Пробна статия“" }).click();
  const dialog = page.getByRole("dialog", { name: "Архивиране" });
  await dialog.getByRole("textbox", { name: "Причина" }).fill("Вече я има.");
  await axe(page);
  // Somebody writes a note meanwhile: that is said, the reason stays, and a second press is enough.
  await patchArticle(page, id, { note: "Чакаме щаба." });
  await dialog.getByRole("button", { name: "Архивирай" }).click();
  await expect(dialog.getByText("Някой друг го промени междувременно.")).toBeVisible();
  await expect(async () => {
    await dialog.getByRole("button", { name: "Архивирай" }).click({ timeout: 500 });
    await expect(dialog).toBeHidden({ timeout: 2_000 });
  }).toPass();
  await expect(row).toHaveCount(0);
  const article = await (await page.request.get(`/api/v1/articles/${id}`)).json();
  expect(article).toMatchObject({ status: "archived", statusReason: "Вече я има." });
});

test("the caret mode and the menu of an open card are sound", async ({ page }) => {
  await inBulgarian(page);
  await signIn(page, "checker");
  await openOwn(page, TEXT);
  await page.keyboard.press("KeyC");
  await expect(page.locator(".reader-caret")).toBeVisible();
  await page.keyboard.press("Control+Home");
  for (let i = 0; i < 3; i += 1) await page.keyboard.press("Control+Shift+ArrowRight");
  await expect(page.getByRole("toolbar")).toBeVisible();
  await axe(page);
  await page.keyboard.press("Digit1");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Още действия" }).click();
  await expect(page.getByRole("menu")).toBeVisible();
  await axe(page);
});

test("the tables behind the summary's charts open soundly", async ({ page }) => {
  await signIn(page, "editor");
  await page.goto("/summary");
  for (const summary of await page.locator("details > summary").all()) await summary.click();
  await axe(page);
});

test("the field of the note is sound", async ({ page }) => {
  await inBulgarian(page);
  await signIn(page, "checker");
  await openOwn(page, TEXT);
  await page.getByRole("button", { name: "Бележка за редактора" }).click();
  await expect(page.getByRole("textbox", { name: "Бележка за редактора" })).toBeFocused();
  await axe(page);
});

test.describe("an address that leads nowhere", () => {
  test.use({ expectedErrors: [/status of 404/] });

  test("is answered by a page that says so and leads on, signed in or not", async ({ page }) => {
    for (const who of [null, "checker"] as const) {
      if (who !== null) await signIn(page, who);
      expect((await page.goto("/nowhere"))?.status()).toBe(404);
      await expect(page.getByRole("heading", { name: "Няма такава страница" })).toBeVisible();
      await axe(page);
    }
    await page.getByRole("link", { name: "Към статиите" }).click();
    await expect(page).toHaveURL("/articles");
    expect((await page.goto("/articles/0192e7f4-0000-7006-b4fe-000000000000"))?.status()).toBe(404);
    await expect(page.getByRole("heading", { name: "Няма такава страница" })).toBeVisible();
    await axe(page);
  });
});

test.describe("a page that breaks", () => {
  test.use({ expectedErrors: [/reading 'token'/] });

  test("says that nothing saved is lost, and comes back when tried again", async ({ page }) => {
    await signIn(page, "checker");
    await page.route("**/api/v1/tokens", (route) => route.fulfill({ status: 201, body: "" }), { times: 1 });
    await page.goto("/settings/account");
    await page.getByRole("button", { name: "Нов ключ" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox").fill("Седмична справка");
    await dialog.getByRole("button", { name: "Нов ключ" }).click();
    await expect(page.getByRole("heading", { name: "Нещо при нас се счупи" })).toBeVisible();
    await axe(page);
    await page.getByRole("button", { name: "Опитай пак" }).click();
    await expect(page.getByRole("heading", { name: "Ключове за скриптове" })).toBeVisible();
  });
});

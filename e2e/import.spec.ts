import type { Page } from "@playwright/test";
import { v7 as newId } from "uuid";
import { axe, expect, signIn, test } from "./fixtures";

test.use({ locale: "bg-BG" });

const text = () =>
  `Около 8000 войници са в района, каза министърът.\n\n„Ще стоим твърдо“, добави той.\n\nБележка ${newId()}`;

/** The letters that these tests write, in Windows-1251. */
function windows1251(words: string): Buffer {
  const special: Record<string, number> = { "„": 0x84, "“": 0x93 };
  return Buffer.from(
    [...words].map((letter) => {
      const code = letter.codePointAt(0) ?? 0;
      return code < 128 ? code : (special[letter] ?? code - 0x410 + 0xc0);
    }),
  );
}

const choose = (page: Page, name: string, buffer: Buffer) =>
  page.getByLabel("Избери файл").setInputFiles({ name, mimeType: "text/plain", buffer });

test("a pasted text is shown as it will be read, gets a title, and opens", async ({ page }) => {
  await signIn(page, "checker");
  await page.goto("/articles");
  await axe(page);
  await page.getByRole("link", { name: "Внеси статия" }).click();
  await page.getByRole("textbox", { name: "Текст на статията" }).fill(text());
  await axe(page);
  await page.getByRole("button", { name: "Виж какво е взето" }).click();
  const title = page.getByRole("textbox", { name: "Заглавие" });
  await expect(title).toHaveValue(/^Около 8000 войници/);
  await expect(page.getByText("„Ще стоим твърдо“, добави той.")).toBeVisible();
  await axe(page);
  await title.fill("Осем хиляди");
  await page.getByRole("textbox", { name: "Издание" }).fill("Сутрешен преглед");
  await page.getByRole("button", { name: "Внеси", exact: true }).click();
  await expect(page).toHaveURL(/\/articles\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("heading", { name: "Осем хиляди" })).toBeVisible();
  await page.goto("/articles?view=mine");
  await expect(page.getByRole("link", { name: "Осем хиляди" }).first()).toBeVisible();
});

test("the same text again is named before it becomes a second article", async ({ page }) => {
  await signIn(page, "checker");
  const words = text();
  for (const again of [false, true]) {
    await page.goto("/articles/new");
    await page.getByRole("textbox", { name: "Текст на статията" }).fill(words);
    await page.getByRole("button", { name: "Виж какво е взето" }).click();
    await expect(page.getByRole("heading", { name: "Така ще се чете" })).toBeVisible();
    await expect(page.getByText("Същият текст вече е внесен")).toHaveCount(again ? 1 : 0);
    if (!again) {
      await page.getByRole("button", { name: "Внеси", exact: true }).click();
      await page.waitForURL(/\/articles\/[0-9a-f-]{36}$/);
    }
  }
});

test("a Windows-1251 file dropped on the queue is converted, and the person is told", async ({ page }) => {
  await signIn(page, "checker");
  await page.goto("/articles");
  const bytes = [...windows1251(text())];
  const dropped = await page.evaluateHandle((given) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(given)], "статия.txt", { type: "text/plain" }));
    return transfer;
  }, bytes);
  const zone = page.getByRole("region", { name: "Пуснете файл тук" });
  await zone.dispatchEvent("dragenter", { dataTransfer: dropped });
  await zone.dispatchEvent("drop", { dataTransfer: dropped });
  await expect(page).toHaveURL("/articles/new");
  await expect(page.getByText("WINDOWS-1251")).toBeVisible();
  await expect(page.getByText("„Ще стоим твърдо“, добави той.")).toBeVisible();
});

test("a file that is no text is refused in words, and nothing is stored", async ({ page }) => {
  await signIn(page, "checker");
  await page.goto("/articles/new");
  await choose(page, "снимка.txt", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0xff, 0xd8, 0, 1, 2]));
  await expect(page.getByRole("alert").filter({ hasText: "Нищо не е записано" })).toBeVisible();
  await axe(page);
  await choose(page, "празна.txt", Buffer.from(" \n"));
  await expect(page.getByRole("alert").filter({ hasText: "Текстът е празен" })).toBeVisible();
  await choose(page, "голяма.txt", Buffer.alloc(5 * 1024 * 1024 + 1, "a"));
  await expect(page.getByRole("alert").filter({ hasText: "над 5 MiB" })).toBeVisible();
  await expect(page).toHaveURL("/articles/new");
});

test("a file dropped beside its place is taken all the same, and what was typed does not go with the page", async ({
  page,
}) => {
  await signIn(page, "checker");
  await page.goto("/articles/new");
  await page.getByRole("textbox", { name: "Текст на статията" }).fill("Започнато на ръка.");
  const dropped = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(["Около 12 ракети паднаха."], "story.txt", { type: "text/plain" }));
    return transfer;
  });
  // A drop that nobody takes is one the browser follows: it would open the file in place of the page.
  const taken = await page.getByRole("heading", { level: 1 }).evaluate((heading, dataTransfer) => {
    const over = new DragEvent("dragover", { dataTransfer, bubbles: true, cancelable: true });
    return !heading.dispatchEvent(over);
  }, dropped);
  expect(taken).toBe(true);
  await page.getByRole("heading", { level: 1 }).dispatchEvent("drop", { dataTransfer: dropped });
  await expect(page.getByRole("textbox", { name: "Заглавие" })).toHaveValue("Около 12 ракети паднаха.");
});

test("a text that was pasted and not brought in yet survives leaving the page, and is gone once it is in", async ({
  page,
}) => {
  await signIn(page, "checker2");
  await page.goto("/articles/new");
  const typed = page.getByRole("textbox", { name: "Текст на статията" });
  const words = text();
  await typed.fill(words);
  await page.getByRole("button", { name: "Виж какво е взето" }).click();
  await expect(page.getByRole("heading", { name: "Така ще се чете" })).toBeVisible();
  await page.reload();
  await expect(typed).toHaveValue(words);
  await page.getByRole("button", { name: "Виж какво е взето" }).click();
  await page.getByRole("button", { name: "Внеси", exact: true }).click();
  await page.waitForURL(/\/articles\/[0-9a-f-]{36}$/);
  await page.goto("/articles/new");
  await expect(page.getByRole("button", { name: "Виж какво е взето" })).toBeDisabled();
  await expect(typed).toHaveValue("");
});

import type { Page } from "@playwright/test";
import { axe, expect, signIn, test } from "./fixtures";
import { dragOver, importOwn, inBulgarian, openArticle, openAs, painted, saved } from "./reader";

const TEXT = [
  "Около 8000 войници са в района на Курск, каза министърът в петък.",
  "Според Сеул повече от 1000 ракети са пратени през октомври.",
  "Нощес бяха изстреляни 12 дрона по три града, шест от тях са свалени.",
].join("\n\n");

/** Waits until the page hears of others by itself. */
async function live(page: Page): Promise<void> {
  await page.waitForFunction(() => performance.getEntriesByName("proofmark-live").length > 0);
}

/** Opens an article of one's own on two screens, both live; answers the colleague's. */
async function shared(page: Page, otherPage: () => Promise<Page>): Promise<Page> {
  const id = await importOwn(page, TEXT);
  await openArticle(page, id);
  const other = await openAs(await otherPage(), "checker2", id);
  await Promise.all([live(page), live(other)]);
  return other;
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
  const other = await shared(page, otherPage);

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

test.describe("with the network cut", () => {
  // What a browser says of every request it cannot send.
  test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED/] });

  test("a broken line comes back by itself, and what was marked meanwhile is on both screens", async ({
    page,
    context,
    otherPage,
  }) => {
    const other = await shared(page, otherPage);
    await context.setOffline(true);
    await expect(page.getByText("няма връзка")).toBeVisible();
    await mark(other, "8000 войници");
    await dragOver(page, "12 дрона");
    await page.keyboard.press("Digit2");
    await expect(page.getByText("1 чака")).toBeVisible();
    expect(await painted(page)).toEqual(["12 дрона"]);
    await context.setOffline(false);
    await saved(page);
    await expect(page.getByText("няма връзка")).toBeHidden();
    await expect(page.locator("mark", { hasText: "8000 войници" })).toBeVisible();
    await expect(other.locator("mark", { hasText: "12 дрона" })).toBeVisible();
    // The line itself works again, too.
    await mark(other, "1000 ракети", "Digit2");
    await expect(page.locator("mark", { hasText: "1000 ракети" })).toBeVisible();
  });
});

test("a colleague's note is read on the open page, and the text stays where it is", async ({
  page,
  otherPage,
}) => {
  const other = await shared(page, otherPage);
  // A window that is shorter than the article, as windows are.
  await page.setViewportSize({ width: 1280, height: 400 });
  const top = () => page.evaluate(() => document.querySelector("article")?.getBoundingClientRect().top ?? 0);
  const before = await top();
  const writeNote = async (by: Page, words: string) => {
    await by.getByRole("button", { name: /бележка/i }).click();
    await by.getByRole("textbox", { name: "Бележка за редактора" }).fill(words);
  };
  // Three lines, where there was one.
  await writeNote(other, "Чака се щабът.\nЧислата са от вчера.\nДа се питат и в Сеул.");
  await other.getByRole("button", { name: "Запази бележката" }).click();
  await expect(page.getByText("Чака се щабът.")).toBeAttached();
  // A browser scrolls by whole pixels.
  expect(Math.abs((await top()) - before)).toBeLessThan(1);

  // Not over what is being typed: the two meet when it is sent.
  await writeNote(page, "Без карето.");
  await writeNote(other, "Щабът потвърди.");
  await other.getByRole("button", { name: "Запази бележката" }).click();
  await saved(other);
  await expect(other.getByText("Щабът потвърди.")).toBeVisible();
  await mark(other, "8000 войници");
  await expect(page.locator("mark", { hasText: "8000 войници" })).toBeVisible();
  const field = page.getByRole("textbox", { name: "Бележка за редактора" });
  await expect(field).toHaveValue("Без карето.");
  await expect(field).toBeFocused();
  await page.getByRole("button", { name: "Запази бележката" }).click();
  await page.getByRole("button", { name: "1 не е записано" }).click();
  await expect(page.getByRole("dialog").getByText("Без карето.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByText("Щабът потвърди.")).toBeAttached();
});

test("who else reads the article is seen, and the claim they have open, until they leave", async ({
  page,
  otherPage,
}) => {
  const other = await shared(page, otherPage);
  await mark(page, "8000 войници");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("img", { name: "Тук е и Димитър Петров" })).toBeVisible();
  await expect(other.getByRole("img", { name: "Тук е и Мария Илиева" })).toBeVisible();
  await other.locator("mark", { hasText: "8000 войници" }).click();
  const atClaim = page.getByRole("img", { name: "В момента го гледа и Димитър Петров" });
  await expect(atClaim).toBeVisible();
  await axe(page);
  await other.keyboard.press("Escape");
  await expect(atClaim).toBeHidden();
  await other.close({ runBeforeUnload: true });
  await expect(page.getByRole("img", { name: "Тук е и Димитър Петров" })).toBeHidden();
});

test("what another changes on the card under one's hands waits behind a line", async ({
  page,
  otherPage,
}) => {
  const other = await shared(page, otherPage);
  await mark(page, "8000 войници");
  await expect(other.locator("mark", { hasText: "8000 войници" })).toBeVisible();
  const card = page.locator("[data-open]");
  await page.locator("mark", { hasText: "8000 войници" }).click();
  await page.keyboard.press("KeyV");
  await saved(page);
  const reason = card.getByRole("textbox").first();
  await reason.fill("По данни на щаба");
  const before = await card.boundingBox();

  await other.locator("mark", { hasText: "8000 войници" }).click();
  await other.keyboard.press("KeyU");
  await saved(other);
  await mark(other, "министърът в петък", "Digit5");
  await expect(card.getByText("Междувременно друг промени оценките.")).toBeVisible();
  await expect(reason).toHaveValue("По данни на щаба");
  await expect(reason).toBeFocused();
  const after = await card.boundingBox();
  expect([after?.x, after?.y]).toEqual([before?.x, before?.y]);
  await card.getByRole("button", { name: "Покажи новото" }).click();
  await expect(card.getByText("Димитър Петров").first()).toBeVisible();
  await expect(reason).toHaveValue("По данни на щаба");
});

test("twelve tabs are all live by one stream, and all can be worked in", async ({
  page,
  context,
  otherPage,
}) => {
  test.slow();
  const articles = [await importOwn(page, TEXT), await importOwn(page, TEXT), await importOwn(page, TEXT)];
  const tabs = [page];
  while (tabs.length < 12) tabs.push(await context.newPage());
  for (const [i, tab] of tabs.entries()) await openArticle(tab, articles[i % 3] ?? "");
  for (const tab of tabs) await live(tab);
  const streams = await Promise.all(
    tabs.map((tab) =>
      tab.evaluate(() => {
        const opened = performance.getEntriesByType("resource");
        return opened.some(({ name }) => name.includes("/api/v1/pokes"));
      }),
    ),
  );
  expect(streams.filter(Boolean)).toHaveLength(1);

  const other = await openAs(await otherPage(), "checker2", articles[0] ?? "");
  await mark(other, "8000 войници");
  for (const tab of tabs.filter((_, i) => i % 3 === 0)) {
    await expect(tab.locator("mark", { hasText: "8000 войници" })).toBeVisible();
  }
  const last = tabs.at(-1) ?? page;
  await last.bringToFront();
  await mark(last, "12 дрона");
  for (const tab of tabs.filter((_, i) => i % 3 === 2)) {
    await expect(tab.locator("mark", { hasText: "12 дрона" })).toBeVisible();
  }
  // The tab that held the stream goes; the others hear on.
  await tabs[streams.indexOf(true)]?.close();
  await openArticle(other, articles[1] ?? "");
  await mark(other, "1000 ракети", "Digit2");
  for (const tab of tabs.filter((tab, i) => i % 3 === 1 && !tab.isClosed())) {
    await expect(tab.locator("mark", { hasText: "1000 ракети" })).toBeVisible();
  }
});

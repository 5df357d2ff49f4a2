import type { Page } from "@playwright/test";
import { v7 as newId } from "uuid";
import { axe, expect, signIn, test } from "./fixtures";
import { choose, ready, saved } from "./reader";

const TEXT = [
  "Около 8000 войници са в района, каза министърът на обиколка из гарнизона.",
  "Според него повече от 1000 ракети са тръгнали на изток с 12 влака.",
  "„Броим всеки ден“, увери говорителят му.",
].join("\n\n");

type Mark = { words: string; type: string; verdict?: "verified" | "unverified" };
type Desk = { url: string; ids: string[] };

/** A request as the signed-in person of `page` would make it. */
async function call(page: Page, method: string, path: string, body?: unknown, ifMatch?: number) {
  const origin = new URL(test.info().project.use.baseURL ?? "").origin;
  const answer = await page.request.fetch(`/api/v1${path}`, {
    method,
    headers: {
      Origin: origin,
      "Idempotency-Key": newId(),
      ...(ifMatch === undefined ? {} : { "If-Match": `"${ifMatch}"` }),
    },
    ...(body === undefined ? {} : { data: body }),
  });
  expect(answer.ok(), `${method} ${path}: ${await answer.text()}`).toBe(true);
  return answer.json();
}

/** An article of this test's own, with claims marked by the signed-in person. */
async function article(page: Page, marks: readonly Mark[]): Promise<Desk> {
  const own = `${TEXT}\n\nБележка ${newId()}`;
  const { id, version } = await call(page, "POST", "/articles", {
    text: own,
    title: "Влаковете",
    language: "bg",
  });
  const ids: string[] = [];
  for (const { words, type, verdict } of marks) {
    const start = own.indexOf(words);
    const mark = { id: newId(), version, type, start, end: start + words.length, exact: words };
    ids.push(mark.id);
    await call(page, "POST", `/articles/${id}/claims`, {
      ...mark,
      ...(verdict ? { assessment: { verdict } } : {}),
    });
  }
  return { url: `/articles/${id}`, ids };
}

const SOLDIERS: Mark = { words: "Около 8000 войници", type: "quantity" };
const MISSILES: Mark = { words: "повече от 1000 ракети", type: "missile-count", verdict: "verified" };
const SENTENCE: Mark = { words: "повече от 1000 ракети са тръгнали на изток с 12 влака", type: "statement" };

const words = (page: Page, text: string) => page.locator("mark", { hasText: text }).first();
const card = (page: Page, id = "") => page.locator(`[id="card-${id}"]`);
const open = async (page: Page, desk: Desk, at: number) => {
  await page.goto(desk.url);
  const id = desk.ids[at] ?? "";
  await expect(page.locator(`[id="claim-${id}"]`)).toBeVisible();
  // Until the page is alive a click is lost; a click on a live page opens the card.
  await expect(async () => {
    await page.locator(`[id="claim-${id}"]`).click();
    await expect(card(page, id)).toBeVisible({ timeout: 1000 });
  }).toPass();
  return card(page, id);
};

test.beforeEach(async ({ page }) => {
  await page
    .context()
    .addCookies([{ name: "proofmark-language", value: "bg", url: test.info().project.use.baseURL ?? "" }]);
  await signIn(page, "checker");
});

test("an open card stands level with its claim, and no card covers another", async ({ page }) => {
  const desk = await article(page, [SOLDIERS, MISSILES, SENTENCE, { words: "12 влака", type: "quantity" }]);
  const opened = await open(page, desk, 1);
  await expect(opened.getByRole("button", { name: "Проверено", exact: true })).toBeVisible();
  const line = await words(page, "повече от 1000 ракети").boundingBox();
  await expect
    .poll(async () => Math.abs(((await opened.boundingBox())?.y ?? 0) - (line?.y ?? 0)))
    .toBeLessThan(24);
  const boxes = await page.getByRole("region", { name: "Твърдения" }).getByRole("article").all();
  expect(boxes).toHaveLength(4);
  const edges = (await Promise.all(boxes.map((box) => box.boundingBox()))).sort(
    (a, b) => (a?.y ?? 0) - (b?.y ?? 0),
  );
  for (const [i, box] of edges.slice(1).entries()) {
    expect((edges[i]?.y ?? 0) + (edges[i]?.height ?? 0)).toBeLessThanOrEqual((box?.y ?? 0) + 0.5);
  }
});

test("a checker changes the type and says why a claim is verified", async ({ page }) => {
  const desk = await article(page, [SOLDIERS]);
  const opened = await open(page, desk, 0);
  await opened.getByRole("button", { name: "Вид: Количество. Смени го" }).click();
  await axe(page);
  await page.getByRole("menuitemradio", { name: /Брой войници/ }).click();
  await expect(opened.getByRole("button", { name: "Вид: Брой войници. Смени го" })).toBeVisible();

  await opened.getByRole("textbox", { name: "Защо (по желание)" }).fill("Гледах записа на обиколката.");
  await opened.getByRole("radio", { name: "4" }).check();
  await opened.getByRole("button", { name: "Проверено", exact: true }).click();
  await expect(opened.getByRole("heading", { name: "Една оценка" })).toBeVisible();
  await expect(opened.getByText("Гледах записа на обиколката.", { exact: true }).first()).toBeVisible();
  await expect(opened.getByText("увереност 4 от 5")).toBeVisible();
  await axe(page);

  await opened.getByRole("button", { name: "Покажи", exact: true }).click();
  await expect(opened.getByRole("list").last()).toContainText("Мария Илиева оцени: проверено");
  await expect(opened.getByText("Мария Илиева смени вида от „Количество“ на „Брой войници“")).toBeVisible();
  await expect(opened.getByText("Мария Илиева маркира твърдението")).toBeVisible();
});

test("what is being typed survives a reload, and is gone once it is saved", async ({ page }) => {
  const desk = await article(page, [SOLDIERS]);
  const why = () => card(page, desk.ids[0]).getByRole("textbox", { name: "Защо (по желание)" });
  await open(page, desk, 0);
  await why().fill("В стенограмата е „до 8000“.");
  await page.reload();
  await open(page, desk, 0);
  await expect(why()).toHaveValue("В стенограмата е „до 8000“.");

  await card(page, desk.ids[0]).getByRole("button", { name: "Непроверено", exact: true }).click();
  await expect(card(page, desk.ids[0]).getByRole("heading", { name: "Една оценка" })).toBeVisible();
  await expect
    .poll(() => page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes(":draft:"))))
    .toEqual([]);
});

/** Lets no request to an address that ends so through until the returned function is called. */
async function held(page: Page, end: string): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(`**${end}`, async (route) => {
    if (route.request().method() !== "GET") await released;
    await route.continue();
  });
  return release;
}

test("a press says at once what was said, and nothing moves under it while it is on its way", async ({
  page,
}) => {
  const desk = await article(page, [{ ...SOLDIERS, verdict: "verified" }]);
  const opened = await open(page, desk, 0);
  await expect(opened.getByRole("heading", { name: "Една оценка" })).toBeVisible();
  const button = opened.getByRole("button", { name: "Непроверено", exact: true });
  const place = await button.boundingBox();
  const release = await held(page, "/assessment");
  await button.click();
  await expect(button).toHaveAttribute("aria-pressed", "true");
  await expect(opened.getByRole("img", { name: "чака да се запише" })).toBeVisible();
  expect(await button.boundingBox()).toEqual(place);
  release();
  await saved(page);
  await expect(opened.getByRole("img", { name: "чака да се запише" })).toHaveCount(0);
  await expect(button).toHaveAttribute("aria-pressed", "true");
  expect(await button.boundingBox()).toEqual(place);
});

test("the card of a claim just marked stays as it is when the server has answered", async ({ page }) => {
  const { url } = await article(page, []);
  await page.goto(url);
  await ready(page);
  const looked = page.getByText("прегледани");
  await expect(looked).toBeVisible();
  const meter = await looked.boundingBox();
  const release = await held(page, "/claims");
  await choose(page, { block: 0, offset: 30 }, { block: 0, offset: 43 });
  await expect(page.getByRole("toolbar")).toBeVisible();
  await page.keyboard.press("Digit5");
  const opened = page.locator(".reader-rail [data-open]");
  const why = opened.getByRole("textbox", { name: "Защо (по желание)" });
  await expect(why).toBeVisible();
  const place = await why.boundingBox();
  await expect(page.getByText("1 чака")).toBeVisible();
  expect(await looked.boundingBox()).toEqual(meter);
  release();
  await saved(page);
  await expect(opened.getByRole("button", { name: "Допълни" })).toBeVisible();
  expect(await why.boundingBox()).toEqual(place);
});

test("a card that closes for the first time is seen all along", async ({ page }) => {
  const { url } = await article(page, []);
  await page.goto(url);
  await ready(page);
  await choose(page, { block: 0, offset: 30 }, { block: 0, offset: 43 });
  await expect(page.getByRole("toolbar")).toBeVisible();
  await page.keyboard.press("Digit5");
  const opened = page.locator(".reader-rail [data-open]");
  await expect(opened.getByRole("textbox")).toBeVisible();
  const seen = await opened.evaluateHandle((element) => {
    const seen = new Set<string>();
    const look = () => {
      seen.add(getComputedStyle(element).visibility);
      requestAnimationFrame(look);
    };
    look();
    return seen;
  });
  await page.keyboard.press("Escape");
  await expect(opened).toHaveCount(0);
  await saved(page);
  expect(await seen.evaluate((all) => [...all])).toEqual(["visible"]);
});

test("a half-filled form stands open again after a reload", async ({ page }) => {
  const desk = await article(page, [SOLDIERS]);
  const opened = await open(page, desk, 0);
  await opened.getByRole("button", { name: "Допълни" }).click();
  const form = () => card(page, desk.ids[0]).getByRole("form", { name: "Какво казва твърдението" });
  await form().getByLabel("Стойност").selectOption("between");
  await form().getByLabel("От", { exact: true }).fill("8 000");
  await form().getByLabel("Кой го казва").fill("министърът");
  await page.reload();
  await open(page, desk, 0);
  await expect(form().getByLabel("От", { exact: true })).toHaveValue("8 000");

  await form().getByLabel("До", { exact: true }).fill("7000");
  await form().getByRole("button", { name: "Запази" }).click();
  await expect(form().getByRole("alert")).toHaveText("Второто число е по-малко от първото.");
  await axe(page);
  await form().getByLabel("До", { exact: true }).fill("9000");
  await form().getByLabel("Мярка").fill("войник");
  await form().getByRole("button", { name: "Запази" }).click();
  await expect(card(page, desk.ids[0]).getByText("8000–9000")).toBeVisible();
  await expect(card(page, desk.ids[0]).getByText("министърът")).toBeVisible();
});

test("a withdrawn claim can be brought back after a reload", async ({ page }) => {
  const desk = await article(page, [SOLDIERS, MISSILES]);
  const opened = await open(page, desk, 1);
  await opened.getByRole("button", { name: "Още действия" }).click();
  await axe(page);
  await page.getByRole("menuitem", { name: "Оттегли твърдението" }).click();
  await expect(page.locator(`[id="claim-${desk.ids[1]}"]`)).toHaveCount(0);
  const withdrawn = page.getByRole("button", { name: "1 оттеглено" });
  await expect(withdrawn).toBeVisible();

  await page.reload();
  await withdrawn.click();
  const dialog = page.getByRole("dialog", { name: "Оттеглени твърдения" });
  await axe(page);
  await dialog.getByRole("button", { name: "Върни повече от 1000 ракети" }).click();
  await expect(page.locator(`[id="claim-${desk.ids[1]}"]`)).toBeVisible();
  await expect(withdrawn).toHaveCount(0);
});

test("every claim over the same words can be reached from the card", async ({ page }) => {
  const desk = await article(page, [MISSILES, SENTENCE]);
  const opened = await open(page, desk, 0);
  await opened.getByRole("button", { name: /на изток с 12 влака\. Твърдение, непроверено/ }).click();
  await expect(card(page, desk.ids[1])).toBeVisible();
  await expect(opened).toHaveCount(0);
});

test("an editor settles a claim with a reason; a checker is not offered to", async ({ page, otherPage }) => {
  const desk = await article(page, [MISSILES]);
  const mine = await open(page, desk, 0);
  await expect(mine.getByRole("button", { name: "Проверено", exact: true })).toBeVisible();
  await expect(mine.getByRole("heading", { name: "Решение на редактора" })).toHaveCount(0);

  const editor = await otherPage({ locale: "bg-BG" });
  await signIn(editor, "editor");
  const opened = await open(editor, desk, 0);
  await opened.getByRole("button", { name: "Реши: непроверено" }).click();
  await expect(opened.getByRole("alert")).toHaveText("Напишете причината: решението остава с нея.");
  await axe(editor);
  await opened.getByRole("textbox", { name: "Причина" }).fill("Числото идва от един източник.");
  await opened.getByRole("button", { name: "Реши: непроверено" }).click();
  await expect(opened.getByText("Числото идва от един източник.", { exact: true })).toBeVisible();
  await expect(opened.getByRole("button", { name: "Отмени решението" })).toBeVisible();
  await expect(words(editor, "повече от 1000 ракети")).toHaveAttribute("data-sign", "unverified");
});

test("a change that somebody else overtook says what changed and is decided on field by field", async ({
  page,
  otherPage,
}) => {
  const desk = await article(page, [SOLDIERS]);
  const [id = ""] = desk.ids;
  const opened = await open(page, desk, 0);
  await expect(opened.getByRole("button", { name: "Проверено", exact: true })).toBeVisible();
  const other = await otherPage();
  await signIn(other, "editor");
  const { revision } = await call(other, "GET", `/claims/${id}`);
  const theirs = { speaker: "министърът", type: "statement" };
  await call(other, "PATCH", `/claims/${id}`, theirs, revision);

  await opened.getByRole("button", { name: /^Вид:/ }).click();
  await page.getByRole("menuitemradio", { name: /Брой войници/ }).click();
  await expect(opened.getByRole("alert")).toContainText("кой го казва");
  await axe(page);
  await opened.getByRole("button", { name: "Сравни и реши" }).click();
  const dialog = page.getByRole("dialog", { name: "Промяна, която не е записана" });
  await expect(dialog.getByRole("button", { name: "Запиши така" })).toBeDisabled();
  await axe(page);
  await dialog.getByRole("radio", { name: "Моето Брой войници" }).check();
  await dialog.getByRole("button", { name: "Запиши така" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(opened.getByRole("alert")).toHaveCount(0);
  await expect(opened.getByText("министърът")).toBeVisible();
  await saved(page);
  expect(await call(page, "GET", `/claims/${id}`)).toMatchObject({ ...theirs, type: "troop-count" });
});

test("what somebody else changes waits in the open card until it is asked for", async ({
  page,
  otherPage,
}) => {
  const desk = await article(page, [SOLDIERS]);
  const [id = ""] = desk.ids;
  const opened = await open(page, desk, 0);
  await expect(opened.getByRole("heading", { name: "Още никой не го е оценил." })).toBeVisible();
  const why = opened.getByRole("textbox", { name: "Защо (по желание)" });
  await why.fill("Пиша, докато");
  const place = await why.boundingBox();
  const other = await otherPage();
  await signIn(other, "checker2");
  await call(other, "PUT", `/claims/${id}/assessment`, {
    verdict: "unverified",
    justification: "Няма втори източник.",
    version: 1,
    exact: SOLDIERS.words,
  });

  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect(opened.getByText("Междувременно друг промени оценките.")).toBeVisible();
  await expect(opened.getByText("Няма втори източник.")).toHaveCount(0);
  expect(await why.boundingBox()).toEqual(place);
  await axe(page);
  await opened.getByRole("button", { name: "Покажи новото" }).click();
  await expect(opened.getByText("Няма втори източник.")).toBeVisible();
  await expect(opened.getByText("Междувременно")).toHaveCount(0);
});

test("the pressed verdict is told from the other where the system chooses the colours", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  const desk = await article(page, [{ ...SOLDIERS, verdict: "verified" }]);
  const opened = await open(page, desk, 0);
  // What is forced upon an element its computed style does not say: only whether it is spared.
  const look = (name: string) =>
    opened.getByRole("button", { name, exact: true }).evaluate((it) => {
      const { backgroundColor, forcedColorAdjust } = getComputedStyle(it) as CSSStyleDeclaration & {
        forcedColorAdjust: string;
      }; // The DOM's types do not know it yet.
      return { backgroundColor, forcedColorAdjust };
    });
  await expect(opened.getByRole("button", { name: "Проверено", pressed: true, exact: true })).toBeVisible();
  const [pressed, other] = [await look("Проверено"), await look("Непроверено")];
  expect(pressed.forcedColorAdjust).toBe("none");
  expect(pressed.backgroundColor).not.toBe(other.backgroundColor);
});

test("a quote that the browser will not copy is offered to be copied by hand", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "clipboard", { value: undefined });
    document.execCommand = () => false;
  });
  const desk = await article(page, [SOLDIERS]);
  const opened = await open(page, desk, 0);
  await opened.getByRole("button", { name: "Още действия" }).click();
  await page.getByRole("menuitem", { name: "Копирай цитата с връзка" }).click();
  const field = opened.getByRole("textbox", { name: "Цитат с връзка" });
  await expect(field).toHaveValue(new RegExp(`„${SOLDIERS.words}“\\n.*${desk.url}#claim-${desk.ids[0]}`));
  await axe(page);
});

test("a button that goes with its press leaves the keyboard where it was in the card", async ({ page }) => {
  await signIn(page, "editor");
  const desk = await article(page, [{ ...SOLDIERS, verdict: "verified" }]);
  const opened = await open(page, desk, 0);
  await opened.getByRole("button", { name: "Допълни" }).press("Enter");
  await expect(opened.getByRole("combobox", { name: "Стойност" })).toBeFocused();
  await opened.getByRole("button", { name: "Откажи" }).press("Enter");
  await expect(opened.getByRole("button", { name: "Допълни" })).toBeFocused();
  await opened.getByRole("textbox", { name: "Причина" }).fill("Записът го казва.");
  await opened.getByRole("button", { name: "Реши: проверено" }).press("Enter");
  await expect(opened.getByRole("heading", { name: "Решение на редактора" })).toBeFocused();
  await opened.getByRole("button", { name: "Махни оценката ми" }).press("Enter");
  await expect(opened.getByRole("group", { name: "Увереност" })).toBeFocused();
});

test("the keyboard goes from the words into the card and back", async ({ page }) => {
  const desk = await article(page, [SOLDIERS]);
  const opened = await open(page, desk, 0);
  await page.keyboard.press("Escape");
  await page.locator(`[data-card="${desk.ids[0]}"]`).press("Enter");
  await expect(opened).toBeFocused();
  await page.locator(`[id="claim-${desk.ids[0]}"]`).focus();
  await page.keyboard.press("Tab");
  await expect(opened).toBeFocused();
  await opened.getByRole("textbox", { name: "Защо (по желание)" }).focus();
  await page.keyboard.press("Escape");
  await expect(opened).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(opened).toHaveCount(0);
  await expect(page.locator(`[id="claim-${desk.ids[0]}"]`)).toBeFocused();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("the card is a sheet that can be drawn up, and goes to the next claim", async ({ page }) => {
    const desk = await article(page, [SOLDIERS, MISSILES]);
    await page.goto(desk.url);
    const sheet = page.getByRole("region", { name: "Избрано твърдение" });
    await expect(async () => {
      await page.locator(`[id="claim-${desk.ids[0]}"]`).tap();
      await expect(sheet).toBeVisible({ timeout: 1000 });
    }).toPass();
    await expect(sheet.getByRole("button", { name: "Проверено", exact: true })).toBeVisible();
    await axe(page);
    await sheet.getByRole("button", { name: "Следващо твърдение" }).tap();
    await expect(sheet.getByRole("button", { name: "Проверено", exact: true, pressed: true })).toBeVisible();
    await sheet.getByRole("button", { name: "Предишно твърдение" }).tap();
    await sheet.getByRole("button", { name: "Покажи повече" }).tap();
    await expect(sheet.getByRole("textbox", { name: "Защо (по желание)" })).toBeVisible();
    await axe(page);
    await sheet.getByRole("button", { name: "Следващо твърдение" }).tap();
    await expect(sheet).toContainText("повече от 1000 ракети");
    await sheet.getByRole("button", { name: "Непроверено", exact: true }).tap();
    await expect(words(page, "повече от 1000 ракети")).toHaveAttribute("data-sign", "unverified");
    await sheet.getByRole("button", { name: "Затвори картата" }).tap();
    await expect(sheet).toHaveCount(0);
  });
});

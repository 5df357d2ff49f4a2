import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { axe, expect, signIn, test } from "./fixtures";
import { importOwn, inBulgarian, openArticle, painted, ready, saved } from "./reader";
import { claimNow, makeVersion, markWords, textOf } from "./versions";

const TEXT = [
  "Влаковете на границата",
  "Около 8000 войници са преминали границата при Хасан, каза министърът в петък.",
  "„Нямаме какво да добавим“, отвърна говорителят. Дотогава камионите чакаха на моста.",
  "Сеул потвърди, че пратката е пристигнала. Повече от 1000 ракети са натоварени в Раджин.",
  "В четвъртък комисията преброи 24 вагона с боеприпаси.",
].join("\n\n");

/** The same article a day later: a figure, a sentence gone, two paragraphs the other way round, a „не“, a flag. */
function corrected(text: string): string {
  const [title, first, second, third, fourth, ...rest] = text.split("\n\n");
  return [
    `🇧🇬 ${title}`,
    first?.replace("8000", "12 000"),
    second?.replace("„Нямаме какво да добавим“, отвърна говорителят. ", ""),
    fourth,
    third?.replace("Сеул потвърди", "Сеул не потвърди"),
    ...rest,
  ].join("\n\n");
}

/** An own article with a claim for every fate, and what they are called. */
async function importMarked(page: Page) {
  const article = await importOwn(page, TEXT);
  return {
    article,
    figure: await markWords(page, article, "Около 8000 войници", "troop-count", "verified"),
    gone: await markWords(page, article, "„Нямаме какво да добавим“", "quote", "verified"),
    negated: await markWords(
      page,
      article,
      "Сеул потвърди, че пратката е пристигнала",
      "statement",
      "verified",
    ),
    same: await markWords(page, article, "Повече от 1000 ракети", "missile-count", "unverified"),
    moved: await markWords(page, article, "24 вагона с боеприпаси", "quantity", "verified"),
  };
}

const queue = (page: Page) => page.getByRole("region", { name: "Ново закрепване" });
const mark = (page: Page, words: string) => page.locator("mark", { hasText: words });

test.beforeEach(async ({ page }) => {
  await inBulgarian(page);
  await signIn(page, "checker");
});

test("a correction is pasted, and every claim that changed is settled from the keyboard alone", async ({
  page,
}) => {
  const { article, ...claims } = await importMarked(page);
  await openArticle(page, article);
  await page.getByRole("button", { name: "Нова версия" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Нова версия" });
  await dialog.getByLabel("Новият текст").fill(corrected(await textOf(page, article)));
  await dialog.getByRole("button", { name: "Направи версия 2" }).press("Enter");
  for (const [state, count] of [
    ["exact", "1"],
    ["moved", "1"],
    ["drifted", "2"],
    ["lost", "1"],
  ] as const) {
    await expect(dialog.locator(`[data-state="${state}"] b`)).toHaveText(count);
  }
  await axe(page);
  await dialog.getByRole("link", { name: "Прегледай 3-те твърдения" }).press("Enter");

  // Nothing that was judged on other words seems verified, and what is lost is painted nowhere.
  await expect(queue(page).getByText("Числото се промени: 8000 → 12 000")).toBeVisible();
  await expect(mark(page, "Около 12 000 войници")).toHaveAttribute("data-sign", "stale");
  await expect(mark(page, "Сеул не потвърди")).toHaveAttribute("data-sign", "stale");
  await expect(mark(page, "24 вагона")).toHaveAttribute("data-sign", "verified");
  expect((await painted(page)).sort()).toEqual(
    [
      "24 вагона с боеприпаси",
      "Около 12 000 войници",
      "Повече от 1000 ракети",
      "Сеул не потвърди, че пратката е пристигнала",
    ].sort(),
  );
  await expect(queue(page).locator("del")).toHaveText("8000");
  await expect(queue(page).locator("ins")).toHaveText("12 000");
  await axe(page);

  await page.keyboard.press("KeyV");
  await expect(queue(page).getByText("Добавено отрицание: не")).toBeVisible();
  await page.keyboard.press("KeyU");
  await expect(queue(page).getByText("Изгубено: думите ги няма в новия текст")).toBeVisible();
  await expect(queue(page).locator("del")).toHaveText("„Нямаме какво да добавим“");
  // There is nothing to confirm; it is put on other words.
  await page.keyboard.press("KeyV");
  await expect(queue(page).getByText("Твърдението няма място в този текст.")).toBeVisible();
  await page.keyboard.press("KeyC");
  await page.keyboard.press("Control+Shift+ArrowRight");
  await page.keyboard.press("Control+Shift+ArrowRight");
  await expect(queue(page).getByText("Избрано: „Дотогава камионите“")).toBeVisible();
  await axe(page);
  await page.keyboard.press("KeyA");
  await expect(queue(page).getByText("Готово. Няма твърдение, което да чака.")).toBeVisible();
  await saved(page);
  await page.keyboard.press("Escape");
  await expect(queue(page)).toBeHidden();

  await page.reload();
  await expect(mark(page, "Около 12 000 войници")).toHaveAttribute("data-sign", "verified");
  await expect(mark(page, "Сеул не потвърди")).toHaveAttribute("data-sign", "unverified");
  expect(await claimNow(page, claims.figure)).toMatchObject({
    wording: "Около 12 000 войници",
    stale: false,
    anchor: { state: "exact", version: 2 },
  });
  expect(await claimNow(page, claims.gone)).toMatchObject({
    wording: "Дотогава камионите",
    tag: "unverified",
    anchor: { state: "exact" },
  });

  await openArticle(page, article, `#claim-${claims.figure}`);
  const card = page.getByRole("article", { name: /^Около 12 000 войници/ });
  await card.getByRole("button", { name: "Покажи" }).click();
  await expect(card.getByText(/Във версия 2 думите се промениха от „Около 8000 войници“/)).toBeVisible();
  await expect(card.getByText(/потвърди новите думи: „Около 12 000 войници“/)).toBeVisible();
  await axe(page);
});

test("a text that is the same makes no version, and says so", async ({ page }) => {
  const { article } = await importMarked(page);
  await openArticle(page, article);
  await page.getByRole("button", { name: "Нова версия" }).click();
  const dialog = page.getByRole("dialog", { name: "Нова версия" });
  await axe(page);
  await dialog.getByRole("button", { name: "Започни от сегашния текст" }).click();
  await dialog.getByRole("button", { name: "Направи версия 2" }).click();
  await expect(dialog.getByText("Текстът е същият до последния знак.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByText("версия 1")).toBeVisible();
});

test("a file and a rich paste bring their structure into the new version", async ({ page }) => {
  const article = await importOwn(page, TEXT);
  const kinds = async () => {
    const { blocks } = await (await page.request.get(`/api/v1/articles/${article}`)).json();
    return blocks.map(({ kind, address }: { kind: string; address?: string }) => address ?? kind);
  };
  const html = (last: string) =>
    `<h2>Хасан</h2><p>Около 8000 войници са преминали границата.</p><ul><li>24 вагона</li><li>два моста</li></ul>
    <blockquote class="twitter-tweet"><p>Nothing to add.</p>&mdash; Desk (@desk)
    <a href="https://x.example/desk/status/1">May 1</a></blockquote><blockquote><p>${last}</p></blockquote>`;
  const structure = ["heading", "paragraph", "list", "https://x.example/desk/status/1", "quotation"];
  const dialog = page.getByRole("dialog", { name: "Нова версия" });
  const kept = dialog.getByText(/са запазени, докато не промените текста/);
  const open = async () => {
    await openArticle(page, article);
    await page.getByRole("button", { name: "Нова версия" }).click();
  };

  await open();
  const buffer = Buffer.from(
    `<!doctype html><meta charset="utf-8"><body><article>${html("Край.")}</article>`,
  );
  await dialog.getByLabel("Избери файл").setInputFiles({ name: "a.html", mimeType: "text/html", buffer });
  await expect(kept).toBeVisible({ timeout: 60_000 });
  await axe(page);
  await dialog.getByRole("button", { name: "Направи версия 2" }).click();
  await expect(dialog.getByText("Версия 2 е готова.")).toBeVisible();
  expect((await kinds()).filter((kind: string) => structure.includes(kind))).toEqual(structure);

  await open();
  const field = dialog.getByRole("textbox", { name: "Новият текст" });
  await field.evaluate((target, html) => {
    const data = new DataTransfer();
    data.setData("text/html", `<!--StartFragment-->${html}<!--EndFragment-->`);
    data.setData("text/plain", "Хасан");
    target.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, html("Начало."));
  await expect(kept).toBeVisible({ timeout: 60_000 });
  await dialog.getByRole("button", { name: "Направи версия 3" }).click();
  await expect(dialog.getByText("Версия 3 е готова.")).toBeVisible();
  expect(await kinds()).toEqual(structure);

  // One letter changed by hand, and the text is read as any other.
  await open();
  await dialog.getByLabel("Избери файл").setInputFiles({ name: "a.html", mimeType: "text/html", buffer });
  await expect(kept).toBeVisible({ timeout: 60_000 });
  await field.press("End");
  await field.pressSequentially("!");
  await expect(kept).toHaveCount(0);
});

test("the queue can be left unfinished, and nothing is lost", async ({ page }) => {
  const { article, ...claims } = await importMarked(page);
  await makeVersion(page, article, corrected(await textOf(page, article)));
  await openArticle(page, article);
  await page.getByRole("button", { name: "Прегледай" }).click();
  await page.keyboard.press("KeyJ");
  await page.keyboard.press("KeyJ");
  await expect(queue(page).getByText("Изгубено")).toBeVisible();
  await axe(page);
  await page.keyboard.press("KeyX");
  await expect(queue(page).getByText("остават 2 твърдения")).toBeVisible();
  await saved(page);
  await page.keyboard.press("Escape");
  await page.keyboard.press("KeyZ");
  await expect(queue(page).getByText("Изгубено")).toBeVisible();
  await saved(page);
  await page.reload();
  await expect(page.getByText(/3 твърдения чакат преглед: 2 с променени думи и 1 изгубено/)).toBeVisible();
  expect((await claimNow(page, claims.gone)).withdrawnAt).toBeNull();

  // A link to a lost claim has no words to lead to; it leads to its place in the queue.
  await openArticle(page, article, `#claim-${claims.gone}`);
  await expect(queue(page).getByText("Изгубено")).toBeVisible();
});

test("whoever did not mark a claim confirms its words, and leaves its place to its author", async ({
  page,
}) => {
  const { article, ...claims } = await importMarked(page);
  await makeVersion(page, article, corrected(await textOf(page, article)));
  await signIn(page, "checker2");
  await openArticle(page, article);
  await page.keyboard.press("KeyR");
  await expect(queue(page).getByText(/Мястото се сменя от автора/)).toBeVisible();
  await expect(queue(page).getByRole("button", { name: "Оттегли" })).toBeHidden();
  await page.keyboard.press("KeyV");
  await saved(page);
  // The author's verdict was on other words and does not come back by another's.
  const { assessments, tag } = await claimNow(page, claims.figure);
  expect(tag).toBe("verified");
  expect(assessments.map(({ stands }) => stands)).toEqual([false, true]);
});

test("an old version opens for reading, with its claims as they stood", async ({ page }) => {
  const { article, figure } = await importMarked(page);
  await makeVersion(page, article, corrected(await textOf(page, article)));
  await openArticle(page, article);
  await page.getByRole("button", { name: "Версия 2. Виж другите" }).click();
  await expect(page.getByRole("link", { name: /^версия 1/ })).toBeVisible();
  await axe(page);
  await page.getByRole("link", { name: /^версия 1/ }).click();
  await page.waitForURL(/versions\/1$/);
  await ready(page);
  await expect(page.getByText("Стара версия 1 от 2")).toBeVisible();
  await expect(mark(page, "Около 8000 войници")).toHaveAttribute("data-sign", "verified");
  await expect(mark(page, "„Нямаме какво да добавим“")).toHaveAttribute("data-sign", "verified");
  await mark(page, "Около 8000 войници").click();
  await expect(page.getByText("Така е стояло във версия 1.")).toBeVisible();
  await page.keyboard.press("KeyU");
  await expect(page.locator(".reader-tidings")).toHaveText(/Това е стара версия/);
  await expect(mark(page, "Около 8000 войници")).toHaveAttribute("data-sign", "verified");
  await axe(page);
  await page.getByRole("link", { name: "Виж го сега" }).click();
  await page.waitForURL(new RegExp(`/articles/${article}#claim-${figure}$`));
  await expect(mark(page, "Около 12 000 войници")).toBeVisible();
});

test("two versions are compared side by side and in one text, by kind and by key", async ({ page }) => {
  const { article, figure } = await importMarked(page);
  await makeVersion(page, article, corrected(await textOf(page, article)));
  await openArticle(page, article);
  await page.getByRole("link", { name: "какво се промени" }).click();
  await expect(page.getByRole("heading", { name: "Какво се промени" })).toBeVisible();
  const list = page.getByRole("complementary", { name: "Промените една по една" });
  await expect(list.getByText("Числото се промени: 8000 → 12 000")).toBeVisible();
  await expect(list.getByText("Добавено отрицание: не")).toBeVisible();
  await axe(page);

  // The paragraph's own row: what it said at the left, what it says at the right.
  const row = page.locator(".compare-row", { hasText: "12 000" });
  await expect(row.locator("p").first()).toHaveText(/^Около 8000 войници/);
  await expect(row.locator("p").last()).toHaveText(/^Около 12 000 войници/);

  await page.getByRole("button", { name: /^Числа/ }).click();
  await expect(list.getByText("1 от 1").or(list.getByText("0 от 1"))).toBeVisible();
  await expect(page.locator(".compare-text del")).toHaveText(["8000"]);
  await page.keyboard.press("KeyJ");
  await expect(page.locator(".compare-text [data-current]").first()).toHaveText("8000");
  await expect(list.getByText("1 от 1")).toBeVisible();

  await page.getByRole("radio", { name: "В един текст" }).check();
  await expect(page.locator(".compare-row", { hasText: "12 000" }).locator("p")).toHaveText(
    /^Около 800012 000 войници/,
  );
  await axe(page);
  await list.getByRole("link", { name: /^Около 12 000 войници/ }).click();
  await page.waitForURL(new RegExp(`#claim-${figure}$`));
});

test("words that repeat are marked with a word of warning", async ({ page }) => {
  const article = await importOwn(
    page,
    "Пет влака чакат. Пет влака минаха. Пет влака спряха. Пет влака тръгнаха.",
  );
  await openArticle(page, article);
  await page.keyboard.press("KeyC");
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Control+Shift+ArrowRight");
  await page.keyboard.press("Control+Shift+ArrowRight");
  await expect(page.getByRole("toolbar").getByText("място 1 от 4")).toBeVisible();
  await expect(page.getByRole("toolbar").getByText(/Тези думи се повтарят/)).toBeVisible();
  await axe(page);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("the queue is reached and worked off by touch, and versions are compared in one text", async ({
    page,
  }) => {
    const { article } = await importMarked(page);
    await makeVersion(page, article, corrected(await textOf(page, article)));
    await openArticle(page, article);
    await page.getByRole("button", { name: "Прегледай" }).tap();
    await expect(queue(page).getByText("Числото се промени: 8000 → 12 000")).toBeVisible();
    await axe(page);
    await queue(page).getByRole("button", { name: "Проверено", exact: true }).tap();
    await queue(page).getByRole("button", { name: "Без оценка" }).tap();
    await queue(page).getByRole("button", { name: "Оттегли" }).tap();
    await expect(queue(page).getByText("Готово. Няма твърдение, което да чака.")).toBeVisible();
    await queue(page).getByRole("link", { name: "Сравни версиите" }).tap();
    await page.getByRole("button", { name: "Следваща промяна" }).last().tap();
    await expect(page.locator(".compare-foot").getByText(/^1 от /)).toBeVisible();
    await expect(page.getByRole("radio", { name: "Една до друга" })).toBeHidden();
    await axe(page);
  });
});

const REAL = join(import.meta.dirname, "../../shared/articles/dprk-russia-2024-11-01.bg.txt");

if (existsSync(REAL)) {
  test("the real article, changed by hand, shows every claim in its state with its reason", async ({
    page,
  }) => {
    const article = await importOwn(page, readFileSync(REAL, "utf8"));
    const text = await textOf(page, article);
    const found = (pattern: RegExp) => pattern.exec(text)?.[0] ?? "";
    const troops = await markWords(
      page,
      article,
      found(/около 8000 \p{L}+ \p{L}+/u),
      "troop-count",
      "verified",
    );
    const missiles = await markWords(
      page,
      article,
      found(/повече от 1000 ракети/u),
      "missile-count",
      "verified",
    );
    const greeting = await markWords(
      page,
      article,
      found(/Лавров приветства[^.„]*/u),
      "statement",
      "verified",
    );
    const quote = await markWords(page, article, found(/„дълбоко[^“]*“/u), "quote", "verified");
    // A sentence of its own that goes, and a paragraph that changes its place with the next.
    const sentence = found(/По време на срещата[^.]*\./u);
    const gone = await markWords(page, article, sentence.slice(0, 60).trim(), "statement", "verified");
    const swapped = await markWords(page, article, found(/откриха \p{L}+ \p{L}+/u), "statement", "verified");
    const plaque = found(/^По-рано[^\n]*$/mu);
    const changed = `🇧🇬 ${text}`
      .replace(sentence, "")
      .replace("около 8000", "около 12 000")
      .replace("Лавров приветства", "Лавров не приветства")
      .replace("„дълбоко", '"дълбоко')
      .replace(`${plaque}\n`, "")
      .concat(`\n${plaque}`);
    await makeVersion(page, article, changed);

    await openArticle(page, article);
    await page.keyboard.press("KeyR");
    const reasons = [];
    for (let left = 3; left > 0; left -= 1) {
      await expect(queue(page).getByText(new RegExp(`остава.* ${left} `))).toBeVisible();
      // The reason comes with the old words, which are read when the queue is opened.
      await expect(queue(page).locator("del, ins").first()).toBeVisible();
      reasons.push(await queue(page).getByRole("heading").textContent());
      await page.keyboard.press(left === 1 ? "KeyX" : "KeyU");
    }
    await expect(queue(page).getByText("Готово.")).toBeVisible();
    expect(reasons.join("\n")).toMatch(/отрицание: не/);
    expect(reasons.join("\n")).toMatch(/8000 → 12 000/);
    expect(reasons.join("\n")).toMatch(/Изгубено/);
    await saved(page);
    for (const [id, state, tag] of [
      [troops, "exact", "unverified"],
      [greeting, "exact", "unverified"],
      [missiles, "exact", "verified"],
      [quote, "exact", "verified"],
      [swapped, "moved", "verified"],
    ] as const) {
      expect(await claimNow(page, id)).toMatchObject({ anchor: { state }, tag });
    }
    expect((await claimNow(page, gone)).withdrawnAt).not.toBeNull();
  });
}

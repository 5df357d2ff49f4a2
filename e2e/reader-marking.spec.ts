import { axe, expect, signIn, test } from "./fixtures";
import {
  choose,
  dragOver,
  importOwn,
  inBulgarian,
  openArticle,
  openOwn,
  painted,
  pressCyrillic,
  ready,
  saved,
} from "./reader";

const TEXT = [
  "Около 8000 войници са в района на Курск, каза министърът в петък.",
  "Според Сеул повече от 1000 ракети 🇰🇵🇷🇺 са пратени. Пак около 8000 войници, повтори той.",
  "„Победа“ е думата на деня.",
].join("\n\n");

test.beforeEach(async ({ page }) => {
  await inBulgarian(page);
  await signIn(page, "checker");
});

test("words drawn over with the mouse are marked and tagged by two keys, and are there after a reload", async ({
  page,
}) => {
  await openOwn(page, TEXT);
  await dragOver(page, "повече от 1000 ракети");
  const toolbar = page.getByRole("toolbar", { name: "Маркирай избраното" });
  await expect(toolbar.getByText("среща се веднъж в текста")).toBeVisible();
  await axe(page);
  await page.keyboard.press("Digit2");
  await expect(toolbar).toBeHidden();
  await page.keyboard.press("KeyV");
  await saved(page);
  await page.reload();
  const mark = page.locator("mark", { hasText: "повече от 1000 ракети" });
  await expect(mark).toHaveAttribute("data-hue", "mulberry");
  await expect(mark).toHaveAttribute("data-sign", "verified");
});

test("one key is enough where the words say what they are", async ({ page }) => {
  await openOwn(page, TEXT);
  await dragOver(page, "„Победа“");
  await page.keyboard.press("KeyU");
  await saved(page);
  const mark = page.locator("mark", { hasText: "„Победа“" });
  await expect(mark).toHaveAttribute("data-hue", "blue");
  await expect(mark).toHaveAttribute("data-sign", "unverified");
});

test("a key's mark is drawn before the key's event ends, as it is drawn once it is saved", async ({
  page,
}) => {
  await openOwn(page, TEXT);
  // By the mouse, whose press wakes the paragraph it is over, should its turn not have come yet.
  await dragOver(page, "8000 войници");
  await expect(page.getByRole("toolbar")).toBeVisible();
  // A mark under the mouse is lit, which is another matter.
  await page.mouse.move(0, 0);
  const drawn = await page.evaluate(() => {
    const block = document.querySelector("[data-block='0']");
    document.body.dispatchEvent(
      new KeyboardEvent("keydown", { code: "Digit1", bubbles: true, cancelable: true }),
    );
    return block?.innerHTML;
  });
  expect(drawn).toContain("<mark");
  await saved(page);
  expect(await page.locator("[data-block='0']").innerHTML()).toBe(drawn);
});

test("marking one claim after the other, scrolled to the end of a short article, does not move its text", async ({
  page,
}) => {
  await openOwn(page, TEXT);
  const last = page.locator("[data-block]").last();
  const foot = await last.evaluate((block) => block.getBoundingClientRect().bottom);
  await page.setViewportSize({ width: 1280, height: Math.ceil(foot) + 100 });
  await dragOver(page, "„Победа“");
  await page.keyboard.press("KeyU");
  const card = page.locator(".reader-rail [data-open]");
  await expect(card.getByRole("textbox")).toBeVisible();
  // The open card reaches below the text: by it alone the page can be scrolled.
  const scrolled = () => {
    scrollTo(0, document.documentElement.scrollHeight);
    return scrollY;
  };
  await expect.poll(() => page.evaluate(scrolled)).toBeGreaterThan(50);
  const tops = await last.evaluateHandle((block) => {
    const tops = new Set<number>();
    const look = () => {
      tops.add(Math.round(block.getBoundingClientRect().top));
      requestAnimationFrame(look);
    };
    look();
    return tops;
  });
  for (const words of ["1000 ракети", "8000 войници, повтори"]) {
    const offset = TEXT.split("\n\n")[1]?.indexOf(words) ?? 0;
    await choose(page, { block: 1, offset }, { block: 1, offset: offset + words.length });
    await expect(page.getByRole("toolbar")).toBeVisible();
    await page.keyboard.press("Digit1");
    await expect(card).toContainText(words);
    await expect(card.getByRole("textbox")).toBeVisible();
    await saved(page);
  }
  await page.keyboard.press("Escape");
  await expect(card).toHaveCount(0);
  await saved(page);
  expect(await tops.evaluate((all) => [...all])).toHaveLength(1);
});

test("nested, crossing and adjacent claims all show, and a click opens the innermost", async ({ page }) => {
  await openOwn(page, TEXT);
  for (const [words, key] of [
    ["Около 8000 войници са в района", "Digit5"],
    ["8000 войници", "Digit1"],
    [" на Курск, каза", "Digit5"],
  ] as const) {
    if (words === "8000 войници") {
      // The words lie inside a claim now; a double click and an extension choose them there.
      await choose(page, { block: 0, offset: 6 }, { block: 0, offset: 18 });
    } else {
      await dragOver(page, words);
    }
    await expect(page.getByRole("toolbar")).toBeVisible();
    await page.keyboard.press(key);
    await saved(page);
  }
  expect((await painted(page)).sort()).toEqual(
    ["8000 войници", "Около 8000 войници са в района", "на Курск, каза"].sort(),
  );
  await page.locator("mark", { hasText: "8000 войници" }).click();
  await expect(page.locator(".underline-of[data-focus]")).toHaveText("8000 войници");
});

test("a claim over two paragraphs and a flag is marked whole", async ({ page }) => {
  await openOwn(page, TEXT);
  const flags = TEXT.split("\n\n")[1]?.indexOf("🇰🇵") ?? 0;
  // Ends in the middle of the first flag: the whole flag is meant.
  await choose(page, { block: 0, offset: 59 }, { block: 1, offset: flags + 2 });
  await page.keyboard.press("Digit5");
  await saved(page);
  await page.reload();
  const [words] = await painted(page);
  expect(words).toMatch(/петък\.Според Сеул повече от 1000 ракети 🇰🇵$/u);
});

test("the other places of the same words are shown, and marked but for those unticked", async ({ page }) => {
  await openOwn(page, `${TEXT}\n\nИ трети път около 8000 войници.`);
  await dragOver(page, "около 8000 войници");
  await page.getByRole("button", { name: /още веднъж в текста/ }).click();
  const dialog = page.getByRole("dialog", { name: "Същите думи другаде" });
  await expect(dialog.getByRole("checkbox")).toHaveCount(1);
  await expect(dialog.getByText("И трети път")).toBeVisible();
  await axe(page);
  await dialog.getByRole("button", { name: "Маркирай 2 места" }).click();
  await saved(page);
  expect(await painted(page)).toEqual(["около 8000 войници", "около 8000 войници"]);
});

test("everything can be done by keyboard alone, under a Bulgarian layout", async ({ page }) => {
  await openOwn(page, TEXT);
  await pressCyrillic(page, "KeyC", "ц");
  await expect(page.locator(".reader-caret")).toBeVisible();
  await expect(page.getByText("Курсорът е включен.")).toBeAttached();
  await page.keyboard.press("Control+Home");
  for (let i = 0; i < 3; i += 1) await page.keyboard.press("Control+Shift+ArrowRight");
  await expect(page.getByRole("toolbar")).toBeVisible();
  await pressCyrillic(page, "Digit1", "1");
  await pressCyrillic(page, "KeyV", "ж");
  await pressCyrillic(page, "Escape", "Escape");
  await expect(page.locator(".reader-caret")).toBeHidden();
  await saved(page);
  const mark = page.locator("mark", { hasText: "Около 8000 войници" });
  await expect(mark).toHaveAttribute("data-hue", "clay");
  await expect(mark).toHaveAttribute("data-sign", "verified");

  // Retag, retype, change the range, withdraw, undo.
  await pressCyrillic(page, "KeyU", "у");
  await expect(mark).toHaveAttribute("data-sign", "unverified");
  await pressCyrillic(page, "Digit4", "4");
  await expect(mark).toHaveAttribute("data-hue", "teal");
  await pressCyrillic(page, "BracketRight", "Щ", { shiftKey: true });
  await expect.poll(() => painted(page)).toEqual(["Около 8000 войници са"]);
  await saved(page);
  await pressCyrillic(page, "KeyW", "в");
  await expect.poll(() => painted(page)).toEqual([]);
  await pressCyrillic(page, "KeyZ", "з");
  await expect.poll(() => painted(page)).toEqual(["Около 8000 войници са"]);
  await saved(page);
  await page.reload();
  await expect(page.locator("mark")).toHaveAttribute("data-hue", "teal");
});

test("keys are silent in a field", async ({ page }) => {
  await openOwn(page, TEXT);
  await page.getByRole("button", { name: "Бележка за редактора" }).click();
  await page.getByRole("textbox", { name: "Бележка за редактора" }).fill("v");
  await page.keyboard.press("KeyC");
  await expect(page.locator(".reader-caret")).toBeHidden();
});

test("a note that was being typed is there after a reload, and is saved once", async ({ page }) => {
  await openOwn(page, TEXT);
  const note = page.getByRole("textbox", { name: "Бележка за редактора" });
  await page.getByRole("button", { name: "Бележка за редактора" }).click();
  await note.fill("Числото има един източник.");
  await page.reload();
  await expect(note).toHaveValue("Числото има един източник.");
  await page.getByRole("button", { name: "Запази бележката" }).click();
  await expect(note).toBeHidden();
  await saved(page);
  await page.reload();
  await expect(page.getByText("Числото има един източник.")).toBeVisible();
});

test("a link to a claim leads to it and puts it in focus", async ({ page }) => {
  const long = Array.from({ length: 60 }, (_, i) => `Абзац номер ${i} разказва нещо друго за деня.`).join(
    "\n\n",
  );
  const id = await openOwn(page, `${long}\n\n${TEXT}`);
  await dragOver(page, "повече от 1000 ракети");
  await page.keyboard.press("Digit2");
  await saved(page);
  const claim = await page.locator("mark").getAttribute("id");
  await page.goto("about:blank");
  await openArticle(page, id, `#${claim}`);
  const mark = page.locator("mark");
  await expect(mark).toBeInViewport();
  await expect(mark).toHaveAttribute("data-focus", /start/);
});

test("tab reaches the claims once, arrows go from one to the next", async ({ page }) => {
  await openOwn(page, TEXT);
  for (const words of ["8000 войници са", "1000 ракети", "думата"]) {
    await dragOver(page, words);
    await page.keyboard.press("Digit5");
    await saved(page);
  }
  await page.keyboard.press("Escape");
  await page.reload();
  await ready(page);
  await expect(page.locator("mark[tabindex='0']")).toHaveCount(1);
  await page.locator("mark[tabindex='0']").focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.locator("mark", { hasText: "1000 ракети" })).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(page.locator("mark", { hasText: "думата" })).toBeFocused();
  await expect(page.locator("mark[tabindex='0']")).toHaveCount(1);
});

test("the legend hides what is not asked for", async ({ page }) => {
  await openOwn(page, TEXT);
  for (const [words, key] of [
    ["8000 войници са", "Digit1"],
    ["1000 ракети", "Digit2"],
  ] as const) {
    await dragOver(page, words);
    await page.keyboard.press(key);
    await saved(page);
  }
  // Beside the article only where there is room for it.
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole("button", { name: /^Брой войници 1/ }).click();
  await expect.poll(() => painted(page)).toEqual(["8000 войници са"]);
  await page.getByRole("button", { name: "Покажи всички", exact: true }).first().click();
  await expect.poll(async () => (await painted(page)).length).toBe(2);
});

test("help, palette and filter open by key without a finding", async ({ page }) => {
  await openOwn(page, TEXT);
  await page.keyboard.press("Shift+Slash");
  await expect(page.getByRole("dialog", { name: "Клавиши" }).getByText("следващо твърдение")).toBeVisible();
  await axe(page);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+KeyK");
  await expect(page.getByPlaceholder("Думи от твърдение, страница, действие")).toBeFocused();
  await axe(page);
  await page.keyboard.press("Escape");
  await page.keyboard.press("KeyF");
  await expect(page.getByRole("dialog", { name: "Какво да се вижда" })).toBeVisible();
  await axe(page);
});

test("a sealed article refuses a mark, and the words say so", async ({ page, otherPage }) => {
  const id = await importOwn(page, TEXT);
  const editor = await otherPage();
  await inBulgarian(editor);
  await signIn(editor, "editor");
  await openArticle(editor, id);
  await page.route(/pokes|since=/, (route) => route.fulfill({ status: 429 }));
  await openArticle(page, id);
  await editor.getByRole("button", { name: "Отбележи като проверена" }).click();
  // Figures were found that nobody looked at: the server wants to know why that is well.
  const why = editor.getByRole("dialog", { name: "Проверена с остатък" });
  await why.getByRole("textbox", { name: "Причина" }).fill("Останалото не е за проверка.");
  await axe(editor);
  await why.getByRole("button", { name: "Отбележи като проверена" }).click();
  await editor.getByRole("button", { name: "Подпиши" }).click();
  await expect(editor.getByText("Подписана")).toBeVisible();
  // This page could not hear of it: the server refuses, the words stay.
  await dragOver(page, "повече от 1000 ракети");
  await page.keyboard.press("Digit2");
  await page.unroute(/pokes|since=/);
  await expect(page.getByRole("button", { name: /не е записано/ })).toBeVisible();
  expect(await painted(page)).toEqual(["повече от 1000 ракети"]);
});

test("what one person marks the other sees on coming back to the page", async ({ page, otherPage }) => {
  const id = await importOwn(page, TEXT);
  const other = await otherPage();
  await inBulgarian(other);
  await signIn(other, "checker2");
  await openArticle(page, id);
  await openArticle(other, id);
  await dragOver(page, "повече от 1000 ракети");
  await page.keyboard.press("Digit2");
  await saved(page);
  await other.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect.poll(() => painted(other)).toEqual(["повече от 1000 ракети"]);
  // The same words and type by the other: one claim, with the other's tag on it.
  await other.locator("mark").click();
  await other.keyboard.press("KeyU");
  await expect(other.locator("mark")).toHaveAttribute("data-sign", "unverified");
});

test("the words one reads stay before one's eyes when the window gets narrow and wide again", async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 800 });
  const sentence = "Според министъра колоната е спряла край града, а хората в нея чакат от сутринта. ";
  await openOwn(page, Array.from({ length: 40 }, (_, i) => `Абзац ${i}. ${sentence.repeat(3)}`).join("\n\n"));
  // The part that keeps the place comes with the live side.
  await page.waitForFunction(() => performance.getEntriesByName("proofmark-live").length > 0);
  const read = page.locator("[data-block='25']");
  await read.evaluate((block) => scrollBy(0, block.getBoundingClientRect().top - innerHeight * 0.3));
  const top = () => read.evaluate((block) => block.getBoundingClientRect().top);
  await expect.poll(top).toBeCloseTo(240, -1);
  for (const width of [1100, 600, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    await expect.poll(top, { message: `at ${width}` }).toBeGreaterThan(100);
    expect(await top(), `at ${width}`).toBeLessThan(300);
  }
});

test("the toolbar is in sight wherever the chosen words end", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  const sentence = "Според министъра колоната е спряла край града, а хората в нея чакат от сутринта. ";
  const short = Array.from({ length: 12 }, () => sentence.trim());
  await openOwn(page, [...short, sentence.repeat(40).trim(), ...short].join("\n\n"));
  const toolbar = page.getByRole("toolbar");
  /** Where it stands, once it does; it is at its tallest when the words were looked for in all the text. */
  const inSight = async () => {
    await expect(async () => {
      await expect(toolbar.getByText("в текста").first()).toBeVisible({ timeout: 1000 });
      const { y, height } = (await toolbar.boundingBox()) ?? { y: 0, height: 0 };
      expect(y).toBeGreaterThan(56);
      expect(y + height).toBeLessThan(800 - 40);
    }).toPass({ timeout: 10_000 });
    return (await toolbar.boundingBox())?.y;
  };
  const block = page.locator("[data-block='8']");
  await block.evaluate((it) => scrollBy(0, it.getBoundingClientRect().bottom - innerHeight + 70));
  await choose(page, { block: 8, offset: 0 }, { block: 8, offset: 30 });
  await expect(toolbar).toBeVisible();
  const words = await block.evaluate((it) => it.getBoundingClientRect().top);
  expect(await inSight()).toBeLessThan(words);
  // More than the window holds.
  await page.locator("[data-block='12']").evaluate((it) => scrollBy(0, it.getBoundingClientRect().top + 300));
  await choose(page, { block: 12, offset: 0 }, { block: 12, offset: sentence.length * 39 });
  await expect(toolbar).toBeVisible();
  await inSight();
});

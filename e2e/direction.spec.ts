import { v7 as newId } from "uuid";
import { expect, signIn, test } from "./fixtures";
import { choose, inBulgarian, openArticle } from "./reader";

const LEFT = "Около 8000 войници са в района на Курск, каза министърът.";
const ARABIC = "قال الوزير إن 8000 جندي انتشروا في المنطقة الحدودية.";
const QUOTED = "«لن نتراجع»، قال المتحدث باسم الجيش.";
const HTML = `<article><p>${LEFT}</p><p>${ARABIC}</p><blockquote><p>${QUOTED}</p></blockquote>
<ul><li>שלוש מאות טילים</li><li>Триста ракети</li></ul></article>`;

test("words that run from right to left do so in the text, at its marks' ends and in the card", async ({
  page,
}) => {
  await inBulgarian(page);
  await signIn(page, "checker");
  const origin = new URL(test.info().project.use.baseURL ?? "").origin;
  const answer = await page.request.post("/api/v1/articles", {
    headers: { Origin: origin, "Idempotency-Key": newId() },
    data: { html: `${HTML}<p>${newId()}</p>`, title: "Посоки", language: "bg" },
  });
  await openArticle(page, (await answer.json()).id);
  const block = (words: string) => page.locator("[data-block]", { hasText: words });
  const direction = (words: string) => block(words).evaluate((it) => getComputedStyle(it).direction);
  for (const [words, expected] of [
    [LEFT, "ltr"],
    [ARABIC, "rtl"],
    ["المتحدث", "rtl"],
    ["טילים", "rtl"],
  ] as const) {
    expect(await direction(words), words).toBe(expected);
  }
  // Each line of a list by itself.
  const inList = (words: string) =>
    page.locator("[data-block] li", { hasText: words }).evaluate((line) => {
      const range = document.createRange();
      range.selectNodeContents(line);
      const [text, around] = [range.getBoundingClientRect(), line.getBoundingClientRect()];
      return around.right - text.right < text.left - around.left ? "right" : "left";
    });
  expect([await inList("טילים"), await inList("Триста")]).toEqual(["right", "left"]);

  const start = ARABIC.indexOf("جندي");
  await choose(page, { block: 1, offset: start }, { block: 1, offset: start + "جندي انتشروا".length });
  await expect(page.getByRole("toolbar")).toBeVisible();
  await page.keyboard.press("Digit1");
  const handle = async (name: string) =>
    (await page.getByRole("button", { name, exact: true }).boundingBox())?.x ?? Number.NaN;
  await expect(page.getByRole("button", { name: "Премести началото" })).toBeVisible();
  expect(await handle("Премести началото")).toBeGreaterThan((await handle("Премести края")) + 20);
  const shadows = await page
    .locator("mark")
    .first()
    .evaluate((mark) => getComputedStyle(mark).boxShadow.match(/-?2px 0px/g));
  expect(shadows).toEqual(["-2px 0px", "2px 0px"]);
});

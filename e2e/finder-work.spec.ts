import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import type { Claim } from "../lib/model/wire";
import { coverage, Keystrokes, suggestions } from "./finder";
import { expect, signIn, test } from "./fixtures";
import { importOwn, inBulgarian, openArticle, saved } from "./reader";

const DEMO = readFileSync(join(import.meta.dirname, "../prisma/demo/three-capitals.bg.txt"), "utf8");

test.beforeEach(async ({ page }) => {
  await inBulgarian(page);
  await signIn(page, "checker");
});

/**
 * Works an article through with the keyboard alone: a figure is verified, a quotation is not yet, a single
 * quoted word is no claim. Answers how many keys it took.
 */
async function workThrough(page: Page, id: string): Promise<number> {
  const keys = new Keystrokes(page);
  const { items } = await suggestions(page, id);
  // On the page a candidate goes by its place in the list.
  const open = items
    .map((one, place) => ({ ...one, place }))
    .filter(({ confidence, state }) => confidence >= 0.5 && state === "open");
  await keys.press("KeyG");
  for (const [at, { place, type, text }] of open.entries()) {
    await expect(page.locator(`#candidate-${place}`)).toBeFocused();
    const isWord = type === "quote" && !/\s/u.test(text);
    await keys.press(isWord ? "KeyX" : type === "quote" ? "KeyU" : "KeyV");
    await expect(page.getByRole("status").filter({ hasText: leftIn(open.length - at - 1) })).toBeAttached();
  }
  await saved(page);
  return keys.count;
}

function leftIn(count: number): string {
  if (count === 0) return "Всички кандидати са прегледани.";
  return count === 1 ? "Остава 1 кандидат." : `Остават ${count} кандидата.`;
}

/** Every claim of an article, in full. */
async function claimsOf(page: Page, id: string): Promise<Claim[]> {
  const answer = await page.request.get(`/api/v1/articles/${id}/claims?since=0`);
  return (await answer.json()).claims;
}

async function checkWorkedThrough(page: Page, id: string, keys: number): Promise<void> {
  const { candidates, open, accepted, dismissed, notCheckable } = await coverage(page, id);
  expect(open).toBe(0);
  expect(accepted + dismissed + notCheckable).toBe(candidates);
  expect(keys).toBeLessThanOrEqual(2 * candidates);
  const claims = await claimsOf(page, id);
  expect(claims.length).toBeGreaterThan(0);
  expect(claims.filter(({ unassessed }) => unassessed)).toEqual([]);
}

test("the main demo article is worked through from the keyboard, a key or two a candidate", async ({
  page,
}) => {
  const id = await importOwn(page, DEMO);
  await openArticle(page, id);
  const keys = await workThrough(page, id);
  await checkWorkedThrough(page, id, keys);
  // What was read in the words is on the claim.
  const claims = await claimsOf(page, id);
  const soldiers = claims.find(({ wording }) => wording === "около 8000 севернокорейски войници");
  expect(soldiers).toMatchObject({
    type: "troop-count",
    tag: "verified",
    attributedTo: "Вашингтон",
    value: { min: 8000, max: 8000, approximate: true },
  });
  expect(claims.find(({ wording }) => wording.startsWith("„Ще стоим"))?.speaker).toBe("Чое Сон-хуи");
  // The work outlives the page.
  await page.reload();
  await expect(page.getByRole("complementary", { name: "Кандидати" })).toContainText(
    "Всички кандидати са прегледани.",
  );
});

const SHARED = join(import.meta.dirname, "../../shared/articles");
const real = existsSync(SHARED) ? readdirSync(SHARED).filter((name) => name.endsWith(".txt")) : [];
for (const name of real) {
  test(`the real article ${name} is worked through from the keyboard, a key or two a candidate`, async ({
    page,
  }) => {
    const id = await importOwn(page, readFileSync(join(SHARED, name), "utf8"));
    await openArticle(page, id);
    await checkWorkedThrough(page, id, await workThrough(page, id));
  });
}

import { axe, expect, signIn, test } from "./fixtures";
import { choose, inBulgarian, openOwn, painted, saved } from "./reader";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test("on a phone chosen words bring up the tools from below, and a tap marks", async ({ page }) => {
  await inBulgarian(page);
  await signIn(page, "checker");
  await openOwn(page, "Около 8000 войници са в района на Курск, каза министърът в петък.");
  // What a long press and two handles leave behind: a selection made by touch.
  await page.touchscreen.tap(200, 500);
  await choose(page, { block: 0, offset: 0 }, { block: 0, offset: 18 });
  const toolbar = page.getByRole("toolbar", { name: "Маркирай избраното" });
  await expect(toolbar).toBeVisible();
  const box = await toolbar.boundingBox();
  expect(Math.round((box?.y ?? 0) + (box?.height ?? 0))).toBe(844);
  await axe(page);
  await toolbar.getByRole("button", { name: /Брой войници/ }).tap();
  await saved(page);
  expect(await painted(page)).toEqual(["Около 8000 войници"]);
  await expect(toolbar).toBeHidden();
});

import { expect, test } from "./fixtures";

test("the faces a page is set in are asked for with it, not once its words are there", async ({ page }) => {
  await page.goto("/sign-in");
  const asked = await page.evaluate(async () => {
    await document.fonts.ready;
    const files = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
    return files.filter(({ name }) => name.endsWith(".woff2")).map(({ initiatorType }) => initiatorType);
  });
  // A second asking would have the style sheet as its reason.
  expect(asked).toEqual(["link", "link", "link", "link"]);
});

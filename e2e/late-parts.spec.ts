import { expect, signIn, test } from "./fixtures";
import { dragOver, inBulgarian, openOwn, painted, saved } from "./reader";

const TEXT = "В района на Курск има около 8000 войници.\n\nДруг абзац без числа.\n";
const PARTS = "**/_next/static/chunks/**";

// What Chromium itself says of a file that did not come.
test.use({ expectedErrors: [/net::ERR_FAILED/] });

test("a part of the page that does not come takes nothing down, and is there once it can be had", async ({
  otherPage,
}) => {
  // Without the worker, which would soon have kept every part.
  const page = await otherPage({ serviceWorkers: "block" });
  await inBulgarian(page);
  await signIn(page, "checker");
  await openOwn(page, TEXT);
  await page.route(PARTS, (route) => route.abort());
  await page.keyboard.press("Shift+Slash");
  const help = page.getByRole("dialog", { name: "Клавиши" });
  await expect(help.getByText("Отваря се")).toBeVisible();
  await page.keyboard.press("Escape");
  await dragOver(page, "8000 войници");
  await page.keyboard.press("Digit1");
  await saved(page);
  expect(await painted(page)).toEqual(["8000 войници"]);
  await page.keyboard.press("Shift+Slash");
  await expect(help.getByText("Отваря се")).toBeVisible();
  await page.unroute(PARTS);
  await expect(help.getByText("следващо твърдение")).toBeVisible();
});

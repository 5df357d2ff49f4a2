import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { axe, expect, test } from "./fixtures";
import { startServer } from "./own-server";
import { freePort } from "./ports";

// What a page asks for in the moment in which its session ends is refused, and that is no fault.
test.use({ locale: "bg", expectedErrors: [/status of 401/] });

const PASSWORD = "осем хиляди пъти";
const NEXT_PASSWORD = "девет хиляди пъти";
const EMAIL = "glavna@example.org";

async function enter(page: Page, base: string, password: string): Promise<void> {
  await page.goto(`${base}/sign-in`);
  await page.getByRole("textbox", { name: "Имейл" }).fill(EMAIL);
  await page.getByLabel("Парола").fill(password);
  await page.getByRole("button", { name: "Влез" }).click();
}

test("the first visit to a newsroom makes its administrator, who changes the password", async ({
  page,
  otherPage,
}) => {
  test.slow();
  const folder = await mkdtemp(join(tmpdir(), "proofmark-first-"));
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const secret = randomBytes(48).toString("base64url");
  const env = { NEXTAUTH_URL: base, NEXTAUTH_SECRET: secret };
  const server = await startServer("serve", { port, folder, env });
  try {
    await page.goto(base);
    await expect(page.getByRole("heading", { name: "Нова редакция" })).toBeVisible();
    await axe(page);
    await page.getByLabel("Име на редакцията").fill("Вечерни вести");
    await page.getByLabel("Вашето име").fill("Главна редакторка");
    await page.getByLabel("Имейл").fill(EMAIL);
    await page.getByLabel("Парола").fill(PASSWORD);
    await page.getByRole("button", { name: "Създай" }).click();
    await page.waitForURL("**/articles");
    // An empty newsroom says what to do next.
    await axe(page);
    const other = await otherPage({ locale: "bg" });
    await other.goto(`${base}/setup`);
    await expect(other).toHaveURL(/\/sign-in/);
    await enter(other, base, PASSWORD);
    await other.waitForURL("**/articles");

    await page.goto(`${base}/settings/account`);
    await page.getByLabel("Сегашна парола").fill("не е тази парола");
    await page.getByLabel("Нова парола").fill(NEXT_PASSWORD);
    await page.getByRole("button", { name: "Смени паролата" }).click();
    await expect(page.getByText("Това не е сегашната ви парола.")).toBeVisible();
    await axe(page);
    await page.getByLabel("Сегашна парола").fill(PASSWORD);
    await page.getByLabel("Нова парола").fill(NEXT_PASSWORD);
    await page.getByRole("button", { name: "Смени паролата" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Паролата е сменена." })).toBeVisible();
    await page.goto(`${base}/articles`);
    await expect(page.getByRole("button", { name: /^Меню на/ })).toBeVisible();
    await other.goto(`${base}/articles`);
    await expect(other).toHaveURL(/\/sign-in/);
    await enter(other, base, NEXT_PASSWORD);
    await other.waitForURL("**/articles");
    // What a page still fetches ahead is no fault of the server that goes now.
    for (const one of [page, other]) await one.goto("about:blank");
  } finally {
    server.kill("SIGKILL");
    await rm(folder, { recursive: true, force: true });
  }
});

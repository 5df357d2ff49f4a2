import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { type OwnServer, startServer } from "./own-server";
import { freePort } from "./ports";
import { dragOver, painted, saved } from "./reader";

/** A newsroom in a house of its own, reached by a name and without a certificate. */
const HOST = "desk.newsroom.test";
const PASSWORD = "осем хиляди пъти";

let folder = "";
let port = 0;
let server: OwnServer;
let house: Browser;
const base = () => `http://${HOST}:${port}`;

test.beforeAll(async ({ playwright }, { project }) => {
  test.slow();
  folder = await mkdtemp(join(tmpdir(), "proofmark-plain-"));
  port = await freePort();
  const env = {
    NEXTAUTH_URL: base(),
    NEXTAUTH_SECRET: "тайна, която никой друг не знае и не ще узнае",
  };
  server = await startServer("serve", { port, folder, env });
  const { launchOptions } = project.use;
  const rule = `--host-resolver-rules=MAP ${HOST} 127.0.0.1`;
  house = await playwright.chromium.launch({
    ...launchOptions,
    args: [...(launchOptions?.args ?? []), rule],
  });
});

test.afterAll(async () => {
  await house.close();
  server.kill("SIGTERM");
  if (server.exitCode === null) await once(server, "exit");
  await rm(folder, { recursive: true, force: true });
});

async function post(page: Page, path: string, data: object): Promise<{ id: string }> {
  return page.evaluate(
    async ([path, data]) => {
      const headers = { "Content-Type": "application/json" };
      const answer = await fetch(`/api/v1${path}`, { method: "POST", headers, body: JSON.stringify(data) });
      return answer.json();
    },
    [path, data] as const,
  );
}

test("on plain http by a host name marking works, others see it, and the page says what does not", async () => {
  const page = await house.newPage({ locale: "bg" });
  await page.goto(base());
  await page.getByLabel("Име на редакцията").fill("Сутрешен преглед");
  await page.getByLabel("Вашето име").fill("Елена Стоева");
  await page.getByLabel("Имейл").fill("elena@newsroom.test");
  await page.getByLabel("Парола").fill(PASSWORD);
  await page.getByRole("button", { name: "Създай" }).click();
  await page.waitForURL("**/articles");
  await expect(page.getByText("браузърът изключва работата без мрежа и копирането")).toBeVisible();
  expect(await page.evaluate(() => [isSecureContext, "serviceWorker" in navigator])).toEqual([false, false]);

  const { id } = await post(page, "/articles", {
    text: "Около 8000 войници са в района, казаха от щаба.",
    title: "Пробна статия",
  });
  const guest = { email: "dimitar@newsroom.test", name: "Димитър Петров", role: "checker" };
  await post(page, "/users", { ...guest, password: PASSWORD });
  await page.goto(`${base()}/articles/${id}`);

  const other = await house.newPage({ locale: "bg" });
  await other.goto(`${base()}/sign-in?next=/articles/${id}`);
  await other.getByRole("textbox", { name: "Имейл" }).fill(guest.email);
  await other.getByLabel("Парола").fill(PASSWORD);
  await other.getByRole("button", { name: "Влез" }).click();
  await other.waitForURL(`**/articles/${id}`);

  await dragOver(page, "8000 войници");
  await page.keyboard.press("Digit1");
  await page.keyboard.press("KeyV");
  await saved(page);
  await expect(other.locator("mark", { hasText: "8000 войници" })).toHaveAttribute("data-sign", "verified");
  await expect(other.getByRole("img", { name: "Тук е и Елена Стоева" })).toBeVisible();
  await page.reload();
  await expect.poll(() => painted(page)).toEqual(["8000 войници"]);
});

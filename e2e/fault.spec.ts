import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { axe, expect, signIn, test } from "./fixtures";
import { startServer } from "./own-server";
import { freePort } from "./ports";

// React tells of the fault, Chromium of the status of the answer.
test.use({ expectedErrors: [/React error #441|status of 500/] });

test("a page that fails says so in the reader's language, with the code of the log, and opens again", async ({
  otherPage,
}) => {
  test.slow();
  const folder = await mkdtemp(join(tmpdir(), "proofmark-fault-"));
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const server = await startServer("demo", { port, folder });
  let log = "";
  server.stdout.on("data", (piece) => {
    log += piece;
  });
  try {
    const page = await otherPage({ baseURL: base });
    await page.context().addCookies([{ name: "proofmark-language", value: "bg", url: base }]);
    await signIn(page, "checker");
    const database = new Database(join(folder, "proofmark.db"));
    database.exec('ALTER TABLE "Article" RENAME TO "Gone"');
    await page.goto("/articles");
    await expect(page.getByRole("heading", { name: "Нещо при нас се счупи" })).toBeVisible();
    await axe(page);
    const code = (await page.locator("code").textContent()) ?? "";
    expect(code).not.toBe("");
    expect(log).toContain(`"digest":"${code}"`);
    database.exec('ALTER TABLE "Gone" RENAME TO "Article"');
    database.close();
    await page.getByRole("button", { name: "Опитай пак" }).click();
    await expect(page.getByRole("heading", { name: "Статии", exact: true })).toBeVisible();
  } finally {
    server.kill("SIGKILL");
    await rm(folder, { recursive: true, force: true });
  }
});

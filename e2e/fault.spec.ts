import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { axe, expect, signIn, test } from "./fixtures";
import { startServer } from "./own-server";
import { freePort } from "./ports";

// React tells of the fault, Chromium of the status of the answer.
test.use({ expectedErrors: [/React error #441|status of 500/] });

/** A demo newsroom of its own, whose database `work` may break and mend; `log` is what the server said so far. */
async function inOwnHouse(
  work: (house: { base: string; database: Database.Database; log: () => string }) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "proofmark-fault-"));
  const port = await freePort();
  const server = await startServer("demo", { port, folder });
  let log = "";
  server.stdout.on("data", (piece) => {
    log += piece;
  });
  const database = new Database(join(folder, "proofmark.db"));
  try {
    await work({ base: `http://127.0.0.1:${port}`, database, log: () => log });
  } finally {
    database.close();
    server.kill("SIGKILL");
    await rm(folder, { recursive: true, force: true });
  }
}

test("a page that fails says so in the reader's language, with the code of the log, and opens again", async ({
  otherPage,
}) => {
  test.slow();
  await inOwnHouse(async ({ base, database, log }) => {
    const page = await otherPage({ baseURL: base });
    await page.context().addCookies([{ name: "proofmark-language", value: "bg", url: base }]);
    await signIn(page, "checker");
    database.exec('ALTER TABLE "Article" RENAME TO "Gone"');
    await page.goto("/articles");
    await expect(page.getByRole("heading", { name: "Нещо при нас се счупи" })).toBeVisible();
    await axe(page);
    const code = (await page.locator("code").textContent()) ?? "";
    expect(code).not.toBe("");
    expect(log()).toContain(`"digest":"${code}"`);
    database.exec('ALTER TABLE "Gone" RENAME TO "Article"');
    await page.getByRole("button", { name: "Опитай пак" }).click();
    await expect(page.getByRole("heading", { name: "Статии", exact: true })).toBeVisible();
  });
});

test("where not even the root of the pages can be drawn, that is said as well, as readably", async ({
  otherPage,
}) => {
  test.slow();
  await inOwnHouse(async ({ base, database, log }) => {
    // The root asks the newsroom for its language where neither person nor browser names one of ours.
    const page = await otherPage({ baseURL: base, locale: "fr-FR" });
    database.exec('ALTER TABLE "Settings" RENAME TO "Gone"');
    await page.goto("/api/docs");
    await expect(page.getByRole("heading", { name: "Нещо при нас се счупи" })).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("lang", "bg");
    await axe(page);
    const face = await page.getByRole("heading").evaluate((heading) => getComputedStyle(heading).fontFamily);
    expect(face).toContain("Source Serif");
    const code = (await page.locator("code").textContent()) ?? "";
    expect(code).not.toBe("");
    expect(log()).toContain(`"digest":"${code}"`);
    database.exec('ALTER TABLE "Gone" RENAME TO "Settings"');
    await page.getByRole("button", { name: "Опитай пак" }).click();
    await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("Нещо при нас се счупи");
  });
});

/** Finds a real Chromium for the browser tests: an installed one, else Playwright's, else Debian's. */
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { run } from "./steps.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];
const ELSEWHERE = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** The path of an installed Chromium or Chrome, or null. */
export function installedChromium() {
  const folders = (process.env.PATH ?? "").split(delimiter).concat("/usr/bin", "/snap/bin");
  const named = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...named, ...ELSEWHERE].find((path) => existsSync(path)) ?? null;
}

/** Sees to it that there is one. @returns {Promise<boolean>} whether there is */
export async function provideChromium() {
  if (installedChromium()) return true;
  const { chromium } = await import("@playwright/test");
  if (existsSync(chromium.executablePath())) return true;
  await run(process.execPath, ["node_modules/@playwright/test/cli.js", "install", "chromium"]);
  if (existsSync(chromium.executablePath())) return true;
  await run("apt-get", ["update"]).catch(() => undefined);
  await run("apt-get", ["install", "-y", "--no-install-recommends", "chromium"]).catch(() => undefined);
  return installedChromium() !== null;
}

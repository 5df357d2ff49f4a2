/**
 * The service worker over two builds of a small site of its own, so that a build can be taken away, cut
 * short and mixed with another as it happens while a server is upgraded.
 */
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { build } from "esbuild";
import { buildWorker } from "../bin/worker.mjs";
import { expect, test } from "./fixtures";

test.use({ serviceWorkers: "allow", expectedErrors: [/ERR_INTERNET_DISCONNECTED|status of 404/] });

const root = process.cwd();
const fileOf = (build: string, what: "page" | "shell") => `/_next/static/chunks/${what}-${build}.js`;

let folder = "";
let server: Server;
let base = "";
/** What the server has: a build, the shell it gives, and the files of its build that are not there yet. */
const has = { build: "A", shell: "A", missing: new Set<string>(), tries: 0, pageMs: 0 };

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "proofmark-worker-"));
  for (const name of ["A", "B"]) {
    const files = [fileOf(name, "page"), fileOf(name, "shell")];
    await buildWorker({ root, buildId: name, files, outfile: join(folder, `${name}.js`) });
  }
  await build({
    absWorkingDir: root,
    entryPoints: ["lib/browser/register-worker.ts"],
    outfile: join(folder, "register.js"),
    bundle: true,
    format: "iife",
    globalName: "worker",
  });
  server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://site");
    const script = async (name: string) => {
      response.writeHead(200, { "content-type": "text/javascript", "cache-control": "no-cache" });
      response.end(await readFile(join(folder, name)));
    };
    const page = (words: string, source: string, more = "") => {
      response.writeHead(200, { "content-type": "text/html", "cache-control": "no-store" });
      response.end(`<!doctype html><h1>${words}</h1><script src="${source}"></script>${more}`);
    };
    if (pathname === "/sw.js") {
      has.tries += 1;
      await script(`${has.build}.js`);
    } else if (pathname === "/register.js") await script("register.js");
    else if (pathname === "/offline") page(`Shell ${has.shell}`, fileOf(has.shell, "shell"));
    else if (pathname.startsWith("/_next/")) {
      const there = pathname.endsWith(`-${has.build}.js`) && !has.missing.has(pathname);
      response.writeHead(there ? 200 : 404, { "content-type": "text/javascript" });
      response.end(there ? `document.title = ${JSON.stringify(pathname)};` : "");
    } else {
      await new Promise((resolve) => setTimeout(resolve, has.pageMs));
      const register = `<script src="/register.js"></script><script>worker.registerWorker("${has.build}")</script>`;
      page(`Page ${has.build}`, fileOf(has.build, "page"), register);
    }
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("A port has an address.");
  base = `http://127.0.0.1:${address.port}`;
});

test.afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true, force: true });
});

/** Whether a worker waits to take over, when none is being tried. */
function waits(page: Page): Promise<boolean | "not known yet"> {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    return registration.installing ? "not known yet" : registration.waiting !== null;
  });
}

/** Opens the page of the server's build and waits until its worker was tried. */
async function tried(page: Page): Promise<void> {
  const before = has.tries;
  await page.goto(base);
  await expect.poll(() => has.tries).toBeGreaterThan(before);
  await expect.poll(() => waits(page)).not.toBe("not known yet");
}

/** What stands at an address without a network: the words, and the script that ran. */
async function withoutNetwork(page: Page): Promise<string> {
  await page.context().setOffline(true);
  await page.goto(`${base}/articles/any`);
  const seen = await page.evaluate(() => `${document.querySelector("h1")?.textContent}, ${document.title}`);
  await page.context().setOffline(false);
  return seen;
}

test("pages of a build keep its files, and a new build comes whole or not at all", async ({
  page,
  context,
}) => {
  test.slow();
  await tried(page);

  // The server is being upgraded: it still gives the older build's shell, then not all of its own files.
  Object.assign(has, { build: "B", shell: "A" });
  const next = await context.newPage();
  await tried(next);
  expect(await waits(next)).toBe(false);
  Object.assign(has, { shell: "B", missing: new Set([fileOf("B", "shell")]) });
  await next.evaluate(
    async (file) => {
      // What is there already would not be asked for again.
      for (const name of await caches.keys()) await (await caches.open(name)).delete(file);
    },
    fileOf("B", "shell"),
  );
  await tried(next);
  expect(await waits(next)).toBe(false);
  expect(await withoutNetwork(next)).toBe(`Shell A, ${fileOf("A", "shell")}`);

  // All of it is there, and waits for the page of the older build.
  has.missing.clear();
  await tried(next);
  await expect.poll(() => waits(next)).toBe(true);
  expect(await page.evaluate(async (file) => (await fetch(file)).ok, fileOf("A", "page"))).toBe(true);

  await page.close();
  await next.reload();
  await expect.poll(() => waits(next)).toBe(false);
  expect(await withoutNetwork(next)).toBe(`Shell B, ${fileOf("B", "shell")}`);
  await next.goto(base);
  expect(await next.evaluate(async (file) => (await fetch(file)).ok, fileOf("A", "page"))).toBe(false);
});

test("a page of a slow network comes, though it takes longer than it is waited for at first", async ({
  page,
}) => {
  test.slow();
  Object.assign(has, { build: "A", shell: "A", missing: new Set(), pageMs: 0 });
  await tried(page);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  has.pageMs = 9_000;
  const words = async () => {
    await page.goto(`${base}/articles/any`);
    return page.evaluate(() => document.querySelector("h1")?.textContent);
  };
  expect(await words()).toBe("Shell A");
  await expect.poll(words, { timeout: 60_000 }).toBe("Page A");
});

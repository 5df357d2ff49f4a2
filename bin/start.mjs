/**
 * `npm start`, `npm run serve` and `npm run dev`: from a fresh clone to a running server, each step with
 * its time. Only Node's own modules until the dependencies are there; the server then runs in this very
 * process, so that a signal to npm reaches it.
 */
import { randomBytes } from "node:crypto";
import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import "./environment.mjs";
import {
  buildPages,
  checkNode,
  endChildren,
  generateClient,
  installDependencies,
  ROOT,
  run,
  Stop,
  seconds,
  step,
  stop,
} from "./steps.mjs";

const began = performance.now();

for (const signal of ["SIGTERM", "SIGINT"]) {
  process.once(signal, () => {
    // Nothing is being served yet: the server replaces this with its own orderly end.
    endChildren();
    process.exit(1);
  });
}

try {
  process.chdir(ROOT);
  const { how, article } = command();
  checkNode();
  const host = process.env.HOST || "127.0.0.1";
  const { port, folder } = await step("Looking at the port and the data folder", async () => ({
    port: await freePort(host),
    folder: dataFolder(),
  }));
  address(how, host, port);
  await installDependencies();
  // Before anything is migrated or filled, and for as long as this process serves.
  const { holdFolder } = await import("./lock.mjs");
  holdFolder(folder);
  await generateClient();
  await prepare(article);
  if (how !== "dev") await buildPages();
  process.env.NODE_ENV = how === "dev" ? "development" : "production";
  await step("Starting the server", async () => {
    const { serve } = await import("./server.mjs");
    await serve({ host, port, dev: how === "dev" });
  });
  greet(how);
} catch (error) {
  stop(error);
}

/** What was asked for. @throws {Stop} on an argument that means nothing here */
function command() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { article: { type: "string" } },
    });
    const how = positionals[0];
    if (positionals.length !== 1 || !["demo", "serve", "dev"].includes(how)) throw new Error();
    // npm runs us in the project's folder, and a path was meant from where the person stood.
    const article = values.article && resolve(process.env.INIT_CWD ?? process.cwd(), values.article);
    if (article && !existsSync(article)) throw new Stop(`There is no file ${article}.`);
    return { how, article };
  } catch (error) {
    if (error instanceof Stop) throw error;
    throw new Stop("usage: npm start [-- --article FILE], npm run serve, npm run dev");
  }
}

/** Finds out now, not after a build, whether the port can be had. Port 0 takes any. */
async function freePort(host) {
  const wanted = Number(process.env.PORT || 3000);
  if (!Number.isInteger(wanted) || wanted < 0 || wanted > 65535) {
    throw new Stop(`PORT must be a number from 0 to 65535, not "${process.env.PORT}".`);
  }
  const probe = createServer();
  try {
    await new Promise((done, fail) => probe.once("error", fail).listen(wanted, host, done));
    return probe.address().port;
  } catch (error) {
    if (error.code === "EADDRINUSE") {
      throw new Stop(
        `Port ${wanted} is in use. Stop what listens there, or choose another: PORT=3001 npm start`,
      );
    }
    throw new Stop(`Cannot listen on ${host}, port ${wanted}: ${error.message}.`);
  } finally {
    await new Promise((done) => probe.close(done));
  }
}

function dataFolder() {
  const folder = resolve(process.env.DATA_DIR || "data");
  try {
    // Password hashes lie in it: nobody else's business.
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK | constants.X_OK);
    // A read-only file system lets access() pass for root; only a file tells.
    writeFileSync(join(folder, ".writable"), "");
    rmSync(join(folder, ".writable"));
  } catch {
    throw new Stop(`The data folder ${folder} cannot be written. Choose another: DATA_DIR=… npm start`);
  }
  process.env.DATA_DIR = folder;
  return folder;
}

/** Settles by which address and with which secret people sign in. */
function address(how, host, port) {
  process.env.HOST = host;
  process.env.PORT = String(port);
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  process.env.PROOFMARK_MODE = how === "serve" ? "serve" : "demo";
  if (how !== "serve") {
    const shown = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
    process.env.NEXTAUTH_URL = `http://${shown.includes(":") ? `[${shown}]` : shown}:${port}`;
    process.env.NEXTAUTH_SECRET = demoSecret();
    return;
  }
  if ((process.env.NEXTAUTH_SECRET ?? "").length < 32) {
    throw new Stop(
      "serve needs NEXTAUTH_SECRET, at least 32 characters that nobody knows: openssl rand -base64 48 makes one.",
    );
  }
  if (!URL.canParse(process.env.NEXTAUTH_URL ?? "") || !/^https?:/.test(process.env.NEXTAUTH_URL)) {
    throw new Stop(
      "serve needs NEXTAUTH_URL, the address people open: NEXTAUTH_URL=https://desk.example.org",
    );
  }
}

/** The demo's secret is made once and kept, so that a restart signs nobody out. */
function demoSecret() {
  const file = join(process.env.DATA_DIR, "demo-secret");
  if (!existsSync(file)) writeFileSync(file, randomBytes(48).toString("base64url"), { mode: 0o600 });
  return readFileSync(file, "utf8");
}

/** Migrates, and fills a demo; in a process of its own, since TypeScript is not wanted in the server's. */
async function prepare(article) {
  const args = ["--import", "tsx", "bin/prepare.ts", ...(article ? [article] : [])];
  const said = await step("Preparing the database", async () => {
    const { code, output } = await run(process.execPath, args);
    if (code !== 0) throw new Stop(output.trim());
    return output;
  });
  process.stdout.write(said);
}

function greet(how) {
  console.log(
    `\nProofmark is serving on ${process.env.NEXTAUTH_URL} after ${seconds(performance.now() - began)}.`,
  );
  if (how === "serve") return;
  const people = ["checker", "checker2", "editor", "admin"].map((name) => `${name}@demo.local`);
  console.log(`Sign in there with one click as ${people.join(", ")}.`);
}

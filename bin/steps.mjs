/**
 * What `start` and `test` share: a step with its time, a child process that dies with us, and the
 * preparation of a fresh clone. Only Node's own modules: nothing is installed yet when this runs.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder; every command runs in it. */
export const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** A reason to stop that a person can act on; printed as it stands, without a stack. */
export class Stop extends Error {}

/** Prints a reason and leaves with exit code 1; a fault of ours keeps its stack. */
export function stop(error) {
  console.error(error instanceof Stop ? `\n${error.message}` : error);
  process.exit(1);
}

/**
 * Says what is being done and how long it took.
 * @template T
 * @param {string} what
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(what, work) {
  const began = performance.now();
  process.stdout.write(`${what} … `);
  try {
    const result = await work();
    console.log(seconds(performance.now() - began));
    return result;
  } catch (error) {
    console.log(`failed after ${seconds(performance.now() - began)}`);
    throw error;
  }
}

/** A duration in milliseconds as people read it. */
export function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

/** A port of this machine that nothing listens on. @returns {Promise<number>} */
export function anyPort() {
  const probe = createServer();
  return new Promise((done) => {
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

const children = new Set();

/** Ends every running child; for the moment we are told to end ourselves. */
export function endChildren() {
  for (const child of children) child.kill("SIGTERM");
}

/**
 * Runs a program in the project's folder and keeps what it prints.
 * @param {string} program
 * @param {string[]} args
 * @param {{env?: NodeJS.ProcessEnv, live?: boolean}} [how] `live`: its output goes to ours as it comes
 * @returns {Promise<{code: number, output: string}>} `code` is 1 when a signal ended it
 */
export function run(program, args, { env = {}, live = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: live ? "inherit" : ["ignore", "pipe", "pipe"],
    });
    children.add(child);
    const pieces = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (piece) => pieces.push(piece));
    child.on("error", reject);
    child.on("close", (code) => {
      children.delete(child);
      resolve({ code: code ?? 1, output: Buffer.concat(pieces).toString("utf8") });
    });
  });
}

/**
 * The same, for a step that must succeed.
 * @throws {Stop} with the end of its output and `sentence`
 */
export async function must(sentence, program, args, how) {
  const { code, output } = await run(program, args, how);
  if (code !== 0) throw new Stop(`${output.trim().split("\n").slice(-15).join("\n")}\n\n${sentence}`);
}

/** @throws {Stop} when this Node is older than package.json asks for */
export function checkNode(version = process.versions.node) {
  const { engines } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const wanted = engines.node.replace(">=", "").split(".").map(Number);
  const found = version.split(".").map(Number);
  const older = found[0] < wanted[0] || (found[0] === wanted[0] && found[1] < wanted[1]);
  if (older) throw new Stop(`Proofmark needs Node ${wanted.join(".")} or later; this is ${version}.`);
}

const hashOf = (...parts) => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part).update("\0");
  return hash.digest("hex");
};

const read = (...path) => readFileSync(join(ROOT, ...path));

const stamped = (file, hash) => existsSync(join(ROOT, file)) && read(file).toString() === hash;

function stamp(file, hash) {
  mkdirSync(dirname(join(ROOT, file)), { recursive: true });
  writeFileSync(join(ROOT, file), hash);
}

/** Prisma would download an engine that nothing here uses; any executable stands in for it. */
const NO_ENGINE = { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath };

/** Installs what the lockfile says, unless exactly that is there, built for this Node. */
export async function installDependencies() {
  const hash = hashOf(read("package-lock.json"), process.versions.modules);
  const file = "node_modules/.proofmark-installed";
  if (stamped(file, hash)) return;
  await step("Installing dependencies from the lockfile", () =>
    must(
      "The dependencies could not be installed: `npm ci` failed, see above. Is the package registry within reach?",
      "npm",
      // Development dependencies build the pages, whatever NODE_ENV says.
      ["ci", "--include=dev", "--no-audit", "--no-fund"],
      { env: NO_ENGINE },
    ),
  );
  stamp(file, hash);
}

/** Generates the database client, unless it is there for this schema. */
export async function generateClient() {
  const hash = hashOf(read("prisma", "schema.prisma"), read("package-lock.json"));
  const file = "prisma/generated/.proofmark-schema";
  if (stamped(file, hash) && existsSync(join(ROOT, "prisma/generated/client.ts"))) return;
  await step("Generating the database client", () =>
    must(
      "`prisma generate` failed, see above.",
      process.execPath,
      ["node_modules/prisma/build/index.js", "generate"],
      { env: NO_ENGINE },
    ),
  );
  stamp(file, hash);
}

const SOURCES = ["app", "components", "lib", "public", "prisma/schema.prisma", "bin/worker.mjs"];

/** Configuration at the root, the instrumentation and the lockfile, all of which shape a build. */
const rootSources = () =>
  readdirSync(ROOT).filter((name) => /\.(ts|mjs|json)$/.test(name) && name !== "next-env.d.ts");

/** Every file that goes into a build, in a stable order. */
function* sources(path) {
  if (!existsSync(join(ROOT, path))) return;
  if (statSync(join(ROOT, path)).isFile()) {
    if (!/\.test\.tsx?$/.test(path)) yield path;
    return;
  }
  for (const name of readdirSync(join(ROOT, path)).sort()) yield* sources(`${path}/${name}`);
}

/** Builds the pages and their service worker, unless the last build was of exactly these sources. */
export async function buildPages() {
  const files = [...SOURCES, ...rootSources()].flatMap((path) => [...sources(path)]);
  const hash = hashOf(...files.flatMap((file) => [file, read(file)]));
  const file = ".next/proofmark-sources";
  if (stamped(file, hash)) return;
  await step("Building the pages", async () => {
    await must(
      "`next build` failed, see above.",
      process.execPath,
      ["node_modules/next/dist/bin/next", "build"],
      {
        env: { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
      },
    );
    // Not before the dependencies are there.
    const { buildWorker } = await import("./worker.mjs");
    await buildWorker({ root: ROOT, buildId: read(".next", "BUILD_ID").toString() });
  });
  stamp(file, hash);
}

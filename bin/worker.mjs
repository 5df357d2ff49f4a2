/**
 * Builds the service worker of a finished build: the worker's own code with the names of all files the
 * build's pages may ask for. What it holds is one build, whole; see `lib/browser/service-worker.ts`.
 */
import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

/** Where the pages' files lie, and by which address browsers ask for them. */
const STATIC = ".next/static";
const ADDRESS = "/_next/static";

/** Where the server finds the worker: see `lib/server/worker.ts`. */
const WORKER = ".next/proofmark-worker.js";

/** Scripts, styles and fonts of the build in `root`, by address, in a stable order. */
function filesOf(root) {
  return readdirSync(join(root, STATIC), { recursive: true })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => /\.(js|css|woff2)$/.test(name))
    .sort()
    .map((name) => `${ADDRESS}/${name}`);
}

/**
 * Writes the worker of a build.
 * @param {{root: string, buildId: string, files?: string[], outfile?: string}} of `root`: the project's
 *   folder; `files`: the build's files by address, where they are not those that lie there
 */
export async function buildWorker({ root, buildId, files = filesOf(root), outfile = join(root, WORKER) }) {
  const mark = createHash("sha256")
    .update([buildId, ...files].join("\n"))
    .digest("hex")
    .slice(0, 16);
  await build({
    absWorkingDir: root,
    entryPoints: ["lib/browser/service-worker.ts"],
    outfile,
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    logLevel: "error",
    define: {
      "process.env.NODE_ENV": '"production"',
      BUILD_FILES: JSON.stringify(files),
      BUILD_NAME: JSON.stringify(buildId),
      BUILD_MARK: JSON.stringify(mark),
    },
  });
}

/**
 * `npm run bench [-- anchor|detect|reader|export …]`: what is claimed about speed and quality, measured. Each
 * bench prints ratios to a reference of the same run. Nothing here decides whether a test passes.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { provideChromium } from "./chromium.mjs";
import {
  anyPort,
  buildPages,
  checkNode,
  generateClient,
  installDependencies,
  ROOT,
  run,
  Stop,
  stop,
} from "./steps.mjs";

const script = (...args) => [
  process.execPath,
  ["--import", "./bin/environment.mjs", "--import", "tsx", ...args],
];

async function live([program, args]) {
  const { code } = await run(program, args, { live: true });
  if (code !== 0) throw new Stop(`${args.at(-1)} ended with ${code}.`);
}

/** Serves the built pages from a data folder of its own while `work` runs. */
async function serving(work) {
  const folder = mkdtempSync(join(tmpdir(), "proofmark-bench-"));
  const port = await anyPort();
  const env = { ...process.env, DATA_DIR: folder, HOST: "127.0.0.1", PORT: String(port) };
  const server = spawn(process.execPath, ["bin/start.mjs", "demo"], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const gone = new Promise((done) => server.once("exit", done));
  try {
    await Promise.race([answering(`http://127.0.0.1:${port}/api/health`, server.stdout), gone]);
    await work(`http://127.0.0.1:${port}`, join(folder, "proofmark.db"));
  } finally {
    server.kill("SIGTERM");
    await gone;
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Waits for the server's greeting: each line it prints is a moment to ask whether it answers. */
function answering(address, output) {
  return new Promise((done) => {
    output.on("data", async () => {
      const answer = await fetch(address).catch(() => null);
      if (answer?.ok) done();
    });
  });
}

const BENCHES = {
  anchor: () => live(script("bench/anchor/run.ts")),
  detect: () => live(script("bench/detect/run.ts")),
  reader: async () => {
    if (!(await provideChromium())) throw new Stop("No Chromium could be found or installed.");
    await buildPages();
    await serving((base, database) => live(script("bench/reader/run.ts", base, database)));
  },
  export: () => live(script("bench/export/run.ts")),
  durability: async () => {
    await buildPages();
    await live(script("bench/durability/run.ts"));
  },
  load: async () => {
    await buildPages();
    await live(script("bench/load/run.ts"));
  },
  versions: () => live(script("bench/versions/run.ts")),
  // The long form of a test: as many random days of three people on a bad network.
  convergence: () => {
    process.env.PROOFMARK_DAYS ??= "300";
    return live([
      process.execPath,
      ["node_modules/vitest/vitest.mjs", "run", "lib/browser/convergence.test.ts"],
    ]);
  },
};

try {
  process.chdir(ROOT);
  checkNode();
  const asked = process.argv.slice(2);
  const unknown = asked.find((name) => !(name in BENCHES));
  if (unknown) throw new Stop(`usage: npm run bench [-- ${Object.keys(BENCHES).join(" | ")}]`);
  await installDependencies();
  await generateClient();
  for (const name of asked.length > 0 ? asked : Object.keys(BENCHES)) {
    console.log(`\n── ${name}`);
    await BENCHES[name]();
  }
} catch (error) {
  stop(error);
}

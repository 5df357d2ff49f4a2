/**
 * `npm test` and its quick half, `npm run check`: every check in turn, each with its time, and all of them
 * even when one fails. The last line sums up every runner. Only Node's own modules until the
 * dependencies are there.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { provideChromium } from "./chromium.mjs";
import {
  anyPort,
  buildPages,
  checkNode,
  endChildren,
  generateClient,
  installDependencies,
  ROOT,
  run,
  Stop,
  seconds,
} from "./steps.mjs";

/** @typedef {{passed: number, failed: number, skipped: number}} Counts */

const reports = mkdtempSync(join(tmpdir(), "proofmark-reports-"));
process.once("exit", () => rmSync(reports, { recursive: true, force: true }));
for (const signal of ["SIGTERM", "SIGINT"]) {
  process.once(signal, () => {
    endChildren();
    process.exit(1);
  });
}

const node = (script, ...args) => [process.execPath, [join("node_modules", script), ...args]];

/** A check that either holds or does not: one test. */
const holds =
  ([program, args]) =>
  async () => {
    const { code } = await run(program, args, { live: true });
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  };

/** Reads a runner's report; a runner that fails without a failed test to show for it counts as one. */
async function counted([program, args], report, read, env) {
  const { code } = await run(program, args, { live: true, env });
  const counts = existsSync(report) ? read(JSON.parse(readFileSync(report, "utf8"))) : none();
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  return counts;
}

const none = () => ({ passed: 0, failed: 0, skipped: 0 });

async function units() {
  const report = join(reports, "vitest.json");
  const runner = node(
    "vitest/vitest.mjs",
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile=${report}`,
  );
  return counted(runner, report, (found) => ({
    passed: found.numPassedTests,
    // A file that cannot be loaded has no tests to fail.
    failed: found.numFailedTests + found.testResults.filter((file) => broken(file)).length,
    skipped: found.numPendingTests + found.numTodoTests,
  }));
}

const broken = (file) => file.status === "failed" && file.assertionResults.length === 0;

async function journeys() {
  if (!(await provideChromium())) throw new Stop("No Chromium could be found or installed.");
  const report = join(reports, "playwright.json");
  const runner = node("@playwright/test/cli.js", "test", "--reporter=line,json");
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report, PROOFMARK_E2E_PORT: String(await anyPort()) };
  return counted(
    runner,
    report,
    ({ stats }) => ({
      passed: stats.expected,
      // A journey that passes only at the second try is a fault, here or in the journey.
      failed: stats.unexpected + stats.flaky,
      skipped: stats.skipped,
    }),
    env,
  );
}

async function build() {
  await buildPages();
  return { ...none(), passed: 1 };
}

/** What `check` does … */
const QUICK = [
  ["Formatting and lint", holds(node("@biomejs/biome/bin/biome", "ci", "."))],
  ["Types", holds(node("typescript/bin/tsc", "--noEmit"))],
  ["Import arrows", holds([process.execPath, ["--import", "tsx", "bin/arrows.ts"]])],
  ["Unused code", holds(node("knip/bin/knip.js"))],
  ["Unit, property and use case tests", units],
];

/** … and what `test` does besides. */
const SLOW = [
  ["Production build", build],
  ["Journeys in a real browser", journeys],
];

/** One check with its time; a check that throws is a failed one. @returns {Promise<Counts>} */
async function check(name, work) {
  console.log(`\n── ${name}`);
  const began = performance.now();
  let counts;
  try {
    counts = await work();
  } catch (error) {
    console.error(error instanceof Stop ? error.message : error);
    counts = { ...none(), failed: 1 };
  }
  const verdict = counts.failed > 0 ? "FAILED" : "passed";
  console.log(`── ${name}: ${verdict} after ${seconds(performance.now() - began)}`);
  return counts;
}

/** Whether the tests on the shared real article found it. */
function sharedArticle() {
  const folder = join(ROOT, "..", "shared", "articles");
  const there = existsSync(folder) && readdirSync(folder).some((name) => name.endsWith(".txt"));
  return there
    ? "The tests on the shared real article were registered: ../shared/articles is there."
    : "The tests on the shared real article were not registered: ../shared/articles is not there.";
}

try {
  process.chdir(ROOT);
  checkNode();
  const checks = process.argv.includes("--quick") ? QUICK : [...QUICK, ...SLOW];
  const total = none();
  await installDependencies();
  await generateClient();
  for (const [name, work] of checks) {
    const counts = await check(name, work);
    for (const kind of Object.keys(total)) total[kind] += counts[kind];
  }
  console.log(`\n${sharedArticle()}`);
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  process.exitCode = total.failed > 0 ? 1 : 0;
} catch (error) {
  console.error(error instanceof Stop ? error.message : error);
  console.log(`\n${sharedArticle()}\n0 passed, 1 failed, 0 skipped`);
  process.exitCode = 1;
}

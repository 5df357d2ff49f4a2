import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";

test("nothing acknowledged is lost or done twice when the server is killed while people write", async () => {
  test.setTimeout(600_000);
  // Other moments each time; what it prints names the seed.
  const seed = String(Date.now() % 100_000);
  const args = ["--import", "tsx", "bench/durability/run.ts", "--rounds", "3", "--seed", seed];
  const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: 540_000 }).catch(
    // A program that ends with 1 has printed why.
    (failed: { stdout: string }) => failed,
  );
  expect(stdout).toContain(" 0 lost, 0 doubled, 0 other faults.");
});

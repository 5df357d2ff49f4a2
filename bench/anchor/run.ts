/**
 * `node --import tsx bench/anchor/run.ts [EDITS_OF_EACH_KIND] [--faults]`: follows claims through edited
 * articles whose truth is known, beside plain sentence pairing and `approx-string-match` on the same
 * texts, then times all three and shows how the time grows. `--faults` prints what went wrong.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { printQuality, type Quality, runQuality } from "./quality";
import { measureSpeed } from "./speed";

const wanted = Number(process.argv.find((argument) => /^\d+$/.test(argument)) ?? 5000);
const demo = join(import.meta.dirname, "../../prisma/demo");
const own = readdirSync(demo)
  .filter((name) => name.endsWith(".txt"))
  .map((name) => ({
    language: name.endsWith(".bg.txt") ? ("bg" as const) : ("en" as const),
    text: readFileSync(join(demo, name), "utf8"),
  }));

const quality: Quality = runQuality({ wanted, own, seed: 20_261_122, peers: true });
printQuality(quality);
if (process.argv.includes("--faults")) console.log(quality.faults.join("\n\n"));
if (!process.argv.includes("--no-speed")) measureSpeed();

/**
 * `node --import tsx bench/detect/run.ts [--errors] [--held-out-errors]`: scores the finder on the
 * development set and on its held-out third, then times it. Speed is given as ratios only: against one
 * pass of a number regex over the same text, and between sizes of the same text.
 */
import { fileURLToPath } from "node:url";
import { readSet } from "./labels";
import { type Count, type Score, score } from "./score";
import { measureSpeed } from "./speed";

const set = (name: string) => fileURLToPath(new URL(`./set/${name}`, import.meta.url));
const documents = [...readSet(set("bg.txt"), "bg"), ...readSet(set("en.txt"), "en")];
/** Written after the finder had been tuned on the first set, then used for tuning too: a second opinion, no proof. */
const late = [...readSet(set("late-bg.txt"), "bg"), ...readSet(set("late-en.txt"), "en")];

const percent = (part: number, whole: number): string => (whole === 0 ? "  -  " : (part / whole).toFixed(3));

function line(name: string, count: Count): string {
  const cells = (hits: number) => {
    const [p, r] = [hits / (count.found || 1), hits / (count.gold || 1)];
    return [p, r, p + r === 0 ? 0 : (2 * p * r) / (p + r)].map((x) => x.toFixed(3)).join("  ");
  };
  return `${name.padEnd(20)} ${String(count.gold).padStart(4)} ${String(count.found).padStart(4)}   ${cells(count.exact)}   ${cells(count.overlap)}`;
}

function print(title: string, result: Score): void {
  console.log(`\n${title}`);
  console.log(`${"".padEnd(20)} gold found  exact P R F1           overlapping P R F1`);
  for (const key of [...result.groups.keys()].sort()) {
    const count = result.groups.get(key);
    if (count) console.log(line(key, count));
  }
  const { values, speakers, claimFree } = result;
  console.log(`value right          ${percent(values.right, values.of)} of ${values.of}`);
  console.log(`speaker right        ${percent(speakers.right, speakers.of)} of ${speakers.of}`);
  const perThousand = (1000 * claimFree.alarms) / (claimFree.documents || 1);
  console.log(
    `false alarms         ${perThousand.toFixed(0)} per 1,000 of ${claimFree.documents} claim-free sentences`,
  );
}

const development = score(documents.filter((document) => !document.heldOut));
const heldOut = score(documents.filter((document) => document.heldOut));
print(`development set, ${documents.filter((d) => !d.heldOut).length} documents`, development);
if (process.argv.includes("--errors")) console.log(development.errors.join("\n"));
print(`held out, ${documents.filter((d) => d.heldOut).length} documents`, heldOut);
print(`late set, ${late.length} documents`, score(late));
if (process.argv.includes("--held-out-errors")) console.log(heldOut.errors.join("\n"));
if (!process.argv.includes("--no-speed")) measureSpeed(documents.map((document) => document.text));

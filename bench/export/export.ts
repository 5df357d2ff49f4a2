/** One export in a process of its own, for its peak memory: `export.ts DATABASE` prints what it cost. */
import { openDatabase } from "../../lib/server/db";
import { exportClaims } from "../../lib/server/export";

const [, , file = ""] = process.argv;
openDatabase(file);
const actor = { id: "user-0", name: "Мария", role: "checker" } as const;
const format = { kind: "csv", options: { delimiter: ",", bom: true } } as const;
const began = performance.now();
let bytes = 0;
for await (const piece of exportClaims(actor, {}, format)) bytes += Buffer.byteLength(piece);
const seconds = (performance.now() - began) / 1000;
console.log(JSON.stringify({ seconds, bytes, peakMiB: process.resourceUsage().maxRSS / 1024 }));

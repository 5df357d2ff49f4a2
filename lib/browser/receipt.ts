/**
 * What a downloaded file really holds, counted in its own bytes: the receipt an editor keeps beside it.
 * Nothing here asks the server again, so a file cut short on the way is found out.
 */

/** `guarded`: rows in which at least one cell got an apostrophe. `sha256`: null on plain http. */
export type Receipt = { name: string; rows: number; guarded: number | null; sha256: string | null };

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

/** Rows of a CSV file of ours, its header not counted, and those whose last column is not empty. */
export function countCsv(bytes: Uint8Array, delimiter: "," | ";"): { rows: number; guarded: number } {
  const separator = delimiter.charCodeAt(0);
  let rows = -1;
  let guarded = -1;
  let quoted = false;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] === QUOTE) quoted = !quoted;
    if (quoted || bytes[i] !== LF || bytes[i - 1] !== CR) continue;
    rows += 1;
    if (bytes[i - 2] !== separator) guarded += 1;
  }
  return { rows, guarded };
}

function countLines(bytes: Uint8Array): number {
  let lines = 0;
  for (const byte of bytes) if (byte === LF) lines += 1;
  return lines;
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string | null> {
  // Browsers keep this from pages on plain http.
  if (globalThis.crypto?.subtle === undefined) return null;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The name in a `Content-Disposition` of ours (RFC 6266). */
export function nameIn(disposition: string): string {
  const extended = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  if (extended !== undefined) return decodeURIComponent(extended);
  return /filename="?([^";]+)"?/i.exec(disposition)?.[1] ?? "proofmark";
}

/** The receipt of a file with these bytes, sent with this disposition. */
export async function receiptOf(
  bytes: Uint8Array<ArrayBuffer>,
  disposition: string,
  kind: "csv" | "semicolon" | "jsonl",
): Promise<Receipt> {
  const counted =
    kind === "jsonl"
      ? { rows: countLines(bytes), guarded: null }
      : countCsv(bytes, kind === "csv" ? "," : ";");
  return { name: nameIn(disposition), ...counted, sha256: await sha256(bytes) };
}

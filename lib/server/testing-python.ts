/** For tests: what a reader of our CSV who works in Python gets, with nothing of ours in between. */
import { execFileSync, spawnSync } from "node:child_process";

const CHECK = `
import csv, io, json, sys
given = json.load(sys.stdin)
rows = list(csv.DictReader(io.StringIO(given["csv"].lstrip("\\ufeff"), newline="")))
for row in rows:
    quote = row["quote"]
    if "quote" in row["guarded"].split(";"):
        quote = quote[1:]
    cut = given["texts"][row["version_sha256"]][int(row["start"]):int(row["end"])]
    assert cut == quote, (cut, quote)
print(len(rows))
`;

/** Whether the machine has a Python; where it has none, nothing can be said about one and nothing is. */
export const hasPython = spawnSync("python3", ["--version"]).status === 0;

/**
 * Cuts the quote of every row out of its version's text by `start:end`, and counts the rows.
 * @param texts by their SHA-256
 * @throws Error when one quote is another than the words there
 */
export function cutByPython(csv: string, texts: Readonly<Record<string, string>>): number {
  const input = JSON.stringify({ csv, texts });
  return Number(execFileSync("python3", ["-c", CHECK], { input, encoding: "utf8" }));
}

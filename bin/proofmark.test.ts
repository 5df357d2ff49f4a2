import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connections, read } from "../lib/server/db";
import { migrate } from "../lib/server/migrate";
import { pokes } from "../lib/server/pokes";
import { freshDatabase } from "../lib/server/testing";
import { article, desk, TEXT } from "../lib/server/testing-desk";
import { holdFolder, keepCommandsOut } from "./lock.mjs";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "proofmark-cli-"));
  await migrate(join(folder, "proofmark.db"));
});
afterAll(() => rm(folder, { recursive: true }));

type Ended = { code: number; out: string; said: string };

/** Runs the command line in a data folder, as npm does; `input` is what comes on standard input. */
function proofmark(args: string[], data = folder, input = ""): Promise<Ended> {
  const env = { PATH: process.env.PATH, NODE_ENV: "test" as const, DATA_DIR: data };
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ["--import", "tsx", "bin/proofmark.ts", ...args],
      { env },
      (error, out, said) => {
        // The type allows for codes of Node's own errors; a program that ran has a number.
        resolve({ code: typeof error?.code === "number" ? error.code : 0, out, said });
      },
    );
    child.stdin?.end(input);
  });
}

describe("proofmark", { timeout: 60_000 }, () => {
  it("adds, lists, resets and disables people, and makes their keys", async () => {
    const added = await proofmark(["user", "add", "Ina@desk.example", "--name", "Ина", "--role", "editor"]);
    expect(added).toMatchObject({ code: 0, said: "" });
    expect(added.out.trim().length).toBeGreaterThanOrEqual(20);
    const reset = await proofmark(["user", "reset", "ina@desk.example"]);
    expect(reset.out.trim().length).toBeGreaterThanOrEqual(20);
    expect(reset.out).not.toBe(added.out);
    const key = await proofmark(["token", "create", "--user", "ina@desk.example"]);
    expect(key).toMatchObject({ code: 0, out: expect.stringMatching(/^pm_\S{40,}\n$/) });
    await proofmark(["user", "disable", "ina@desk.example"]);
    expect((await proofmark(["user", "list"])).out).toBe("ina@desk.example\teditor\tdisabled\tИна\n");
  });

  it("says in one sentence what failed, and ends with 1", async () => {
    const unknown = await proofmark(["user", "reset", "nobody@desk.example"]);
    expect(unknown).toEqual({ code: 1, out: "", said: "There is no such person. Nothing was changed.\n" });
    const empty = await proofmark(["user", "list"], join(folder, "empty"));
    expect(empty).toEqual({ code: 1, out: "", said: "There is no database in the data folder.\n" });
  });

  it("says of which of several files it speaks, in a sentence where none can be read", async () => {
    const data = join(folder, "several");
    await mkdir(data);
    await migrate(join(data, "proofmark.db"));
    await proofmark(["user", "add", "a@desk.example", "--name", "А", "--role", "admin"], data);
    const [good, empty, none] = ["good.txt", "empty.txt", "none.txt"].map((name) => join(data, name));
    if (!good || !empty || !none) throw new Error("three files were named");
    await writeFile(good, "Министерството съобщи за 300 нови ракети.");
    await writeFile(empty, "");
    const some = await proofmark(["import", good, empty], data);
    expect(some).toMatchObject({ code: 1, said: `${empty}: The text is empty. Nothing was stored.\n` });
    expect(some.out).toMatch(/^\S{36}\n$/);
    const lost = await proofmark(["import", none], data);
    expect(lost).toEqual({ code: 1, out: "", said: `There is no file ${none}.\n` });
    const whole = await proofmark(["version", some.out.trim(), data], data);
    expect(whole).toEqual({ code: 1, out: "", said: `${data} is a folder.\n` });
  });

  it("finds the claims of a file in an old encoding, and none in what is no text", async () => {
    const file = join(folder, "old.txt");
    // „Около 300 танка.“ in Windows-1251, twelve times: enough to know the encoding by.
    const line = [
      0xce, 0xea, 0xee, 0xeb, 0xee, 0x20, 0x33, 0x30, 0x30, 0x20, 0xf2, 0xe0, 0xed, 0xea, 0xe0, 0x2e, 0x0a,
    ];
    await writeFile(file, Uint8Array.from(Array.from({ length: 12 }, () => line).flat()));
    const found = JSON.parse((await proofmark(["detect", file])).out);
    expect(found.spans[0]).toMatchObject({ start: 0, text: "Около 300 танка" });
    await writeFile(file, Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 1]));
    expect(await proofmark(["detect", file])).toMatchObject({ code: 1, out: "" });
  });

  it("does nothing while the database is brought to a new state", async () => {
    const letIn = keepCommandsOut(folder);
    const late = await proofmark(["user", "add", "late@desk.example", "--name", "x"]);
    letIn();
    expect(late).toMatchObject({ code: 1, out: "" });
    expect(late.said).toMatch(/is being brought to a new state\. Try again in a minute\.\n$/);
    expect((await proofmark(["user", "list"])).out).not.toContain("late@desk.example");
  });

  it("ends with 2 when it was called wrongly", async () => {
    for (const args of [["bogus"], ["user", "add", "x@desk.example"], ["export", "--tag", "maybe"]]) {
      expect(await proofmark(args)).toMatchObject({
        code: 2,
        out: "",
        said: expect.stringMatching(/^error: /),
      });
    }
    const address = await proofmark(["user", "add", "nowhere", "--name", "x"]);
    expect(address).toMatchObject({ code: 2, said: expect.stringMatching(/^error: email: /) });
  });

  it("exports a header even where nothing is marked", async () => {
    const { code, out } = await proofmark(["export", "--bom", "0"]);
    expect(code).toBe(0);
    expect(out).toMatch(/^claim_id,article_id,.*\r\n$/);
  });

  it("finds the claims of a text, from standard input or a file, in code points", async () => {
    const text = "🇺🇦 Около 8000 войници.";
    const { code, out } = await proofmark(["detect"], folder, text);
    expect(code).toBe(0);
    const { spans } = JSON.parse(out);
    expect(spans).toMatchObject([{ start: 3, end: 21, text: "Около 8000 войници", type: "troop-count" }]);
    const file = join(folder, "text.txt");
    await writeFile(file, text);
    expect(JSON.parse((await proofmark(["detect", file])).out)).toEqual({ spans });
    expect((await proofmark(["detect"], folder, "")).out).toBe('{"spans":[]}\n');
    const missing = await proofmark(["detect", join(folder, "none.txt")]);
    expect(missing).toMatchObject({ code: 1, out: "", said: expect.stringContaining("none.txt") });
  });

  it("finds claims line by line, whatever line ends a text itself holds", async () => {
    const lines = [
      { docId: "a", text: "Около 8000 войници.\u2028Край.\nОще 3 влака." },
      { docId: "b", text: "" },
    ];
    const input = lines.map((line) => JSON.stringify(line)).join("\n");
    const { code, out } = await proofmark(["detect", "--jsonl"], folder, input);
    expect(code).toBe(0);
    const found = out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(found.map(({ docId, spans }) => [docId, spans.length])).toEqual([
      ["a", 2],
      ["b", 0],
    ]);
    expect(Object.keys(found[0].spans[0]).sort()).toEqual(
      ["attributedTo", "confidence", "end", "speaker", "start", "text", "type", "value"].sort(),
    );
    const broken = await proofmark(["detect", "--jsonl"], folder, '{"docId":"a"}\n');
    expect(broken).toMatchObject({ code: 1, said: expect.stringContaining("Line 1") });
  });

  it("refuses a text over 5 MiB in a sentence", async () => {
    const { code, out, said } = await proofmark(["detect"], folder, "а".repeat(2_700_000));
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(said).toBe("A text may have 5242880 bytes at most, as UTF-8.\n");
  });

  it("changes an article under the eyes of those who have it open on a server", {
    timeout: 120_000,
  }, async () => {
    const close = await freshDatabase();
    const ending = new AbortController();
    try {
      const people = await desk();
      const { id } = await article(people.admin);
      const heard = pokes(people.checker, [id], ending.signal);
      expect(await heard.next()).toMatchObject({ value: { revision: 1 } });
      const [row] = await read().$queryRaw<{ file: string }[]>`PRAGMA database_list`;
      const corrected = join(folder, "corrected.txt");
      await writeFile(corrected, `${TEXT} Поправено.`);
      const made = await proofmark(["version", id, corrected], dirname(row?.file ?? ""));
      expect(made).toMatchObject({ code: 0, said: "" });
      expect(await heard.next()).toMatchObject({ value: { article: id, revision: 2 } });
    } finally {
      ending.abort();
      await close();
    }
  });

  it("backs up, restores into an empty folder alone, and examines", { timeout: 240_000 }, async () => {
    const copy = join(folder, "copy");
    const made = await proofmark(["backup", copy, "--json"]);
    expect(made).toMatchObject({ code: 0, said: "" });
    expect(JSON.parse(made.out)).toMatchObject({ format: 1, counts: { Article: 0 } });

    const place = join(folder, "restored");
    await mkdir(place);
    const letGo = holdFolder(place);
    expect(await proofmark(["restore", copy], place)).toMatchObject({
      code: 1,
      said: expect.stringMatching(/^Another server works in the data folder .*\n$/),
    });
    letGo();
    const restored = await proofmark(["restore", copy], place);
    expect(restored).toMatchObject({ code: 0, said: "", out: expect.stringContaining("it is in order") });
    expect(await proofmark(["restore", copy], place)).toMatchObject({
      code: 1,
      said: expect.stringMatching(/^The data folder .* is not empty\..*\n$/),
    });

    const file = await connections(join(place, "proofmark.db"), "writer").connect();
    await file.executeScript(`DELETE FROM "_prisma_migrations" WHERE "migration_name" LIKE '%_init'`);
    await file.dispose();
    const ill = await proofmark(["doctor"], place);
    expect(ill).toMatchObject({ code: 1, said: "Not everything is in order.\n" });
    expect(ill.out).toMatch(/^file: 1 looked at, in order$/m);
    expect(ill.out).toMatch(/^ {2}The migration \w+_init is missing\.$/m);
  });
});

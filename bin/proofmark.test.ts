import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrate } from "../lib/server/migrate";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "proofmark-cli-"));
  await migrate(join(folder, "proofmark.db"));
});
afterAll(() => rm(folder, { recursive: true }));

type Ended = { code: number; out: string; said: string };

/** Runs the command line in a data folder, as npm does. */
function proofmark(args: string[], data = folder): Promise<Ended> {
  const env = { PATH: process.env.PATH, NODE_ENV: "test" as const, DATA_DIR: data };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ["--import", "tsx", "bin/proofmark.ts", ...args],
      { env },
      (error, out, said) => {
        // The type allows for codes of Node's own errors; a program that ran has a number.
        resolve({ code: typeof error?.code === "number" ? error.code : 0, out, said });
      },
    );
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
});

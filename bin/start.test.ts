import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { beforeEach, describe, expect, it } from "vitest";
import { checkNode } from "./steps.mjs";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "proofmark-start-"));
  return () => rm(folder, { recursive: true });
});

/** What a start that must be refused says, and its exit code. */
async function refused(args: string[], env: Record<string, string>) {
  const given = {
    PATH: process.env.PATH,
    NODE_ENV: "test" as const,
    PORT: "0",
    DATA_DIR: join(folder, "data"),
    ...env,
  };
  const child = spawn(process.execPath, ["bin/start.mjs", ...args], { env: given });
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, "exit")]);
  return { said: said.trim(), code };
}

const SECRET = "x".repeat(32);

describe("start", () => {
  it("names a port that is in use", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const port = String(typeof address === "object" ? address?.port : address);
    const { said, code } = await refused(["demo"], { PORT: port });
    other.close();
    expect(said).toMatch(new RegExp(`^Port ${port} is in use\\..*$`));
    expect(code).toBe(1);
  });

  it.each([
    ["a port that is none", ["demo"], { PORT: "tausend" }, /^PORT must be a number/],
    ["an address of another machine", ["demo"], { HOST: "192.0.2.1" }, /^Cannot listen on 192\.0\.2\.1/],
    ["a data folder that cannot be written", ["demo"], { DATA_DIR: "/dev/null/data" }, /cannot be written/],
    ["an article that is not there", ["demo", "--article", "/nowhere.txt"], {}, /no file \/nowhere\.txt/],
    ["an argument it does not know", ["demo", "--artikle", "x"], {}, /^usage: npm start/],
    [
      "serving without a secret",
      ["serve"],
      { NEXTAUTH_URL: "https://desk.example.org" },
      /needs NEXTAUTH_SECRET/,
    ],
    ["serving with a short secret", ["serve"], { NEXTAUTH_SECRET: "short" }, /at least 32 characters/],
    ["serving without an address", ["serve"], { NEXTAUTH_SECRET: SECRET }, /needs NEXTAUTH_URL/],
    [
      "serving at no web address",
      ["serve"],
      { NEXTAUTH_SECRET: SECRET, NEXTAUTH_URL: "desk" },
      /needs NEXTAUTH_URL/,
    ],
  ])("refuses %s in one sentence", async (_what, args, env, sentence) => {
    const { said, code } = await refused(args, env);
    expect(said).toMatch(sentence);
    expect(said).not.toContain("\n");
    expect(code).toBe(1);
  });

  it("wants the Node that package.json asks for", () => {
    expect(() => checkNode("20.18.3")).toThrow("needs Node 20.19 or later; this is 20.18.3");
    expect(() => checkNode("18.20.0")).toThrow("needs Node");
    for (const version of ["20.19.0", "20.20.2", "22.1.0", "24.0.0"])
      expect(() => checkNode(version)).not.toThrow();
  });
});

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { beforeEach, describe, expect, it } from "vitest";
import { holdFolder, joinFolder, keepCommandsOut } from "./lock.mjs";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "proofmark-lock-"));
  return () => rm(folder, { recursive: true });
});

/** Another process that holds the folder once this resolves. */
async function holder(): Promise<ChildProcess> {
  const program = `
    import { holdFolder } from "./bin/lock.mjs";
    holdFolder(process.argv[1]);
    console.log("held");
    setInterval(() => {}, 60_000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program, folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  return child;
}

describe("the lock on a data folder", () => {
  it("refuses a second server in one sentence, and falls when the first is killed", async () => {
    const first = await holder();
    expect(() => holdFolder(folder)).toThrow(/^Another server works in the data folder .*$/);
    const env = { PATH: process.env.PATH, NODE_ENV: "test" as const, PORT: "0", DATA_DIR: folder };
    const second = spawn(process.execPath, ["bin/start.mjs", "demo"], { env });
    const [said, [code]] = await Promise.all([text(second.stderr), once(second, "exit")]);
    expect(said.trim()).toMatch(/^Another server works in the data folder .*$/);
    expect(code).toBe(1);
    first.kill("SIGKILL");
    await once(first, "exit");
    holdFolder(folder)();
  });

  it("can be taken again once it was let go, and not twice before", () => {
    const letGo = holdFolder(folder);
    expect(() => holdFolder(folder)).toThrow("Another server");
    letGo();
    holdFolder(folder)();
  });

  it("lets commands work beside each other and a server, and none of them beside an upgrade", () => {
    holdFolder(folder);
    const [one, other] = [joinFolder(folder), joinFolder(folder)];
    one();
    expect(() => keepCommandsOut(folder)).toThrow(/^A command works in the data folder .*$/);
    other();
    const letIn = keepCommandsOut(folder);
    expect(() => joinFolder(folder)).toThrow(/^The database in .* is being brought to a new state\. .*$/);
    letIn();
    joinFolder(folder)();
  }, 60_000);

  it("lets no server start to upgrade while a command works there", async () => {
    const leave = joinFolder(folder);
    const env = { PATH: process.env.PATH, NODE_ENV: "test" as const, PORT: "0", DATA_DIR: folder };
    const start = () => spawn(process.execPath, ["--import", "tsx", "bin/prepare.ts"], { env });
    const refused = start();
    const [said, [code]] = await Promise.all([text(refused.stderr), once(refused, "exit")]);
    expect(said.trim()).toMatch(/^A command works in the data folder .*$/);
    expect(code).toBe(1);
    expect(await readdir(folder)).not.toContain("proofmark.db");
    leave();
  }, 60_000);
});

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { migrate, pendingSql } from "./migrate";

describe("migrations", () => {
  it("agree with schema.prisma", async () => {
    expect(await pendingSql()).toBe("");
  });

  it("are applied once", async () => {
    const folder = await mkdtemp(join(tmpdir(), "proofmark-migrate-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, "proofmark.db");
    expect(await migrate(file)).not.toEqual([]);
    expect(await migrate(file)).toEqual([]);
  });
});

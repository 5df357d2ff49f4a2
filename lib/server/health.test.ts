import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { Health } from "../model/wire";
import { openDatabase } from "./db";
import { health } from "./health";
import { hub } from "./hub";
import { freshDatabase } from "./testing";

it("says whether the database answers", async () => {
  onTestFinished(await freshDatabase());
  expect(Health.parse(await health())).toMatchObject({ status: "ok", database: "reached" });
});

it("calls the server down when the file is no database", async () => {
  const folder = await mkdtemp(join(tmpdir(), "proofmark-health-"));
  onTestFinished(async () => {
    hub().kept.delete("database");
    await rm(folder, { recursive: true });
  });
  await writeFile(
    join(folder, "proofmark.db"),
    "not a database, but long enough to be read as one".repeat(100),
  );
  openDatabase(join(folder, "proofmark.db"));
  expect(Health.parse(await health())).toMatchObject({ status: "down", database: "out of reach" });
});

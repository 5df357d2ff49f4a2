import { existsSync, statSync } from "node:fs";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { beforeEach, describe, expect, it } from "vitest";
import { AppError } from "../model/errors";
import { closeDatabase, openDatabase, read, storageProblem, type Transaction, write } from "./db";
import { hub } from "./hub";
import { freshDatabase } from "./testing";

beforeEach(freshDatabase);

const type = (slug: string) => ({ slug, nameBg: slug, nameEn: slug, hue: "clay" as const, position: 0 });
const slugs = async () => (await read().claimType.findMany({ orderBy: { slug: "asc" } })).map((t) => t.slug);

/** A promise and the function that fulfils it, to hold a transaction open as long as a test needs. */
function gate() {
  let open = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}

describe("write", () => {
  it("keeps an acknowledged write when a stranger's write fails half-way", async () => {
    const half = gate();
    const failing = write(async (tx) => {
      await tx.claimType.create({ data: type("failing") });
      await half.passed;
      throw new Error("half-way");
    });
    const other = write((tx) => tx.claimType.create({ data: type("kept") }));
    half.open();
    await expect(failing).rejects.toThrow("half-way");
    await other;
    expect(await slugs()).toEqual(["kept"]);
  });

  it("runs writes one at a time in the order they were asked for", async () => {
    const seen: string[] = [];
    const one = (name: string) => async (tx: Transaction) => {
      seen.push(`${name} begins`);
      await tx.claimType.create({ data: type(name) });
      seen.push(`${name} ends`);
    };
    await Promise.all(["a", "b", "c"].map((name) => write(one(name))));
    expect(seen).toEqual(["a begins", "a ends", "b begins", "b ends", "c begins", "c ends"]);
  });

  it("shows a reader only what is committed", async () => {
    const created = gate();
    const looked = gate();
    const writing = write(async (tx) => {
      await tx.claimType.create({ data: type("new") });
      created.open();
      await looked.passed;
    });
    await created.passed;
    expect(await slugs()).toEqual([]);
    looked.open();
    await writing;
    expect(await slugs()).toEqual(["new"]);
  });

  it("refuses a write inside a write instead of waiting for ever", async () => {
    await expect(write(() => write(async () => undefined))).rejects.toThrow("inside write()");
    await write((tx) => tx.claimType.create({ data: type("after") }));
    expect(await slugs()).toEqual(["after"]);
  });

  it("lets what a write left behind write later", async () => {
    const ended = gate();
    let later: Promise<unknown> = Promise.resolve();
    await write(async () => {
      later = ended.passed.then(() => write((tx) => tx.claimType.create({ data: type("later") })));
    });
    ended.open();
    await later;
    expect(await slugs()).toEqual(["later"]);
  });

  it("waits for another process's transaction without blocking this one", async () => {
    const [{ file } = { file: "" }] = await read().$queryRaw<{ file: string }[]>`PRAGMA database_list`;
    const other = await new PrismaBetterSqlite3({ url: `file:${file}` }).connect();
    await other.executeScript("BEGIN IMMEDIATE");
    const writing = write((tx) => tx.claimType.create({ data: type("patient") }));
    // The timer fires between attempts only if the event loop stays free.
    await new Promise((resolve) => setTimeout(resolve, 0));
    await other.executeScript("COMMIT");
    await other.dispose();
    await writing;
    expect(await slugs()).toEqual(["patient"]);
  });

  it("answers a full disk with STORAGE_FULL and keeps nothing", async () => {
    await write(async (tx) => {
      const [{ page_count } = { page_count: 0 }] =
        await tx.$queryRawUnsafe<{ page_count: number }[]>("PRAGMA page_count");
      await tx.$queryRawUnsafe(`PRAGMA max_page_count = ${page_count}`);
    });
    const filling = write(async (tx) => {
      await tx.claimType.create({ data: type("small") });
      await tx.claimType.create({ data: { ...type("big"), nameBg: "я".repeat(100_000) } });
    });
    await expect(filling).rejects.toMatchObject({ code: "STORAGE_FULL" });
    expect(await slugs()).toEqual([]);
  });
});

describe("connections", () => {
  const value = async (client: Pick<Transaction, "$queryRawUnsafe">, name: string) => {
    const [row] = await client.$queryRawUnsafe<Record<string, unknown>[]>(`PRAGMA ${name}`);
    return Object.values(row ?? {})[0];
  };

  it("writes with FULL sync, foreign keys and a write-ahead log", async () => {
    const found = await write(async (tx) => ({
      synchronous: await value(tx, "synchronous"),
      foreign_keys: await value(tx, "foreign_keys"),
      journal_mode: await value(tx, "journal_mode"),
    }));
    expect(found).toEqual({ synchronous: 2n, foreign_keys: 1n, journal_mode: "wal" });
  });

  it("cannot write through the reading client", async () => {
    expect(await value(read(), "query_only")).toBe(1n);
    await expect(read().claimType.create({ data: type("smuggled") })).rejects.toThrow();
    expect(await slugs()).toEqual([]);
  });

  it("holds foreign keys", async () => {
    const orphan = write((tx) =>
      tx.apiToken.create({
        data: { id: "t", userId: "nobody", name: "", hash: "h", hint: "", createdAt: new Date(0) },
      }),
    );
    await expect(orphan).rejects.toMatchObject({ code: "P2003" });
  });
});

describe("closeDatabase", () => {
  it("waits for queued writes and folds the log into the file", async () => {
    const [{ file } = { file: "" }] = await read().$queryRaw<{ file: string }[]>`PRAGMA database_list`;
    const writing = write((tx) => tx.claimType.create({ data: type("last") }));
    await closeDatabase();
    await writing;
    expect(existsSync(`${file}-wal`) && statSync(`${file}-wal`).size > 0).toBe(false);
    expect(hub().finishers.size).toBe(0);
    openDatabase(file);
    expect(await slugs()).toEqual(["last"]);
  });

  it("names a missing database UNAVAILABLE", async () => {
    await closeDatabase();
    expect(() => openDatabase("/nowhere/proofmark.db")).toThrow(AppError);
  });
});

describe("storageProblem", () => {
  it("leaves errors that are not the store's alone", () => {
    expect(storageProblem(new Error("a fault"))).toBeNull();
    expect(storageProblem(null)).toBeNull();
  });
});

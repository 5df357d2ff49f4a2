import { copyFileSync, existsSync, statSync } from "node:fs";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { Prisma } from "../../prisma/generated/client";
import { AppError } from "../model/errors";
import {
  afterCommit,
  closeDatabase,
  execute,
  inspect,
  openDatabase,
  read,
  readAtOnce,
  type Transaction,
  write,
} from "./db";
import { hub } from "./hub";
import { storageProblem } from "./storage-problem";
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

describe("readAtOnce", () => {
  it("sees one moment, whatever is written meanwhile, and nobody else is held to it", async () => {
    const create = (slug: string) => write((tx) => tx.claimType.create({ data: type(slug) }));
    await create("before");
    const found = await readAtOnce(async () => {
      const first = await slugs();
      await create("meanwhile");
      return [first, await slugs()];
    });
    expect(found).toEqual([["before"], ["before"]]);
    expect(await slugs()).toEqual(["before", "meanwhile"]);
  });

  it("lets several read, each their own moment, and one that fails holds up no other", async () => {
    const failing = readAtOnce(async () => {
      await slugs();
      throw new Error("half-way");
    });
    const others = [readAtOnce(slugs), readAtOnce(slugs)];
    await expect(failing).rejects.toThrow("half-way");
    expect(await Promise.all(others)).toEqual([[], []]);
  });
});

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

describe("execute", () => {
  const insert = (slug: string) => Prisma.sql`
    INSERT INTO "ClaimType" ("slug", "nameBg", "nameEn", "hue", "position") VALUES (${slug}, '', '', 'clay', 0)`;

  it("is done before whatever is asked next, in the order of asking, and with the commit at the latest", async () => {
    const seen = await write(async (tx) => {
      execute(insert("one"));
      execute(Prisma.sql`UPDATE "ClaimType" SET "position" = ${7}, "retiredAt" = ${new Date(0)}`);
      const between = await tx.claimType.findMany();
      execute(insert("two"));
      return between;
    });
    expect(seen).toMatchObject([{ slug: "one", position: 7, retiredAt: new Date(0) }]);
    expect(await slugs()).toEqual(["one", "two"]);
  });

  it("fails the write it is in, of which nothing is kept, and no other", async () => {
    const asked = write(async (tx) => {
      execute(insert("twice"));
      execute(insert("twice"));
      return tx.claimType.count();
    });
    const committed = write(async () => {
      execute(insert("once"));
      execute(insert("once"));
    });
    const other = write(async () => execute(insert("other")));
    await expect(asked).rejects.toThrow();
    await expect(committed).rejects.toThrow();
    await other;
    expect(await slugs()).toEqual(["other"]);
  });

  it("is gone with a write that throws, and refused outside one", async () => {
    const throwing = write(async () => {
      execute(insert("gone"));
      throw new Error("half-way");
    });
    await expect(throwing).rejects.toThrow("half-way");
    await write(async () => undefined);
    expect(await slugs()).toEqual([]);
    expect(() => execute(insert("outside"))).toThrow("outside write()");
  });

  it("answers a full disk with STORAGE_FULL at the commit too, and the next write goes on", async () => {
    const limit = (pages: number) => write((tx) => tx.$queryRawUnsafe(`PRAGMA max_page_count = ${pages}`));
    const [{ page_count } = { page_count: 0 }] =
      await read().$queryRawUnsafe<{ page_count: number }[]>("PRAGMA page_count");
    await limit(Number(page_count));
    const filling = write(async () => {
      execute(insert("small"));
      execute(insert("я".repeat(100_000)));
    });
    await expect(filling).rejects.toMatchObject({ code: "STORAGE_FULL" });
    await limit(Number(page_count) + 100);
    await write(async () => execute(insert("after")));
    expect(await slugs()).toEqual(["after"]);
  });

  it("comes to the same as waiting for each, whatever is written, refused or thrown among it", async () => {
    const step = fc.record({
      inserts: fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 4 }),
      looks: fc.boolean(),
      throws: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        await write((tx) => tx.claimType.deleteMany());
        const expected: string[] = [];
        const kept = steps.map(({ inserts, throws }) => {
          const fits = new Set([...expected, ...inserts]).size === expected.length + inserts.length;
          if (fits && !throws) expected.push(...inserts);
          return fits && !throws;
        });
        const done = await Promise.allSettled(
          steps.map(({ inserts, looks, throws }) =>
            write(async (tx) => {
              for (const slug of inserts) execute(insert(slug));
              if (looks) await tx.claimType.count();
              if (throws) throw new Error("half-way");
            }),
          ),
        );
        expect(done.map(({ status }) => status === "fulfilled")).toEqual(kept);
        expect(await slugs()).toEqual(expected.toSorted());
      }),
      { numRuns: 30 },
    );
  });
});

describe("writes that wait together", () => {
  const insert = (slug: string) => Prisma.sql`
    INSERT INTO "ClaimType" ("slug", "nameBg", "nameEn", "hue", "position") VALUES (${slug}, '', '', 'clay', 0)`;

  /** Holds the gate until `open` is called, so that what is asked for meanwhile waits together. */
  function held() {
    const { passed, open } = gate();
    const writing = write(() => passed, "alone");
    return { writing, open };
  }

  /** Of each write whether it was acknowledged, in the order of asking. */
  const outcomes = async (asked: Promise<unknown>[]) =>
    (await Promise.allSettled(asked)).map(({ status }) => status === "fulfilled");

  it("are on disk at once: the last of them shows with the first, and none before the last has worked", async () => {
    const { open } = held();
    const seen: string[][] = [];
    const one = (slug: string) =>
      write(async (tx) => {
        await tx.claimType.create({ data: type(slug) });
        seen.push(await slugs());
      });
    const asked = ["a", "b", "c"].map((slug) => one(slug).then(slugs));
    open();
    expect(await Promise.all(asked)).toEqual([
      ["a", "b", "c"],
      ["a", "b", "c"],
      ["a", "b", "c"],
    ]);
    expect(seen).toEqual([[], [], []]);
  });

  it("each sees what those before it have changed, and nothing of one that failed", async () => {
    const { open } = held();
    const found = (tx: Transaction) => tx.claimType.findMany({ orderBy: { slug: "asc" } });
    const first = write(async () => execute(insert("first")));
    const throwing = write(async (tx) => {
      await tx.claimType.create({ data: type("asked") });
      execute(insert("unasked"));
      throw new Error("half-way");
    });
    const twice = write(async () => {
      execute(insert("other"));
      execute(insert("first"));
    });
    const last = write(found);
    open();
    expect(await outcomes([first, throwing, twice, last])).toEqual([true, false, false, true]);
    expect((await last).map(({ slug }) => slug)).toEqual(["first"]);
    expect(await slugs()).toEqual(["first"]);
  });

  it("are all refused when their commit fails, those too whose own refusal may rest on the others", async () => {
    const { open } = held();
    const told: string[] = [];
    const one = (slug: string) =>
      write(async () => {
        execute(insert(slug));
        afterCommit(() => told.push(slug));
      });
    const asked = [
      one("a"),
      write(async (tx) => {
        if ((await tx.claimType.count()) > 0) throw new AppError("CONFLICT", "There is one already.");
      }),
      // Found out by the commit alone.
      write(async (tx) => {
        await tx.$executeRaw`PRAGMA defer_foreign_keys = 1`;
        execute(Prisma.sql`INSERT INTO "ApiToken" ("id", "userId", "name", "hash", "hint", "createdAt")
          VALUES ('t', 'nobody', '', 'h', '', ${new Date(0)})`);
      }),
      one("b"),
    ];
    open();
    for (const refused of asked) await expect(refused).rejects.not.toBeInstanceOf(AppError);
    expect(told).toEqual([]);
    expect(await slugs()).toEqual([]);
    await one("after");
    expect(await slugs()).toEqual(["after"]);
  });

  it("stay acknowledged when what follows one of them fails", async () => {
    const { open } = held();
    const told: string[] = [];
    const first = write(async () => {
      execute(insert("a"));
      afterCommit(() => {
        throw Object.assign(new Error("nobody hears it"), { code: "SQLITE_BUSY" });
      });
      afterCommit(() => told.push("a"));
    });
    const second = write(async () => {
      execute(insert("b"));
      afterCommit(() => told.push("b"));
    });
    open();
    expect(await outcomes([first, second])).toEqual([true, true]);
    expect(told).toEqual(["a", "b"]);
    expect(await slugs()).toEqual(["a", "b"]);
    await write(async () => execute(insert("c")));
    expect(await slugs()).toEqual(["a", "b", "c"]);
  });

  it("keep nothing when SQLite ends their transaction half-way, and the next go on", async () => {
    const [{ page_count } = { page_count: 0 }] =
      await read().$queryRawUnsafe<{ page_count: number }[]>("PRAGMA page_count");
    const limit = (pages: number) => write((tx) => tx.$queryRawUnsafe(`PRAGMA max_page_count = ${pages}`));
    await limit(Number(page_count));
    const { open } = held();
    const caught = async (tx: Transaction) => {
      await tx.$executeRaw(insert("я".repeat(100_000))).catch(() => undefined);
      await tx.claimType.create({ data: type("behind the end") }).catch(() => undefined);
      execute(insert("behind it too"));
    };
    const asked = [
      write(async () => execute(insert("small"))),
      write(caught),
      write(async () => execute(insert("next"))),
    ];
    open();
    for (const refused of asked) await expect(refused).rejects.toMatchObject({ code: "STORAGE_FULL" });
    expect(await slugs()).toEqual([]);
    await limit(Number(page_count) + 100);
    await write(async () => execute(insert("after")));
    expect(await slugs()).toEqual(["after"]);
  });

  it("keep nothing when a value cannot be written at all", async () => {
    const { open } = held();
    const asked = [
      write(async () => execute(insert("a"))),
      write(async () => execute(Prisma.sql`SELECT ${Symbol("none")}`)),
    ];
    open();
    expect(await outcomes(asked)).toEqual([false, false]);
    await write(async () => execute(insert("after")));
    expect(await slugs()).toEqual(["after"]);
  });

  it("are begun again together while another process holds the file, and each is kept once", async () => {
    const [{ file } = { file: "" }] = await read().$queryRaw<{ file: string }[]>`PRAGMA database_list`;
    const { open } = held();
    const asked = ["a", "b", "c"].map((slug) => write(async () => execute(insert(slug))));
    const other = await new PrismaBetterSqlite3({ url: `file:${file}` }).connect();
    await other.executeScript("BEGIN IMMEDIATE");
    open();
    // The timer fires between attempts only if the event loop stays free.
    await new Promise((resolve) => setTimeout(resolve, 0));
    await other.executeScript("COMMIT");
    await other.dispose();
    await Promise.all(asked);
    expect(await slugs()).toEqual(["a", "b", "c"]);
  });

  it("do not wait for one that goes alone", async () => {
    const { open } = held();
    const long = gate();
    const before = write(async () => execute(insert("before")));
    const alone = write(async () => {
      execute(insert("alone"));
      await long.passed;
    }, "alone");
    const after = write(async () => execute(insert("after")));
    open();
    await before;
    expect(await slugs()).toEqual(["before"]);
    long.open();
    await alone;
    await after;
    expect(await slugs()).toEqual(["after", "alone", "before"]);
  });

  it("are lost together and unacknowledged when the process ends before their commit", async () => {
    const [{ file } = { file: "" }] = await read().$queryRaw<{ file: string }[]>`PRAGMA database_list`;
    const { open } = held();
    const copy = `${file}.as-the-disk-has-it`;
    const first = write(async (tx) => {
      execute(insert("a"));
      await tx.claimType.count();
    });
    const second = write(async (tx) => {
      execute(insert("b"));
      await tx.claimType.count();
      // What a killed process leaves behind: the files as they now are.
      copyFileSync(file, copy);
      copyFileSync(`${file}-wal`, `${copy}-wal`);
    });
    open();
    await Promise.all([first, second]);
    const found = await inspect(copy, (db) => db.claimType.findMany());
    expect(found).toEqual([]);
    expect(await slugs()).toEqual(["a", "b"]);
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
    const behind = write(async () => {
      execute(Prisma.sql`UPDATE "ClaimType" SET "position" = 7`);
    });
    await closeDatabase();
    await Promise.all([writing, behind]);
    expect(existsSync(`${file}-wal`) && statSync(`${file}-wal`).size > 0).toBe(false);
    expect(hub().finishers.size).toBe(0);
    openDatabase(file);
    expect(await read().claimType.findMany()).toMatchObject([{ slug: "last", position: 7 }]);
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

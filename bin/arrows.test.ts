import { describe, expect, it } from "vitest";
import { brokenArrows } from "./arrows";

const house = (files: Record<string, string>) => brokenArrows(new Map(Object.entries(files)));

/** One file that imports another, which is there. */
const arrow = (from: string, statement: string, to: string) =>
  house({ [from]: statement, [to]: "export {}" });

describe("brokenArrows", () => {
  it.each([
    ["lib/text/a.ts", 'import "../model/b"', "lib/model/b.ts"],
    ["lib/text/a.ts", 'import type { B } from "../detect/b"', "lib/detect/b.ts"],
    ["lib/detect/a.ts", 'export * from "@/lib/model/b"', "lib/model/b.ts"],
    ["lib/model/a.ts", 'import { b } from "../formats/b"', "lib/formats/b.ts"],
    ["lib/formats/a.ts", 'const b = await import("../server/b")', "lib/server/b.ts"],
    ["lib/model/a.ts", 'type B = import("../server/b").B', "lib/server/b.ts"],
    ["lib/browser/a.ts", 'import type { B } from "../server/b"', "lib/server/b.ts"],
    ["lib/browser/a.ts", 'import { b } from "@/components/b"', "components/b.tsx"],
    ["components/reader/a.tsx", 'import type { B } from "@/lib/server/b"', "lib/server/b.ts"],
    ["components/ui/a.tsx", 'import { b } from "@/lib/model/b"', "lib/model/b.ts"],
    ["lib/server/a.ts", 'export { b } from "@/app/b"', "app/b.ts"],
  ])("refuses in %s: %s", (from, statement, to) => {
    expect(arrow(from, statement, to)).toHaveLength(1);
  });

  it.each([
    ["lib/detect/a.ts", 'import { b } from "../text/b"', "lib/text/b.ts"],
    ["lib/model/a.ts", 'import { B } from "../../prisma/generated/enums"', "prisma/generated/enums.ts"],
    ["lib/browser/a.ts", 'import type { B } from "../model/wire"', "lib/model/wire.ts"],
    ["components/claim/a.tsx", 'import { b } from "@/components/ui/b"', "components/ui/b.tsx"],
    ["app/page.tsx", 'import { b } from "@/lib/server/b"', "lib/server/b.ts"],
    ["lib/text/a.test.ts", 'import { b } from "../server/b"', "lib/server/b.ts"],
  ])("allows in %s: %s", (from, statement, to) => {
    expect(arrow(from, statement, to)).toEqual([]);
  });

  it.each([
    'import { useState } from "react"',
    'import { readFileSync } from "node:fs"',
    "const now = new Date()",
    "const now = Date.now()",
    "const here = document.body",
    "const folder = process.env.HOME",
  ])("keeps the pure rooms pure: %s", (statement) => {
    expect(house({ "lib/model/a.ts": statement })).not.toEqual([]);
  });

  it("lets a pure room handle a time that it is given", () => {
    expect(house({ "lib/model/a.ts": "const day = (at: string) => new Date(at)" })).toEqual([]);
  });

  it("keeps schemas out of the browser, by however many steps", () => {
    const schemas = { "lib/model/wire.ts": 'import { z } from "zod"' };
    const straight = { "components/a.tsx": '"use client"; import { Claim } from "@/lib/model/wire"' };
    expect(house({ ...schemas, ...straight })).toHaveLength(1);
    const roundabout = {
      "components/a.tsx": '"use client"; import { b } from "./b"',
      "components/b.ts": 'import { c } from "@/lib/model/c"',
      "lib/model/c.ts": 'import { Claim } from "./wire"',
    };
    expect(house({ ...schemas, ...roundabout })).toHaveLength(1);
    const typesOnly = { "components/a.tsx": '"use client"; import { type Claim } from "@/lib/model/wire"' };
    expect(house({ ...schemas, ...typesOnly })).toEqual([]);
  });

  it("lets one file open the database", () => {
    const client = { "prisma/generated/client.ts": "export {}" };
    const opening = 'import { PrismaClient } from "../../prisma/generated/client"';
    expect(house({ ...client, "lib/server/a.ts": opening })).toHaveLength(1);
    expect(house({ ...client, "lib/server/db.ts": opening })).toEqual([]);
    const naming = 'import type { PrismaClient } from "../../prisma/generated/client"';
    expect(house({ ...client, "lib/server/a.ts": naming })).toEqual([]);
    expect(house({ "bin/a.ts": 'import Database from "better-sqlite3"' })).toHaveLength(1);
  });

  it("lets one file read the environment", () => {
    expect(house({ "lib/server/a.ts": "const port = process.env.PORT" })).toHaveLength(1);
    expect(house({ "lib/server/env.ts": "const port = process.env.PORT" })).toEqual([]);
  });
});

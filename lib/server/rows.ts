/**
 * Rows written by plain statements that nobody waits for. Prisma's own `create`, `update` and `upsert` each
 * cost more of the processor than all of these together, which the few rows that every mark and every
 * verdict writes are spared; everything else goes through Prisma.
 */
import { Prisma } from "../../prisma/generated/client";
import { execute } from "./db";

/** The tables written so, and their columns as Prisma would take them. */
type Tables = {
  Anchor: Prisma.AnchorCreateManyInput;
  Assessment: Prisma.AssessmentCreateManyInput;
  Claim: Prisma.ClaimCreateManyInput;
};

const quoted = (name: string) => Prisma.raw(`"${name}"`);

/** The columns that are given, with their values as the driver takes them: of objects, only a moment is no JSON. */
function given(row: object): [name: Prisma.Sql, value: unknown][] {
  return Object.entries(row).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const json = typeof value === "object" && value !== null && !(value instanceof Date);
    return [[quoted(name), json ? JSON.stringify(value) : value]];
  });
}

function into(table: string, row: object): Prisma.Sql {
  const columns = given(row);
  const names = Prisma.join(columns.map(([name]) => name));
  return Prisma.sql`INTO ${quoted(table)} (${names}) VALUES (${Prisma.join(columns.map(([, value]) => value))})`;
}

/** Inserts a row; columns left out get their default. The act fails where there is one with its key. */
export function insertRow<T extends keyof Tables>(table: T, row: Tables[T]): void {
  execute(Prisma.sql`INSERT ${into(table, row)}`);
}

/** Inserts a row in the place of the one with its key, where there is one: nothing of that is left. */
export function replaceRow(table: "Assessment", row: Tables["Assessment"]): void {
  execute(Prisma.sql`INSERT OR REPLACE ${into(table, row)}`);
}

/** Sets columns of a claim that is there; those left out stay as they are. */
export function updateClaim(id: string, columns: Partial<Tables["Claim"]>): void {
  const set = given(columns).map(([name, value]) => Prisma.sql`${name} = ${value}`);
  execute(Prisma.sql`UPDATE "Claim" SET ${Prisma.join(set)} WHERE "id" = ${id}`);
}

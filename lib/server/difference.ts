/** What an event keeps of a change: only the fields that differ, as they were and as they are. */
import { isDeepStrictEqual } from "node:util";
import type { Prisma } from "../../prisma/generated/client";

/** The fields of `to` that differ from `from`; null where none does and nothing is to be recorded. */
export function difference(
  from: Prisma.JsonObject,
  to: Prisma.JsonObject,
): { from: Prisma.JsonObject; to: Prisma.JsonObject } | null {
  const names = Object.keys(to).filter((name) => !isDeepStrictEqual(from[name], to[name]));
  if (names.length === 0) return null;
  const pick = (all: Prisma.JsonObject) => Object.fromEntries(names.map((name) => [name, all[name] ?? null]));
  return { from: pick(from), to: pick(to) };
}

/**
 * Pages of a list in the order of creation, then id: a cursor names the last row of a page, so that
 * rows added or removed meanwhile neither repeat nor hide others.
 */
import { z } from "zod";
import { AppError } from "../model/errors";

const Cursor = z.tuple([z.iso.datetime(), z.string().max(100)]);

/** A row that can stand at the end of a page. */
export type Keyed = { readonly createdAt: Date; readonly id: string };
/** What a page is asked by: `cursor` is the `nextCursor` of the page before. */
export type PageRequest = { readonly limit: number; readonly cursor?: string | undefined };

export const OLDEST_FIRST = [{ createdAt: "asc" }, { id: "asc" }] as const;
export const NEWEST_FIRST = [{ createdAt: "desc" }, { id: "desc" }] as const;

/**
 * The condition for the rows behind a cursor, in the given direction; none without a cursor.
 * @throws AppError `INVALID` for a cursor that is none of ours
 */
export function behind(cursor: string | undefined, direction: "gt" | "lt" = "gt") {
  if (cursor === undefined) return {};
  const [time, id] = position(cursor);
  const createdAt = new Date(time);
  return {
    OR: [{ createdAt: { [direction]: createdAt } }, { createdAt, id: { [direction]: id } }],
  };
}

/** The page and its cursor from `limit + 1` rows: the one more only says that there is a next page. */
export function pageOf<Row extends Keyed, Item>(
  rows: readonly Row[],
  limit: number,
  view: (row: Row) => Item,
) {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items: shown.map(view), nextCursor: more ? encode(last) : null };
}

function encode({ createdAt, id }: Keyed): string {
  return Buffer.from(JSON.stringify([createdAt.toISOString(), id])).toString("base64url");
}

/** Whether a cursor is one of ours. */
export function isCursor(cursor: string): boolean {
  try {
    position(cursor);
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

/**
 * The time and id of the row that a cursor names.
 * @throws AppError `INVALID` for a cursor that is none of ours
 */
export function position(cursor: string): [string, string] {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
  } catch (cause) {
    throw new AppError("INVALID", "The cursor is none of ours.", {
      errors: [{ pointer: "/cursor", detail: "is not the nextCursor of a page" }],
      cause,
    });
  }
}

/**
 * Works out anew what is stored for speed and follows from the rest: what a migration cannot say in SQL, and
 * what a newer program folds or resolves otherwise than the one that stored it.
 */
import { addressKey } from "../model/address";
import { foldForSearch } from "../text/fold";
import { CLAIM_SELECT } from "./claim-view";
import type { Transaction } from "./db";
import { derivedColumns } from "./settling";

/** Rows read at once. */
const PAGE = 500;

/** The rows of `page`, which gives those with an id behind `after`, in order. */
export async function* rowsOf<Row extends { id: string }>(
  page: (after: string) => Promise<Row[]>,
): AsyncGenerator<Row, void> {
  for (let after = ""; ; ) {
    const rows = await page(after);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}

/** A row with what follows from it: `right` holds the derived columns that are stored otherwise. */
export type Derived = { readonly id: string; readonly right: Readonly<Record<string, unknown>> };

function wrongIn(row: { id: string }, columns: object): Derived {
  const wrong = Object.entries(columns).filter(([name, value]) => Reflect.get(row, name) !== value);
  return { id: row.id, right: Object.fromEntries(wrong) };
}

/** What every article derives. */
export async function* derivedOfArticles(db: Transaction): AsyncGenerator<Derived, void> {
  const rows = rowsOf((after) =>
    db.article.findMany({
      where: { id: { gt: after } },
      orderBy: { id: "asc" },
      take: PAGE,
      select: { id: true, title: true, titleFolded: true, sourceUrl: true, addressKey: true },
    }),
  );
  for await (const row of rows) {
    const { title, sourceUrl } = row;
    yield wrongIn(row, {
      titleFolded: foldForSearch(title),
      addressKey: sourceUrl === null ? null : addressKey(sourceUrl),
    });
  }
}

/** What every claim derives; one that has no place in the newest version has no verdict to work out. */
export async function* derivedOfClaims(db: Transaction): AsyncGenerator<Derived, void> {
  const rows = rowsOf((after) =>
    db.claim.findMany({
      where: { id: { gt: after }, anchors: { some: { newest: true } } },
      orderBy: { id: "asc" },
      take: PAGE,
      select: { ...CLAIM_SELECT, anchorState: true, searchText: true },
    }),
  );
  for await (const row of rows) yield wrongIn(row, derivedColumns(row));
}

/** Stores what is derived wherever it is stored otherwise. */
export async function deriveAnew(db: Transaction): Promise<void> {
  for await (const { id, right } of derivedOfArticles(db)) {
    if (Object.keys(right).length === 0) continue;
    await db.article.update({ where: { id }, data: right, select: { id: true } });
  }
  for await (const { id, right } of derivedOfClaims(db)) {
    if (Object.keys(right).length === 0) continue;
    await db.claim.update({ where: { id }, data: right, select: { id: true } });
  }
}

/**
 * The list of claims as far as it has been read: the first page comes with the page, the rest on the way
 * down; when the page is read anew, so is the list, as far as it was read, and rows and total change together.
 */
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { Refusal, send } from "@/lib/browser/client";
import { filterQuery } from "@/lib/model/claim-filter";
import type { Claim, ClaimFilter, ClaimSort } from "@/lib/model/wire";

export type ClaimPage = { items: readonly Claim[]; nextCursor: string | null };
/** The list as it stands on the page: its rows, of `total` claims. */
type Known = ClaimPage & { total: number };

/** Rows read at once while scrolling. */
const PAGE = 100;
/** The same when everything is read anew: the most that one page has. */
const MOST = 200;

/**
 * `more` reads the next page, once at a time, and does nothing at the end; `failed` says that the last try
 * was refused or not answered. `put` takes claims that were changed here; those that the filter no longer
 * lets through by being withdrawn or restored leave the list.
 */
export function useClaimPages(first: ClaimPage, total: number, filter: ClaimFilter, sort: ClaimSort) {
  const [known, setKnown] = useState<Known>({ ...first, total });
  const [failed, setFailed] = useState(false);
  const asking = useRef<object | null>(null);
  const drawn = useRef(first);

  const read = async (limit: number, cursor: string) => {
    const query = filterQuery(filter, { sort, limit: String(limit), cursor });
    // What the server answers has the wire's shapes.
    return (await send({ method: "GET", path: `/claims${query}` })) as ClaimPage;
  };
  /** What is found by a reading that another one overtook is forgotten: it continues another list. */
  const ask = async (reading: () => Promise<Known>) => {
    const own = {};
    asking.current = own;
    setFailed(false);
    try {
      const found = await reading();
      if (asking.current === own) setKnown(found);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (asking.current === own) setFailed(true);
    } finally {
      if (asking.current === own) asking.current = null;
    }
  };
  /** Reads on from `from`, to so many rows at least where there are as many. */
  const onwards = async (from: Known, rows: number, limit: number) => {
    let { items, nextCursor } = from;
    while (nextCursor !== null && items.length < rows) {
      const next = await read(limit, nextCursor);
      items = [...items, ...next.items];
      nextCursor = next.nextCursor;
    }
    return { ...from, items, nextCursor };
  };

  const more = async () => {
    if (asking.current !== null || known.nextCursor === null) return;
    await ask(() => onwards(known, known.items.length + 1, PAGE));
  };
  const renew = useEffectEvent(() => ask(() => onwards({ ...first, total }, known.items.length, MOST)));
  useEffect(() => {
    if (drawn.current === first) return;
    drawn.current = first;
    void renew();
  }, [first]);

  const put = (claims: readonly Claim[]) => {
    const byId = new Map(claims.map((claim) => [claim.id, claim]));
    const leaves = (claim: Claim) => (claim.withdrawnAt !== null) !== (filter.withdrawn ?? false);
    // What is being read may have been read before the change.
    asking.current = null;
    setKnown((before) => ({
      ...before,
      total: before.total - claims.filter(leaves).length,
      items: before.items.map((claim) => byId.get(claim.id) ?? claim).filter((claim) => !leaves(claim)),
    }));
  };

  return { rows: known.items, total: known.total, ended: known.nextCursor === null, failed, more, put };
}

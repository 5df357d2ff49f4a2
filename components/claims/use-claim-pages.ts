/** The list of claims as far as it has been read: the first page comes with the page, the rest on the way down. */
import { useRef, useState } from "react";
import { Refusal, send } from "@/lib/browser/client";
import { filterQuery } from "@/lib/model/claim-filter";
import type { Claim, ClaimFilter, ClaimSort } from "@/lib/model/wire";

export type ClaimPage = { items: readonly Claim[]; nextCursor: string | null };

/** Rows read at once while scrolling. */
const PAGE = 100;

/**
 * `more` reads the next page, once at a time, and does nothing at the end; `failed` says that the last try
 * was refused or not answered. `put` takes claims that were changed here; those that the filter no longer
 * lets through by being withdrawn or restored leave the list.
 */
export function useClaimPages(first: ClaimPage, filter: ClaimFilter, sort: ClaimSort) {
  const [page, setPage] = useState(first);
  const [failed, setFailed] = useState(false);
  const [gone, setGone] = useState(0);
  const asking = useRef(false);

  const more = async () => {
    if (asking.current || page.nextCursor === null) return;
    asking.current = true;
    setFailed(false);
    const query = filterQuery(filter, { sort, limit: String(PAGE), cursor: page.nextCursor });
    try {
      // What the server answers has the wire's shapes.
      const next = (await send({ method: "GET", path: `/claims${query}` })) as ClaimPage;
      setPage((known) => ({ items: [...known.items, ...next.items], nextCursor: next.nextCursor }));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      setFailed(true);
    } finally {
      asking.current = false;
    }
  };

  const put = (claims: readonly Claim[]) => {
    const byId = new Map(claims.map((claim) => [claim.id, claim]));
    const leaves = (claim: Claim) => (claim.withdrawnAt !== null) !== (filter.withdrawn ?? false);
    setGone((before) => before + claims.filter(leaves).length);
    setPage((known) => ({
      ...known,
      items: known.items.map((claim) => byId.get(claim.id) ?? claim).filter((claim) => !leaves(claim)),
    }));
  };

  return { rows: page.items, ended: page.nextCursor === null, failed, gone, more, put };
}

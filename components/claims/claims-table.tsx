/**
 * The list of claims as a table: real rows, of which only those near the window are drawn, so that ten
 * thousand scroll like ten. On a phone a row is a card. Arrow keys walk the rows; the order is the
 * server's, and its heads are links, so that an order has an address too.
 */
import {
  createColumnHelper,
  type RowSelectionState,
  rowSelectionFeature,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { useWindowVirtualizer, type Virtualizer } from "@tanstack/react-virtual";
import Link from "next/link";
import { useEffect, useLayoutEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { claimsHref, type FilterChoices } from "@/lib/model/claim-filter";
import type { Claim, ClaimFilter, ClaimSort } from "@/lib/model/wire";
import { ArticleTitle, MarkedAt, Marker, State, TypeName, Words } from "./claim-cells";

const features = tableFeatures({ rowSelectionFeature });
const column = createColumnHelper<typeof features, Claim>();
/** In the order of the screen; what each shows is drawn below. */
const columns = column.columns([
  column.display({ id: "quote" }),
  column.display({ id: "type" }),
  column.display({ id: "state" }),
  column.display({ id: "article" }),
  column.display({ id: "marker" }),
  column.display({ id: "created" }),
]);
type Column = "quote" | "type" | "state" | "article" | "marker" | "created";
/** `width` on a wide window, `card` its place in the card that a row is on a phone. */
const COLUMNS: readonly { id: Column; sort: ClaimSort; turned: ClaimSort; width: string; card: string }[] = [
  {
    id: "quote",
    sort: "quote",
    turned: "-quote",
    width: "",
    card: "max-sheet:col-span-2 max-sheet:col-start-2",
  },
  { id: "type", sort: "type", turned: "-type", width: "w-36", card: "max-sheet:col-start-2" },
  { id: "state", sort: "risk", turned: "-risk", width: "w-36", card: "max-sheet:col-start-3" },
  {
    id: "article",
    sort: "article",
    turned: "-article",
    width: "w-52",
    card: "max-sheet:col-span-2 max-sheet:col-start-2",
  },
  { id: "marker", sort: "marker", turned: "-marker", width: "w-44", card: "max-sheet:col-start-2" },
  {
    id: "created",
    sort: "-created",
    turned: "created",
    width: "w-36",
    card: "max-sheet:col-start-3 max-sheet:self-center",
  },
];

const CELLS: Record<Column, React.ComponentType<{ claim: Claim; choices: FilterChoices }>> = {
  quote: Words,
  type: TypeName,
  state: State,
  article: ArticleTitle,
  marker: Marker,
  created: MarkedAt,
};

/** A guess until a row is measured. */
const ROW_PX = 62;
/** Rows drawn beyond the window, so that the keyboard has somewhere to go. */
const OVERSCAN = 8;
/** So many rows before the end the next page is asked for. */
const AHEAD = 30;

type Props = {
  rows: readonly Claim[];
  total: number;
  choices: FilterChoices;
  filter: ClaimFilter;
  sort: ClaimSort;
  /** Null where the person may not change many claims at once. */
  selection: RowSelectionState | null;
  onSelection: (change: (before: RowSelectionState) => RowSelectionState) => void;
  /** The last rows are near: read on. */
  onNearEnd: () => void;
};

export function ClaimsTable(props: Props) {
  const { rows, choices, selection, onNearEnd } = props;
  const t = useTranslations("claims");
  const body = useRef<HTMLTableSectionElement>(null);
  const table = useTable({
    features,
    columns,
    // The table never changes what it is given.
    data: rows as Claim[],
    getRowId: (claim) => claim.id,
    enableRowSelection: selection !== null,
    enableRowRangeSelection: true,
    state: { rowSelection: selection ?? {} },
    onRowSelectionChange: (change) =>
      props.onSelection((before) => (typeof change === "function" ? change(before) : change)),
  });
  const virtualizer = useWindowVirtualizer<HTMLTableRowElement>({
    count: rows.length,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
    scrollMargin: body.current?.offsetTop ?? 0,
    // What the server draws, before there is a window to measure.
    initialRect: { width: 0, height: 1000 },
    getItemKey: (index) => rows[index]?.id ?? index,
  });
  const drawn = virtualizer.getVirtualItems();
  const reached = (drawn.at(-1)?.index ?? 0) + AHEAD >= rows.length;
  useEffect(() => {
    if (reached) onNearEnd();
  }, [reached, onNearEnd]);

  useSteady(rows, virtualizer);

  const margin = virtualizer.options.scrollMargin;
  const above = (drawn[0]?.start ?? margin) - margin;
  const below = virtualizer.getTotalSize() - ((drawn.at(-1)?.end ?? margin) - margin);
  const model = table.getRowModel().rows;
  const move = useMove(body, virtualizer);
  return (
    <table
      className="mt-4 w-full table-fixed border-collapse max-sheet:block"
      aria-rowcount={props.total + 1}
    >
      <Heads {...props} />
      <tbody ref={body} onKeyDown={move} className="max-sheet:block">
        {above > 0 && <Gap height={above} />}
        {drawn.map(({ index, key }) => {
          const row = model[index];
          if (row === undefined) return null;
          const claim = row.original;
          return (
            <tr
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              aria-rowindex={index + 2}
              className="border-b border-hair align-baseline has-checked:bg-wash max-sheet:grid max-sheet:grid-cols-[auto_minmax(0,10rem)_minmax(7rem,1fr)] max-sheet:gap-x-3 max-sheet:gap-y-1 max-sheet:py-3"
            >
              {selection !== null && (
                <td className="w-10 py-2.5 align-top max-sheet:row-span-4 max-sheet:w-auto max-sheet:py-0">
                  <label className="grid size-[max(1.75rem,var(--tap))] cursor-pointer place-items-center">
                    <span className="sr-only">{t("select", { quote: claim.anchor.exact })}</span>
                    <input
                      type="checkbox"
                      data-move="box"
                      checked={row.getIsSelected()}
                      onChange={row.getToggleSelectedHandler()}
                      className="size-[1.125rem] accent-ink"
                    />
                  </label>
                </td>
              )}
              {COLUMNS.map(({ id, card }) => {
                const Cell = CELLS[id];
                return (
                  <td
                    key={id}
                    className={`py-2.5 pr-4 max-sheet:block max-sheet:py-0 max-sheet:pr-0 max-sheet:text-small ${card}`}
                  >
                    <Cell claim={claim} choices={choices} />
                  </td>
                );
              })}
            </tr>
          );
        })}
        {below > 0 && <Gap height={below} />}
      </tbody>
    </table>
  );
}

/** Stands for the rows that are not drawn. */
function Gap({ height }: { height: number }) {
  return (
    <tr className="max-sheet:block">
      <td colSpan={COLUMNS.length + 1} style={{ height }} className="max-sheet:block" />
    </tr>
  );
}

/** The heads, each a link that orders by it, and turns the order when it is in force. */
function Heads({ selection, filter, sort, rows, onSelection }: Props) {
  const t = useTranslations("claims");
  const all = selection !== null && rows.length > 0 && rows.every(({ id }) => selection[id] === true);
  return (
    <thead className="text-left text-small text-ink-2 max-sheet:block">
      <tr aria-rowindex={1} className="border-b border-edge max-sheet:block">
        {selection !== null && (
          <td className="w-10 max-sheet:block max-sheet:w-auto max-sheet:pb-1">
            <label className="flex min-h-(--tap) cursor-pointer items-center gap-2.5 pl-1.5">
              <input
                type="checkbox"
                checked={all}
                onChange={() =>
                  onSelection(() => (all ? {} : Object.fromEntries(rows.map(({ id }) => [id, true]))))
                }
                className="size-[1.125rem] accent-ink"
              />
              <span className="sheet:sr-only">{t("selectShown")}</span>
            </label>
          </td>
        )}
        {COLUMNS.map((one) => {
          const upward = sort === one.sort;
          const downward = sort === one.turned;
          const descending = (upward ? one.sort : one.turned).startsWith("-");
          return (
            <th
              key={one.id}
              scope="col"
              aria-sort={upward || downward ? (descending ? "descending" : "ascending") : undefined}
              className={`pr-4 font-normal max-sheet:hidden ${one.width}`}
            >
              <Link
                href={claimsHref(filter, { sort: upward ? one.turned : one.sort })}
                scroll={false}
                className="inline-flex min-h-(--tap) items-center gap-1 no-underline hover:underline aria-[current]:font-semibold aria-[current]:text-ink"
                aria-current={upward || downward ? "true" : undefined}
              >
                {t(one.id)}
                {(upward || downward) && <span aria-hidden="true">{descending ? "↓" : "↑"}</span>}
              </Link>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

/** Keeps the row at the window's upper edge where it is when rows come or go above it. */
function useSteady(rows: readonly Claim[], virtualizer: Virtualizer<Window, HTMLTableRowElement>): void {
  const before = useRef({ rows, key: "", start: 0 });
  useLayoutEffect(() => {
    const { options, scrollOffset, measurementsCache } = virtualizer;
    const offset = scrollOffset ?? 0;
    const { rows: old, key, start } = before.current;
    if (old !== rows && key !== "") {
      const now = rows.findIndex(({ id }) => id === key);
      const moved = (measurementsCache[now]?.start ?? start) - start;
      if (moved !== 0) scrollBy({ top: moved, behavior: "instant" });
    }
    // At the top of the list what is new is to be seen.
    const top = offset > options.scrollMargin ? virtualizer.getVirtualItemForOffset(offset) : undefined;
    before.current = { rows, key: String(top?.key ?? ""), start: top?.start ?? 0 };
  });
}

/** Arrow keys, Home and End walk from row to row in the column they are pressed in; Space on words selects. */
function useMove(
  body: React.RefObject<HTMLTableSectionElement | null>,
  virtualizer: { scrollToIndex: (index: number) => void; options: { count: number } },
) {
  return (event: React.KeyboardEvent) => {
    const from = event.target instanceof HTMLElement ? event.target : null;
    const kind = from?.dataset.move;
    const row = from?.closest<HTMLElement>("tr[data-index]");
    if (!kind || !row || event.ctrlKey || event.metaKey || event.altKey) return;
    const box = row.querySelector<HTMLElement>('[data-move="box"]');
    if (event.code === "Space" && kind === "words" && box !== null) {
      event.preventDefault();
      box.click();
      return;
    }
    const last = virtualizer.options.count - 1;
    const index = Number(row.dataset.index);
    const to = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: last }[event.code];
    if (to === undefined || to < 0 || to > last) return;
    event.preventDefault();
    const focus = () =>
      body.current?.querySelector<HTMLElement>(`tr[data-index="${to}"] [data-move="${kind}"]`)?.focus();
    virtualizer.scrollToIndex(to);
    // A row far away is drawn in the next frame.
    requestAnimationFrame(() => requestAnimationFrame(focus));
  };
}

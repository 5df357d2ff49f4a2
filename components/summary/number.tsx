/** A number that opens exactly the claims it counts; a zero opens nothing. */
import Link from "next/link";
import { useFormatter } from "use-intl";
import { claimsHref } from "@/lib/model/claim-filter";
import type { ClaimFilter } from "@/lib/model/wire";

/** `label` says for screen readers what is counted, where a table's heads do not. */
export function NumberLink(props: { count: number; filter: ClaimFilter; label?: string }) {
  const format = useFormatter();
  if (props.count === 0) return <span className="text-ink-3">0</span>;
  return (
    <Link
      href={claimsHref(props.filter)}
      aria-label={props.label}
      className="-mx-1 -my-0.5 inline-block min-w-7 rounded-[4px] px-1 py-0.5 text-right hover:bg-wash pointer-coarse:min-w-11 pointer-coarse:py-2.5"
    >
      {format.number(props.count)}
    </Link>
  );
}

/** The head of every page: where one can go, and the person's own corner. */
import Link from "next/link";
import { Icon } from "../ui/icon";

/** The word mark; the line under its second half is the house's own mark. */
export function Logo({ className = "text-[1.1875rem]" }: { className?: string }) {
  return (
    <span className={`inline-block py-2 font-serif leading-none font-semibold tracking-tight ${className}`}>
      Proof<b className="border-b-2 border-ink pb-px font-semibold">mark</b>
    </span>
  );
}

/**
 * The bar at the head of the page. `middle` stands between the ways and the corner (coverage and the
 * state of saving, in the reader); `corner` holds theme, language and the person's menu. On a phone a page
 * with a middle keeps to one row: the way back in place of the name and the ways, named `back`.
 */
export function Bar(props: {
  home: string;
  back: string;
  label: string;
  ways: readonly { href: string; name: string; current: boolean }[];
  middle?: React.ReactNode;
  corner: React.ReactNode;
}) {
  const oneRow = props.middle !== undefined;
  return (
    <header
      className={`sticky top-0 z-30 flex h-14 items-center gap-4 border-b border-hair bg-paper px-6 max-sheet:px-4 print:hidden ${
        oneRow
          ? "max-sheet:gap-2 max-sheet:px-2"
          : "max-sheet:h-auto max-sheet:flex-wrap max-sheet:gap-y-0 max-sheet:pt-1"
      }`}
    >
      {oneRow && (
        <Link href={props.home} aria-label={props.back} className="btn btn-icon sheet:hidden">
          <Icon name="left" />
        </Link>
      )}
      <Link
        href={props.home}
        className={`inline-flex min-h-(--tap) items-center no-underline ${oneRow ? "max-sheet:hidden" : ""}`}
        aria-label="Proofmark"
      >
        <Logo />
      </Link>
      <nav
        aria-label={props.label}
        className={
          oneRow
            ? "flex gap-0.5 max-sheet:hidden"
            : "flex gap-0.5 max-sheet:order-3 max-sheet:-mx-2 max-sheet:w-[calc(100%+1rem)] max-sheet:overflow-x-auto"
        }
      >
        {props.ways.map((way) => (
          <Link
            key={way.href}
            href={way.href}
            aria-current={way.current ? "page" : undefined}
            className="inline-flex min-h-[max(2rem,var(--tap))] items-center rounded-ctl px-2.5 text-ink-2 no-underline hover:bg-wash hover:text-ink aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:underline aria-[current]:decoration-ink aria-[current]:decoration-2 aria-[current]:underline-offset-8"
          >
            {way.name}
          </Link>
        ))}
      </nav>
      {props.middle}
      <div className="ml-auto flex items-center gap-1">{props.corner}</div>
    </header>
  );
}

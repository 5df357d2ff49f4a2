/** The stamp: its form (and hue) say a claim's type, its glyph says the tag. Never one without the other. */
import type { Sign } from "@/lib/model/sign";
import type { Hue } from "@/lib/model/vocabulary";

const FORMS: Record<Hue, React.ReactNode> = {
  clay: <circle className="stamp-form" cx="10" cy="10" r="8.2" />,
  mulberry: <path className="stamp-form" d="M10 .8 19.2 10 10 19.2.8 10Z" />,
  blue: (
    <path
      className="stamp-form"
      d="M4.2 2h11.6a2.4 2.4 0 0 1 2.4 2.4v8.2a2.4 2.4 0 0 1-2.4 2.4H9.6L5.4 19v-4H4.2a2.4 2.4 0 0 1-2.4-2.4V4.4A2.4 2.4 0 0 1 4.2 2Z"
    />
  ),
  teal: <rect className="stamp-form" x="2.2" y="2.2" width="15.6" height="15.6" rx="1.4" />,
  ochre: <path className="stamp-form" d="M5.4 2h9.2L19.2 10l-4.6 8H5.4L.8 10Z" />,
  wine: <path className="stamp-form" d="M10 1.4 19 17.6H1Z" />,
  violet: (
    <path className="stamp-form" d="M10 1.2 17.6 4v6.2c0 4.3-3.1 7.2-7.6 8.8-4.5-1.6-7.6-4.5-7.6-8.8V4Z" />
  ),
  moss: <path className="stamp-form" d="M6.3 1.4h7.4l4.9 4.9v7.4l-4.9 4.9H6.3l-4.9-4.9V6.3Z" />,
};

/** How far a form's visual middle lies from the middle of the grid. */
const LIFT: Partial<Record<Hue, string>> = {
  blue: "translate(0 -1.4)",
  wine: "translate(0 2.2)",
  violet: "translate(0 -.6)",
};

const GLYPHS: Record<Sign, React.ReactNode> = {
  verified: <path className="stamp-glyph" d="M6.4 10.3l2.6 2.7 4.7-5.6" />,
  unverified: (
    <>
      <path className="stamp-glyph" d="M7.8 8a2.2 2.2 0 1 1 3.4 1.9c-.8.5-1.2.9-1.2 1.7" />
      <circle className="stamp-dot" cx="10" cy="13.9" r="1" />
    </>
  ),
  contested: <path className="stamp-glyph" d="M6.2 8.3h7.6M6.2 11.7h7.6M11.7 5.6 8.3 14.4" />,
  stale: <path className="stamp-glyph" d="M13.6 8.6a3.9 3.9 0 1 0 .2 2.6M13.9 5.9v2.8h-2.8" />,
  lost: <path className="stamp-glyph" d="M7 7l6 6M13 7l-6 6" />,
  candidate: null,
};

/**
 * Draws a stamp, hidden from screen readers: whoever shows it says type and tag in words.
 * Without a sign it is the bare form, as in the legend.
 */
export function Stamp({ hue, sign, className = "" }: { hue: Hue; sign?: Sign; className?: string }) {
  const full = sign === "contested" || sign === "stale";
  return (
    <svg
      className={`stamp ${className}`}
      viewBox="0 0 20 20"
      aria-hidden="true"
      data-hue={sign === "candidate" ? "grey" : hue}
      data-sign={sign}
      data-full={full || undefined}
    >
      {FORMS[hue]}
      {sign && <g transform={LIFT[hue]}>{GLYPHS[sign]}</g>}
    </svg>
  );
}

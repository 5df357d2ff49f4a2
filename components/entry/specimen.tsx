/** The left page of the entry: one sentence marked as the desk marks it. A picture; nothing in it is pressed. */
import { Stamp } from "@/components/claim/stamp";
import { Logo } from "@/components/shell/bar";
import { type Locale, translator } from "@/lib/messages/catalogue";
import type { Hue } from "@/lib/model/vocabulary";

const MARKS = {
  troops: { hue: "clay", sign: "unverified", line: "4px", tint: "var(--tint)" },
  quote: { hue: "blue", sign: "verified", line: "3px", tint: "var(--tint-verified)" },
  statement: { hue: "ochre", sign: "contested", line: "3px", tint: "var(--tint-loud)" },
} as const satisfies Record<string, { hue: Hue; sign: string; line: string; tint: string }>;

function Marked({ as, children }: { as: keyof typeof MARKS; children: React.ReactNode }) {
  const { hue, sign, line, tint } = MARKS[as];
  return (
    <span
      data-hue={hue}
      data-sign={sign}
      className="line rounded-mark"
      style={{
        textDecorationThickness: line,
        textUnderlineOffset: "0.22em",
        background: `color-mix(in oklab, var(--hue) ${tint}, transparent)`,
      }}
    >
      {/* No top of its own: it lies on the line where the words begin, in the margin. */}
      <span className="absolute -left-11 mt-[0.78em] max-sheet:-left-9 max-sheet:mt-[0.68em]">
        <Stamp hue={hue} sign={sign} className="size-6!" />
      </span>
      {children}
    </span>
  );
}

/** Drawn beside the sign-in and the setup. */
export function Specimen({ locale }: { locale: Locale }) {
  const t = translator(locale, "entry");
  return (
    <header className="flex flex-col justify-between gap-8 py-12 pr-16 pl-[clamp(3rem,9vw,9rem)] max-sheet:gap-6 max-sheet:py-6 max-sheet:pr-5 max-sheet:pl-14">
      <div className="max-sheet:-ml-9">
        <Logo className="text-[1.375rem]" />
      </div>
      <p
        aria-hidden="true"
        className="relative max-w-[19em] font-serif text-[clamp(1.75rem,3vw,2.625rem)] leading-[1.6] tracking-[-0.012em]"
      >
        {t.rich("specimen", {
          troops: (words) => <Marked as="troops">{words}</Marked>,
          quote: (words) => <Marked as="quote">{words}</Marked>,
          statement: (words) => <Marked as="statement">{words}</Marked>,
        })}
      </p>
      <p className="text-small text-ink-2">{t("motto")}</p>
    </header>
  );
}

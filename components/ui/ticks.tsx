/**
 * A row of strokes, one a thing in its order: full, half, a dot, or hollow. Over sixty share a fixed width;
 * over a hundred and twenty several share a stroke, which is hollow as soon as one of them is.
 */
const FIXED_MOST = 60;
const MOST = 120;
/** The rarest first: what a shared stroke must not hide. */
const LOUDEST = "oadn";

/** `run`: one letter a thing: a full, d half, n a dot, o hollow. `label`: the sum in words. */
export function Ticks(props: { run: string; label: string; className?: string }) {
  const strokes = props.run.length > MOST ? grouped(props.run) : props.run;
  return (
    <span
      role="img"
      aria-label={props.label}
      className={`ticks ${props.className ?? ""}`}
      data-shared={strokes.length > FIXED_MOST || undefined}
    >
      {[...strokes].map((stroke, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a stroke is known by its place alone
        <i key={place} data-stroke={stroke} />
      ))}
    </span>
  );
}

function grouped(run: string): string {
  return Array.from({ length: MOST }, (_, group) => {
    const part = run.slice(
      Math.floor((group * run.length) / MOST),
      Math.floor(((group + 1) * run.length) / MOST),
    );
    return [...LOUDEST].find((stroke) => part.includes(stroke)) ?? "";
  }).join("");
}

/**
 * A row of strokes, one a thing in its order: full, half, a dot, or hollow. Many share a fixed width; where
 * not even two pixels each are left, several share a stroke, which is hollow as soon as one of them is.
 */
/** So many of full width fit where a row has its place in the bar, the queue and on a phone. */
const FIXED_MOST = 28;
/** So many of the least width, with a pixel between them, fit a phone's row. */
const MOST = 48;
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

/** One clock for several processes of this machine, and what lies in the middle of many figures. */

/** Milliseconds, never backwards within a process. */
export const now = (): number => performance.timeOrigin + performance.now();

/** The figure that `share` (0 to 1) of all are not above; not a number where there are none. */
export function quantile(figures: readonly number[], share: number): number {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

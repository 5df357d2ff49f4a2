/** Puts what was measured at one length into a table of medians and ratios. */
import type { Step, scroll, Visit } from "./measure";

/** A visit to a page that can be marked, with every mark made and withdrawn on it. */
export type Peer = {
  visited: Visit;
  marked: Step[];
  withdrawn: Step[];
  scrolled: Awaited<ReturnType<typeof scroll>>;
};
export type Ours = Peer & { clicked: Step };

/** All visits of one length. `bare`: our HTML without scripts; `still`: the static page; `bytes`: ours × bare. */
export type Round = { ours: Ours[]; bare: Visit[]; still: Visit[]; peer: Peer[]; bytes: number };

const ms = (value: number) => value.toFixed(value < 100 ? 1 : 0);
const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
const middle = (visits: Visit[], key: keyof Visit) => median(visits.map((one) => one[key]));
const act = (all: Peer[], which: "marked" | "withdrawn", key: keyof Step) =>
  median(all.flatMap((one) => one[which].map((step) => step[key])));

/** What one more mark costs us of the main thread until it is painted, in milliseconds. */
export function costOfMark({ ours }: Round): number {
  return act(ours, "marked", "cpu");
}

/** Prints the table. */
export function report(length: number, { ours, bare, still, peer, bytes }: Round): void {
  const own = ours.map(({ visited }) => visited);
  const theirs = peer.map(({ visited }) => visited);
  const beside = (which: "marked" | "withdrawn", key: keyof Step) => {
    const [us, them] = [act(ours, which, key), act(peer, which, key)];
    return `${ms(us)} (Recogito ${ms(them)}, × ${(us / them).toFixed(2)})`;
  };
  const [painted, ready] = [middle(own, "painted"), middle(own, "ready")];
  const frames = (key: "long" | "frames") => median(ours.map(({ scrolled }) => scrolled[key]));
  const rows: [string, string][] = [
    ["server, until the first byte", ms(middle(own, "server"))],
    ["painted", ms(painted)],
    ["  × own HTML without scripts", (painted / middle(bare, "painted")).toFixed(2)],
    ["  × static page", (painted / middle(still, "painted")).toFixed(2)],
    ["bytes × own HTML without scripts", bytes.toFixed(2)],
    ["ready to mark", `${ms(ready)} (Recogito ${ms(middle(theirs, "ready"))})`],
    ["  × Recogito", (ready / middle(theirs, "ready")).toFixed(3)],
    ["longest task", `${ms(middle(own, "longestTask"))} (Recogito ${ms(middle(theirs, "longestTask"))})`],
    ["CPU until at rest", `${ms(middle(own, "cpu"))} (Recogito ${ms(middle(theirs, "cpu"))})`],
    ["one more mark shown", beside("marked", "shown")],
    ["one more mark, CPU until shown", beside("marked", "cpu")],
    ["one more mark, CPU until at rest", beside("marked", "cpuAtRest")],
    ["withdrawn shown", beside("withdrawn", "shown")],
    ["withdrawn, CPU until shown", beside("withdrawn", "cpu")],
    ["click to focus shown", ms(median(ours.map(({ clicked }) => clicked.shown)))],
    ["frames over 50 ms while scrolling", `${frames("long")} of ${frames("frames")}`],
    ["heap, MiB", `${ms(middle(own, "heapMiB"))} (Recogito ${ms(middle(theirs, "heapMiB"))})`],
  ];
  console.log(`\n${length} characters, ${length / 100} claims (ms, medians)`);
  for (const [name, value] of rows) console.log(`  ${name.padEnd(36)} ${value}`);
}

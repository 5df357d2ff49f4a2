import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assignLanes, type Marked, segmentSpans } from "./segments";
import { span } from "./units";

function mark(id: string, start: number, end: number): Marked {
  return { id, span: span(start, end) };
}

const marks = fc
  .array(fc.tuple(fc.nat(30), fc.nat(30)), { maxLength: 12 })
  .map((pairs) => pairs.map(([a, b], k) => mark(`m${k}`, Math.min(a, b), Math.max(a, b))));

function overlap(a: Marked, b: Marked): boolean {
  return a.span.start < b.span.end && b.span.start < a.span.end;
}

describe("segmentSpans", () => {
  const cases: [string, Marked[], [number, number, string][]][] = [
    ["no mark", [], [[0, 10, ""]]],
    ["one mark over everything", [mark("a", 0, 10)], [[0, 10, "a"]]],
    [
      "nesting",
      [mark("in", 3, 5), mark("out", 1, 8)],
      [
        [0, 1, ""],
        [1, 3, "out"],
        [3, 5, "out in"],
        [5, 8, "out"],
        [8, 10, ""],
      ],
    ],
    [
      "partial overlap",
      [mark("a", 0, 6), mark("b", 4, 10)],
      [
        [0, 4, "a"],
        [4, 6, "a b"],
        [6, 10, "b"],
      ],
    ],
    [
      "adjacency",
      [mark("a", 0, 5), mark("b", 5, 10)],
      [
        [0, 5, "a"],
        [5, 10, "b"],
      ],
    ],
    [
      "twins, by id",
      [mark("b", 2, 4), mark("a", 2, 4)],
      [
        [0, 2, ""],
        [2, 4, "a b"],
        [4, 10, ""],
      ],
    ],
    [
      "marks that cross the frame, outer by their whole length",
      [mark("b", 2, 14), mark("a", -1, 9)],
      [
        [0, 2, "a"],
        [2, 9, "b a"],
        [9, 10, "b"],
      ],
    ],
    ["empty and outside marks", [mark("e", 4, 4), mark("o", 10, 12), mark("n", -4, 0)], [[0, 10, ""]]],
  ];
  it.each(cases)("cuts %s", (_name, marked, expected) => {
    const segments = segmentSpans(span(0, 10), marked);
    expect(segments.map(({ start, end, active }) => [start, end, active.join(" ")])).toEqual(expected);
  });

  it("has no piece in an empty frame", () => {
    expect(segmentSpans(span(3, 3), [mark("a", 0, 9)])).toEqual([]);
  });

  it("concatenates exactly to its frame and names every mark over every place", () => {
    fc.assert(
      fc.property(marks, fc.nat(30), fc.nat(30), (marked, a, b) => {
        const frame = span(Math.min(a, b), Math.max(a, b));
        const segments = segmentSpans(frame, marked);
        let at: number = frame.start;
        for (const segment of segments) {
          expect(segment.start).toBe(at);
          expect(segment.end).toBeGreaterThan(segment.start);
          for (let place: number = segment.start; place < segment.end; place += 1) {
            const over = marked.filter((m) => m.span.start <= place && place < m.span.end).map((m) => m.id);
            expect([...segment.active].sort()).toEqual(over.sort());
          }
          at = segment.end;
        }
        expect(at).toBe(frame.end);
      }),
    );
  });

  it("does not depend on the order of the marks", () => {
    fc.assert(
      fc.property(marks, (marked) => {
        expect(segmentSpans(span(0, 31), marked.toReversed())).toEqual(segmentSpans(span(0, 31), marked));
      }),
    );
  });

  it("cuts a megabyte with ten thousand marks", () => {
    const marked = Array.from({ length: 10_000 }, (_, k) => mark(`m${k}`, k * 100, k * 100 + 120));
    expect(segmentSpans(span(0, 1_000_100), marked)).toHaveLength(20_000);
  });
});

describe("assignLanes", () => {
  const cases: [string, Marked[], Record<string, number>][] = [
    ["the inner mark nearest to the text", [mark("out", 0, 10), mark("in", 3, 5)], { in: 0, out: 1 }],
    ["partial overlaps in neighbouring lanes", [mark("a", 0, 6), mark("b", 4, 12)], { a: 0, b: 1 }],
    ["touching marks in one lane", [mark("a", 0, 5), mark("b", 5, 10)], { a: 0, b: 0 }],
    ["three levels", [mark("a", 0, 9), mark("b", 1, 8), mark("c", 2, 3)], { c: 0, b: 1, a: 2 }],
    [
      "a lane reused where it is free",
      [mark("a", 0, 4), mark("b", 2, 8), mark("c", 7, 9)],
      { a: 0, b: 1, c: 0 },
    ],
  ];
  it.each(cases)("puts %s", (_name, marked, expected) => {
    expect(Object.fromEntries(assignLanes(marked))).toEqual(expected);
  });

  it("keeps overlapping marks apart and inner marks nearer", () => {
    fc.assert(
      fc.property(marks, (marked) => {
        const solid = marked.filter(({ span }) => span.start < span.end);
        const lanes = assignLanes(solid);
        for (const a of solid)
          for (const b of solid) {
            if (a === b || !overlap(a, b)) continue;
            const [laneA = -1, laneB = -1] = [lanes.get(a.id), lanes.get(b.id)];
            expect(laneA).not.toBe(laneB);
            const longer = a.span.end - a.span.start > b.span.end - b.span.start;
            const contains = a.span.start <= b.span.start && b.span.end <= a.span.end && longer;
            if (contains) expect(laneA).toBeGreaterThan(laneB);
          }
      }),
    );
  });

  it("gives every mark a lane, empty ones too", () => {
    expect(assignLanes([mark("e", 4, 4), mark("a", 0, 9)]).size).toBe(2);
  });
});

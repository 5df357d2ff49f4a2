import { expect, test } from "vitest";
import { understood } from "./entry";

/** Formats of which each adds to the one before. */
const STEPS = [
  (kept: object) => ({ ...kept, second: "from the first" }),
  (kept: object) => ({ ...kept, third: "from the second" }),
];

test("an entry of any older format is brought up, step by step", () => {
  const oldest = { format: 1, order: 4, write: { id: "w" } };
  const brought = { ...oldest, format: 3, second: "from the first", third: "from the second" };
  expect(understood(oldest, STEPS)).toEqual(brought);
  expect(understood({ ...oldest, format: 2 }, STEPS)).toEqual({
    ...oldest,
    format: 3,
    third: "from the second",
  });
  expect(understood(brought, STEPS)).toEqual(brought);
});

test("an entry of a newer format is not touched", () => {
  expect(understood({ format: 4 }, STEPS)).toBeNull();
});

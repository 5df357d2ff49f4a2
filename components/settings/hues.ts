/** The eight pairs of hue and form, in the order in which a new type is offered one. */
import type { Hue } from "@/lib/model/vocabulary";

// A record, so that a hue the schema gains and this list lacks does not compile.
const ORDER: Record<Hue, number> = {
  clay: 0,
  mulberry: 1,
  blue: 2,
  teal: 3,
  ochre: 4,
  wine: 5,
  violet: 6,
  moss: 7,
};

// Object.keys forgets the literal types.
export const HUES = (Object.keys(ORDER) as Hue[]).sort((a, b) => ORDER[a] - ORDER[b]);

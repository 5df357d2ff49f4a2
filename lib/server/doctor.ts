/**
 * Looks a whole newsroom over and says what is not as it must be, changing nothing. It reads the file as
 * it stands at one moment, so that a server may go on beside it.
 */

import { inspect } from "./db";
import { LOOKS } from "./doctor-checks";

/** So many faults of one kind are told one by one. */
const MOST_TOLD = 20;

export type Diagnosis = {
  readonly healthy: boolean;
  readonly looks: readonly {
    readonly name: string;
    /** How many things were looked at. */
    readonly looked: number;
    readonly faults: number;
    /** The first of them, a sentence each. */
    readonly told: readonly string[];
  }[];
};

/**
 * Examines a migrated file.
 * @throws AppError or Error when it cannot be read at all
 */
export async function examine(file: string): Promise<Diagnosis> {
  const looks = await inspect(file, async (db) => {
    const made = [];
    for (const [name, look] of Object.entries(LOOKS)) {
      let looked = 0;
      let faults = 0;
      const told: string[] = [];
      for await (const fault of look(db)) {
        looked += 1;
        if (fault === null) continue;
        faults += 1;
        if (told.length < MOST_TOLD) told.push(fault);
      }
      made.push({ name, looked, faults, told });
    }
    return made;
  });
  return { healthy: looks.every(({ faults }) => faults === 0), looks };
}

/** What a newsroom has before its first person comes in, and the time zone in which it counts days. */
import { SEEDED_TYPES } from "../model/vocabulary";
import { type Transaction, write } from "./db";

/**
 * Furnishes an empty database; one that has settings already is left as its editors made it.
 * @param demo whether this is a demo newsroom, which no `serve` will ever open
 */
export async function furnish(demo: boolean): Promise<void> {
  await write(async (tx) => {
    if ((await tx.settings.count()) > 0) return;
    await tx.settings.create({ data: { id: 1, demo } });
    await tx.claimType.createMany({ data: SEEDED_TYPES.map((type, position) => ({ ...type, position })) });
  });
}

/** The newsroom's time zone, in which the days of filters and counts are meant. */
export async function newsroomZone(db: Transaction): Promise<string> {
  const settings = await db.settings.findUnique({ where: { id: 1 }, select: { timeZone: true } });
  return settings?.timeZone ?? "Europe/Sofia";
}

/** What a newsroom has before its first person comes in, where it stands, and the time zone it counts days in. */
import { SEEDED_TYPES } from "../model/vocabulary";
import { read, readAtOnce, type Transaction, write } from "./db";

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

/** The newsroom's revision: the id of its last event, 0 before the first. It grows with every change. */
export async function newsroomRevision(db: Transaction): Promise<number> {
  const last = await db.event.findFirst({ orderBy: { id: "desc" }, select: { id: true } });
  return last?.id ?? 0;
}

/**
 * Has what `work` reads by `read` be of one moment, so that a page's numbers add up among themselves.
 * `work` may be done twice: only when something changed under it is it held to a moment, which readers take
 * turns at.
 * @returns with the newsroom's revision at that moment
 */
export async function atOneMoment<T>(work: () => Promise<T>): Promise<{ revision: number; found: T }> {
  const look = async () => ({ revision: await newsroomRevision(read()), found: await work() });
  const looked = await look();
  return (await newsroomRevision(read())) === looked.revision ? looked : readAtOnce(look);
}

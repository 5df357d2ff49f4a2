/** Days as a newsroom counts them: where a day begins and ends there, and which day a moment falls on. */
import { TZDate } from "@date-fns/tz";

/** The day that `moment` falls on in `timeZone`, `YYYY-MM-DD`. */
export function dayOf(moment: Date, timeZone: string): string {
  const there = new TZDate(moment, timeZone);
  const two = (n: number) => String(n).padStart(2, "0");
  return `${String(there.getFullYear()).padStart(4, "0")}-${two(there.getMonth() + 1)}-${two(there.getDate())}`;
}

/** The day `count` days after `day`; before it when negative. */
export function addDays(day: string, count: number): string {
  const noon = new Date(`${day}T12:00:00Z`);
  noon.setUTCDate(noon.getUTCDate() + count);
  return noon.toISOString().slice(0, 10);
}

/** The first moment of `day` in `timeZone`, also where clocks skip or repeat midnight. */
export function dayStart(day: string, timeZone: string): Date {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  let start = new TZDate(year, month - 1, date, 0, 0, 0, 0, timeZone).getTime();
  // Zones change by multiples of a quarter of an hour; where midnight is skipped or comes twice, the
  // library's answer is one of the moments near the border, and the border itself is found from there.
  const QUARTER = 15 * 60_000;
  while (dayOf(new Date(start), timeZone) < day) start += QUARTER;
  while (dayOf(new Date(start - QUARTER), timeZone) >= day) start -= QUARTER;
  return new Date(start);
}

/** The moment that a clock in `timeZone` shows as `local` (`YYYY-MM-DDTHH:MM`); the first of two such. */
export function momentAt(local: string, timeZone: string): Date {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = local.split(/[-T:]/).map(Number);
  return new Date(new TZDate(year, month - 1, day, hour, minute, 0, 0, timeZone).getTime());
}

/** What a clock in `timeZone` shows at `moment`, `YYYY-MM-DDTHH:MM`: the other way of `momentAt`. */
export function clockOf(moment: Date, timeZone: string): string {
  const there = new TZDate(moment, timeZone);
  const two = (n: number) => String(n).padStart(2, "0");
  return `${dayOf(moment, timeZone)}T${two(there.getHours())}:${two(there.getMinutes())}`;
}

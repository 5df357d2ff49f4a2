import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, clockOf, dayOf, dayStart, momentAt } from "./day";

/** Sofia changes its clocks at night, the others at midnight itself, by half an hour, or have odd offsets. */
const ZONES = [
  "Europe/Sofia",
  "America/Sao_Paulo",
  "Africa/Cairo",
  "Asia/Beirut",
  "America/Havana",
  "Australia/Lord_Howe",
  "Asia/Kathmandu",
  "Pacific/Apia",
  "UTC",
];
const zone = fc.constantFrom(...ZONES);
const moment = fc.date({
  noInvalidDate: true,
  min: new Date("1990-01-01T00:00:00Z"),
  max: new Date("2037-12-31T00:00:00Z"),
});

describe("a day in the newsroom", () => {
  it("is the day a calendar there shows", () => {
    fc.assert(
      fc.property(moment, zone, (at, timeZone) => {
        const shown = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(at);
        expect(dayOf(at, timeZone)).toBe(shown);
      }),
    );
  });

  it("holds exactly the moments from its start to the start of the next", () => {
    fc.assert(
      fc.property(moment, zone, (at, timeZone) => {
        const day = dayOf(at, timeZone);
        const next = addDays(day, 1);
        // Samoa once had no such day at all.
        if (dayOf(dayStart(next, timeZone), timeZone) !== next) return;
        expect(dayStart(day, timeZone).getTime()).toBeLessThanOrEqual(at.getTime());
        expect(dayStart(next, timeZone).getTime()).toBeGreaterThan(at.getTime());
      }),
    );
  });

  it.each([
    ["2026-03-29", "Europe/Sofia", "2026-03-28T22:00:00.000Z", "2026-03-29T21:00:00.000Z"],
    ["2026-10-25", "Europe/Sofia", "2026-10-24T21:00:00.000Z", "2026-10-25T22:00:00.000Z"],
    ["2018-11-04", "America/Sao_Paulo", "2018-11-04T03:00:00.000Z", "2018-11-05T02:00:00.000Z"],
  ])("%s in %s lasts from %s to %s, though clocks change on it", (day, timeZone, from, to) => {
    expect(dayStart(day, timeZone).toISOString()).toBe(from);
    expect(dayStart(addDays(day, 1), timeZone).toISOString()).toBe(to);
  });

  it("counts days over the ends of months and years", () => {
    expect(addDays("2023-12-31", 1)).toBe("2024-01-01");
    expect(addDays("2024-03-01", -1)).toBe("2024-02-29");
  });

  it("knows the moment that its clocks show", () => {
    expect(momentAt("2026-11-01T09:30", "Europe/Sofia").toISOString()).toBe("2026-11-01T07:30:00.000Z");
    expect(momentAt("2026-07-01T09:30", "Europe/Sofia").toISOString()).toBe("2026-07-01T06:30:00.000Z");
  });

  it("shows a moment as a clock there does", () => {
    fc.assert(
      fc.property(moment, zone, (at, timeZone) => {
        const parts = Object.fromEntries(
          new Intl.DateTimeFormat("en-GB", { timeZone, dateStyle: "short", timeStyle: "short" })
            .formatToParts(at)
            .map(({ type, value }) => [type, value]),
        );
        const { year, month, day, hour, minute } = parts;
        expect(clockOf(at, timeZone)).toBe(`${year}-${month}-${day}T${hour}:${minute}`);
      }),
    );
  });
});

import { beforeEach, describe, expect, it } from "vitest";
import { act, SYSTEM } from "./act";
import { read } from "./db";
import { furnish } from "./newsroom";
import { changeSettings, readSettings } from "./settings";
import { freshDatabase } from "./testing";
import { addUser } from "./users";

beforeEach(async () => {
  const close = await freshDatabase();
  await furnish(true);
  return close;
});

describe("the newsroom's settings", () => {
  it("change in what the patch names, and record just that", async () => {
    const before = await readSettings();
    const after = await act(SYSTEM, (act) => changeSettings(act, { timeZone: "Europe/Kyiv" }));
    expect(after).toEqual({ ...before, timeZone: "Europe/Kyiv" });
    expect(await readSettings()).toEqual(after);
    const [event] = await read().event.findMany();
    expect(event?.change).toEqual({ from: { timeZone: "Europe/Sofia" }, to: { timeZone: "Europe/Kyiv" } });
  });

  it("are an administrator's", async () => {
    const person = { email: "e@example.org", name: "Елена", role: "editor" as const };
    const editor = await act(SYSTEM, (act) => addUser(act, person, "-"));
    await expect(act(editor, (act) => changeSettings(act, { newsroom: "X" }))).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    expect((await readSettings()).newsroom).toBe("Proofmark");
  });
});

import { v7 } from "uuid";
import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "../model/policy";
import type { Role } from "../model/vocabulary";
import { act, SYSTEM } from "./act";
import { read } from "./db";
import { furnish } from "./newsroom";
import { hashPassword, isPassword } from "./passwords";
import { freshDatabase } from "./testing";
import {
  addUser,
  changeMe,
  changeUser,
  hashOwnPassword,
  isNewsroomEmpty,
  listUsers,
  readMe,
  readUser,
  setUp,
} from "./users";

beforeEach(freshDatabase);

const PASSWORD = "correct horse";
const kept = hashPassword(PASSWORD);

async function add(role: Role, email = `${v7()}@example.org`): Promise<Actor> {
  const person = { email, name: "Мария", role };
  const passwordHash = await kept;
  return act(SYSTEM, (act) => addUser(act, person, passwordHash));
}

const row = (id: string) => read().user.findUniqueOrThrow({ where: { id } });
const events = async () =>
  (await read().event.findMany({ orderBy: { id: "asc" } })).map(({ kind, actorId, subject, change }) => ({
    kind,
    actorId,
    subject,
    change,
  }));

describe("adding a person", () => {
  it("keeps them, and who added them, in one act", async () => {
    const admin = await add("admin");
    const person = { id: v7(), email: "ana@example.org", name: "Ана", role: "editor" as const };
    const passwordHash = await kept;
    const added = await act(admin, (act) => addUser(act, person, passwordHash));
    expect(added).toMatchObject({ ...person, disabledAt: null });
    expect(await readUser(admin, { email: "ANA@example.org" })).toEqual(added);
    expect((await events()).at(-1)).toEqual({
      kind: "user_added",
      actorId: admin.id,
      subject: person.id,
      change: { from: {}, to: { email: "ana@example.org", name: "Ана", role: "editor" } },
    });
  });

  it("never shows a password's hash", async () => {
    const admin = await add("admin");
    const seen = JSON.stringify([await listUsers(admin, { limit: 50 }), await readMe(admin), admin]);
    expect(seen).not.toContain("argon2");
  });

  it("refuses an address or an id that somebody has", async () => {
    const admin = await add("admin", "ana@example.org");
    const passwordHash = await kept;
    const again = { email: "ana@example.org", name: "Ана", role: "checker" as const };
    await expect(act(admin, (act) => addUser(act, again, passwordHash))).rejects.toMatchObject({
      code: "CONFLICT",
      more: { errors: [{ pointer: "/email" }] },
    });
    const sameId = { ...again, id: admin.id, email: "other@example.org" };
    await expect(act(admin, (act) => addUser(act, sameId, passwordHash))).rejects.toMatchObject({
      code: "ID_REUSED",
    });
    expect(await read().user.count()).toBe(1);
  });

  it.each(["checker", "editor"] as const)("is not open to a %s", async (role) => {
    const actor = await add(role);
    const person = { email: "x@example.org", name: "X", role: "admin" as const };
    const passwordHash = await kept;
    await expect(act(actor, (act) => addUser(act, person, passwordHash))).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await expect(
      act(actor, (act) => changeUser(act, actor.id, { role: "admin" }, null)),
    ).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    expect(await read().user.count()).toBe(1);
  });
});

describe("the list of people", () => {
  it("comes in pages that together hold everybody once", async () => {
    const added: string[] = [];
    for (let i = 0; i < 5; i++) added.push((await add("admin")).id);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listUsers(SYSTEM, { limit: 2, cursor });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(added);
  });
});

describe("changing a person", () => {
  it("disables and enables, ending their sessions once", async () => {
    const admin = await add("admin");
    const { id } = await add("checker");
    const first = await act(admin, (act) => changeUser(act, id, { disabled: true }, null));
    expect(first.disabledAt).not.toBeNull();
    const second = await act(admin, (act) => changeUser(act, id, { disabled: true }, null));
    expect(second.disabledAt).toBe(first.disabledAt);
    expect((await row(id)).sessionVersion).toBe(2);
    const third = await act(admin, (act) => changeUser(act, id, { disabled: false }, null));
    expect(third.disabledAt).toBeNull();
    expect((await row(id)).sessionVersion).toBe(2);
    expect((await events()).filter(({ kind }) => kind === "user_changed")).toHaveLength(2);
  });

  it("resets a password and signs the person out everywhere", async () => {
    const admin = await add("admin");
    const { id } = await add("checker");
    const fresh = await hashPassword("another horse");
    await act(admin, (act) => changeUser(act, id, {}, fresh));
    const { passwordHash, sessionVersion } = await row(id);
    expect(await isPassword(passwordHash, "another horse")).toBe(true);
    expect(sessionVersion).toBe(2);
    const last = (await events()).at(-1);
    expect(last).toMatchObject({ kind: "password_changed", subject: id, change: { from: {}, to: {} } });
  });

  it("records only what changed, and nothing where nothing did", async () => {
    const admin = await add("admin");
    const { id } = await add("checker");
    await act(admin, (act) => changeUser(act, id, { name: "Мария", role: "editor" }, null));
    expect((await events()).at(-1)?.change).toEqual({ from: { role: "checker" }, to: { role: "editor" } });
    const before = (await events()).length;
    await act(admin, (act) => changeUser(act, id, { name: "Мария" }, null));
    expect(await events()).toHaveLength(before);
  });

  it("never leaves the newsroom without an administrator who can come in", async () => {
    const admin = await add("admin");
    const other = await add("admin");
    await act(admin, (act) => changeUser(act, other.id, { disabled: true }, null));
    for (const patch of [{ disabled: true }, { role: "editor" as const }]) {
      await expect(act(admin, (act) => changeUser(act, admin.id, patch, null))).rejects.toMatchObject({
        code: "CONFLICT",
      });
    }
    expect(await row(admin.id)).toMatchObject({ role: "admin", disabledAt: null, sessionVersion: 1 });
    await act(admin, (act) => changeUser(act, other.id, { disabled: false }, null));
    await act(admin, (act) => changeUser(act, admin.id, { role: "editor" }, null));
    expect((await row(admin.id)).role).toBe("editor");
  });

  it("lets two administrators who demote each other at once not both succeed", async () => {
    const [one, two] = [await add("admin"), await add("admin")];
    const demote = (actor: Actor, id: string) =>
      act(actor, (act) => changeUser(act, id, { role: "checker" }, null));
    await Promise.allSettled([demote(one, two.id), demote(two, one.id)]);
    expect(await read().user.count({ where: { role: "admin", disabledAt: null } })).toBe(1);
  });

  it("does not know a person who is not there", async () => {
    const admin = await add("admin");
    await expect(act(admin, (act) => changeUser(act, v7(), {}, null))).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(readUser(admin, { id: v7() })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("what is one's own", () => {
  it("keeps preferences that a change leaves out", async () => {
    const me = await add("checker");
    await act(me, (act) => changeMe(act, { preferences: { language: "en", shortcuts: false } }, null));
    const now = await act(me, (act) => changeMe(act, { preferences: { theme: "dark" } }, null));
    expect(now.preferences).toEqual({ language: "en", shortcuts: false, theme: "dark" });
    expect(await readMe(me)).toEqual(now);
    expect((await row(me.id)).sessionVersion).toBe(1);
  });

  it("takes a new password only with the present one, and then ends all sessions", async () => {
    const me = await add("checker");
    await expect(hashOwnPassword(me, { current: "wrong", next: "another horse" })).rejects.toMatchObject({
      code: "INVALID",
      more: { errors: [{ pointer: "/password/current" }] },
    });
    const fresh = await hashOwnPassword(me, { current: PASSWORD, next: "another horse" });
    await act(me, (act) => changeMe(act, {}, fresh));
    const { passwordHash, sessionVersion } = await row(me.id);
    expect(await isPassword(passwordHash, "another horse")).toBe(true);
    expect(sessionVersion).toBe(2);
  });

  it("is no place to guess the password: wrong tries run out", async () => {
    const me = await add("checker");
    const guess = () => hashOwnPassword(me, { current: "wrong", next: "another horse" });
    for (let i = 0; i < 10; i++) await expect(guess()).rejects.toMatchObject({ code: "INVALID" });
    await expect(guess()).rejects.toMatchObject({ code: "RATE_LIMITED" });
  });

  it("signs out everywhere, and says so in the record", async () => {
    const me = await add("checker");
    await act(me, (act) => changeMe(act, { signOutEverywhere: true }, null));
    expect((await row(me.id)).sessionVersion).toBe(2);
    expect((await events()).at(-1)).toMatchObject({ kind: "signed_out_everywhere", actorId: me.id });
  });

  it("survives preferences that are no longer understood", async () => {
    const me = await add("checker");
    await act(SYSTEM, ({ tx }) =>
      tx.user.update({ where: { id: me.id }, data: { preferences: { theme: "sepia" } } }),
    );
    expect((await readMe(me)).preferences).toEqual({});
  });
});

describe("the first visit", () => {
  const first = { newsroom: "Вестник", email: "ana@example.org", name: "Ана", password: PASSWORD };

  it("makes the administrator and names the newsroom, once", async () => {
    await furnish(false);
    expect(await isNewsroomEmpty()).toBe(true);
    const both = await Promise.allSettled([setUp(first), setUp({ ...first, email: "eve@example.org" })]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(setUp(first)).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await read().user.findMany()).toMatchObject([{ role: "admin" }]);
    expect(await read().settings.findMany()).toMatchObject([{ newsroom: "Вестник" }]);
    expect(await isNewsroomEmpty()).toBe(false);
    expect((await events())[0]).toMatchObject({ kind: "user_added", actorId: null });
  });
});

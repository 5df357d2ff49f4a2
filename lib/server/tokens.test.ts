import { v7 } from "uuid";
import { beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "../model/policy";
import type { Role } from "../model/vocabulary";
import { act, SYSTEM } from "./act";
import { read } from "./db";
import { currentActor } from "./session";
import { freshDatabase } from "./testing";
import { createToken, listTokens, revokeToken } from "./tokens";
import { addUser } from "./users";

beforeEach(freshDatabase);

const add = (role: Role = "checker"): Promise<Actor> =>
  act(SYSTEM, (act) => addUser(act, { email: `${v7()}@example.org`, name: "Мария", role }, "-"));
const bearer = (token: string) =>
  new Request("http://127.0.0.1/api/v1/me", { headers: { authorization: `Bearer ${token}` } });

describe("a key for scripts", () => {
  it("is shown once, opens the door for its owner, and is not kept", async () => {
    const owner = await add();
    const { token, ...listed } = await act(owner, (act) => createToken(act, { name: "Справка" }));
    expect(token).toMatch(/^pm_[\w-]{43}$/);
    expect(listed.hint).toBe(token.slice(0, 7));
    expect(await currentActor(bearer(token))).toMatchObject({ id: owner.id });
    const everything = [await read().apiToken.findMany(), await read().event.findMany()];
    expect(JSON.stringify(everything)).not.toContain(token);
    expect(await listTokens(owner)).toMatchObject([{ id: listed.id, name: "Справка", revokedAt: null }]);
  });

  it("opens nothing once revoked, stays listed, and is revoked once", async () => {
    const owner = await add();
    const { token, id } = await act(owner, (act) => createToken(act, { name: "Справка" }));
    await act(owner, (act) => revokeToken(act, id));
    expect(await currentActor(bearer(token))).toBeNull();
    const [listed] = await listTokens(owner);
    expect(listed?.revokedAt).not.toBeNull();
    await act(owner, (act) => revokeToken(act, id));
    expect(await listTokens(owner)).toEqual([listed]);
    expect(await read().event.count({ where: { kind: "token_revoked" } })).toBe(1);
  });

  it("is nobody else's to see or to revoke, not even an administrator's", async () => {
    const owner = await add();
    const { id } = await act(owner, (act) => createToken(act, { name: "Справка" }));
    const admin = await add("admin");
    expect(await listTokens(admin)).toEqual([]);
    await expect(act(admin, (act) => revokeToken(act, id))).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is made for somebody else only by an administrator", async () => {
    const owner = await add();
    const { token } = await act(SYSTEM, (act) => createToken(act, { name: "CLI" }, owner.id));
    expect(await currentActor(bearer(token))).toMatchObject({ id: owner.id });
    const editor = await add("editor");
    await expect(act(editor, (act) => createToken(act, { name: "x" }, owner.id))).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await expect(act(SYSTEM, (act) => createToken(act, { name: "x" }, v7()))).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  it("refuses an id that another key has", async () => {
    const owner = await add();
    const { id } = await act(owner, (act) => createToken(act, { name: "Справка" }));
    await expect(act(owner, (act) => createToken(act, { id, name: "Друга" }))).rejects.toMatchObject({
      code: "ID_REUSED",
    });
  });
});

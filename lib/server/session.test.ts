import { encode } from "next-auth/jwt";
import { v7 } from "uuid";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Role } from "../model/vocabulary";
import { read, write } from "./db";
import { COOKIES, currentActor, hashToken, requireActor } from "./session";
import { freshDatabase } from "./testing";

const SECRET = vi.hoisted(() => {
  const secret = "a secret for tests of at least thirty-two characters";
  vi.stubEnv("NEXTAUTH_SECRET", secret);
  return secret;
});

beforeEach(freshDatabase);

async function addPerson(role: Role = "checker"): Promise<string> {
  const id = v7();
  const row = {
    id,
    email: `${id}@example.org`,
    name: "Мария",
    passwordHash: "-",
    role,
    preferences: {},
    createdAt: new Date(),
  };
  await write((tx) => tx.user.create({ data: row }));
  return id;
}

async function addToken(userId: string, token: string): Promise<string> {
  const row = {
    id: v7(),
    userId,
    name: "script",
    hash: hashToken(token),
    hint: "pm_",
    createdAt: new Date(),
  };
  await write((tx) => tx.apiToken.create({ data: row }));
  return row.id;
}

const request = (headers: Record<string, string>) => new Request("http://127.0.0.1/api/v1/me", { headers });

async function withCookie(token: Record<string, unknown>, secret = SECRET): Promise<Request> {
  return request({ cookie: `a=b; ${COOKIES.session}=${await encode({ token, secret })}; c=d` });
}

describe("a session", () => {
  it("names the person as the database knows them now", async () => {
    const id = await addPerson();
    const signedIn = await withCookie({ sub: id, sessionVersion: 1 });
    expect(await requireActor(signedIn)).toEqual({ id, name: "Мария", role: "checker" });
    await write((tx) => tx.user.update({ where: { id }, data: { role: "editor" } }));
    expect((await requireActor(signedIn)).role).toBe("editor");
  });

  it("ends at once for somebody who is disabled, and comes back with them", async () => {
    const id = await addPerson("admin");
    const signedIn = await withCookie({ sub: id, sessionVersion: 1 });
    await write((tx) => tx.user.update({ where: { id }, data: { disabledAt: new Date() } }));
    await expect(requireActor(signedIn)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    await write((tx) => tx.user.update({ where: { id }, data: { disabledAt: null } }));
    expect(await currentActor(signedIn)).not.toBeNull();
  });

  it("ends when the person's session version has moved on", async () => {
    const id = await addPerson();
    await write((tx) => tx.user.update({ where: { id }, data: { sessionVersion: { increment: 1 } } }));
    expect(await currentActor(await withCookie({ sub: id, sessionVersion: 1 }))).toBeNull();
    expect(await currentActor(await withCookie({ sub: id, sessionVersion: 2 }))).not.toBeNull();
  });

  it("is none when forged, altered, for nobody, without a version or absent", async () => {
    const id = await addPerson();
    const forged = await withCookie(
      { sub: id, sessionVersion: 1 },
      "another secret of thirty-two characters",
    );
    const altered = request({ cookie: `${COOKIES.session}=x.y.z` });
    for (const stranger of [
      forged,
      altered,
      await withCookie({ sub: v7(), sessionVersion: 1 }),
      await withCookie({ sub: id }),
      request({}),
    ]) {
      expect(await currentActor(stranger)).toBeNull();
    }
  });
});

describe("a token", () => {
  it("names its owner, and notes its use once an hour", async () => {
    const id = await addPerson("editor");
    const tokenId = await addToken(id, "pm_secret");
    const lastUse = async () =>
      (await read().apiToken.findUniqueOrThrow({ where: { id: tokenId } })).lastUsedAt;
    const byToken = request({ authorization: "Bearer pm_secret" });
    expect(await requireActor(byToken)).toEqual({ id, name: "Мария", role: "editor" });
    const first = await lastUse();
    expect(first).not.toBeNull();
    await requireActor(byToken);
    expect(await lastUse()).toEqual(first);
    const longAgo = new Date("2020-01-01T00:00:00Z");
    await write((tx) => tx.apiToken.update({ where: { id: tokenId }, data: { lastUsedAt: longAgo } }));
    await requireActor(byToken);
    expect(await lastUse()).not.toEqual(longAgo);
  });

  it("is refused when revoked, when its owner is disabled, and when it is unknown or malformed", async () => {
    const id = await addPerson();
    const revoked = await addToken(id, "pm_revoked");
    await write((tx) => tx.apiToken.update({ where: { id: revoked }, data: { revokedAt: new Date() } }));
    await addToken(id, "pm_good");
    for (const authorization of [
      "Bearer pm_revoked",
      "Bearer pm_unknown",
      "Bearer",
      "Basic pm_good",
      "pm_good",
    ]) {
      expect(await currentActor(request({ authorization }))).toBeNull();
    }
    await write((tx) => tx.user.update({ where: { id }, data: { disabledAt: new Date() } }));
    expect(await currentActor(request({ authorization: "Bearer pm_good" }))).toBeNull();
  });

  it("that is wrong never falls back to the cookie beside it", async () => {
    const signedIn = await withCookie({ sub: await addPerson(), sessionVersion: 1 });
    expect(await currentActor(signedIn)).not.toBeNull();
    signedIn.headers.set("authorization", "Bearer pm_wrong");
    expect(await currentActor(signedIn)).toBeNull();
  });
});

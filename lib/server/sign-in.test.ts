import { v7 } from "uuid";
import { beforeEach, describe, expect, it } from "vitest";
import { ACCOUNT_TRIES } from "./attempts";
import { read, write } from "./db";
import { hashPassword } from "./passwords";
import { labelled } from "./peer";
import { listDemoPeople, signInAsDemo, signInByPassword } from "./sign-in";
import { freshDatabase } from "./testing";

beforeEach(freshDatabase);

const HERE = () => labelled("127.0.0.1", { host: "localhost:3000" });
const ELSEWHERE = () => labelled("192.0.2.7", { host: "localhost:3000" });
const kept = hashPassword("correct horse");

/** A person with the password "correct horse"; addresses differ, so that tests share no count of tries. */
async function addPerson(more: { email?: string; disabledAt?: Date } = {}): Promise<string> {
  const email = more.email ?? `${v7()}@example.org`;
  const row = { id: v7(), name: "Мария", role: "checker" as const, passwordHash: await kept };
  await write((tx) =>
    tx.user.create({ data: { ...row, preferences: {}, createdAt: new Date(), ...more, email } }),
  );
  return email;
}

describe("signInByPassword", () => {
  it("gives the account and its session version, whatever the case of the address", async () => {
    const email = await addPerson();
    const { id } = await read().user.findUniqueOrThrow({ where: { email } });
    const account = await signInByPassword(` ${email.toUpperCase()} `, "correct horse", HERE());
    expect(account).toEqual({ id, sessionVersion: 1 });
  });

  it("refuses a wrong password and an unknown address in the same words", async () => {
    const wrong = signInByPassword(await addPerson(), "wrong horse", HERE());
    await expect(wrong).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    const unknown = signInByPassword(`${v7()}@example.org`, "correct horse", HERE());
    const [first, second] = await Promise.allSettled([wrong, unknown]);
    expect(second).toEqual(first);
  });

  it("tells a disabled person so, but only to who knows the password", async () => {
    const email = await addPerson({ disabledAt: new Date() });
    await expect(signInByPassword(email, "correct horse", HERE())).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await expect(signInByPassword(email, "wrong", HERE())).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  });

  it("stops taking tries after too many failures, known account or not", async () => {
    for (const email of [await addPerson(), `${v7()}@example.org`]) {
      for (let i = 0; i < ACCOUNT_TRIES; i++) {
        await expect(signInByPassword(email, "wrong", HERE())).rejects.toMatchObject({
          code: "UNAUTHENTICATED",
        });
      }
      await expect(signInByPassword(email, "correct horse", HERE())).rejects.toMatchObject({
        code: "RATE_LIMITED",
      });
    }
  });
});

describe("one-click sign-in", () => {
  const openDemo = () => write((tx) => tx.settings.create({ data: { id: 1, demo: true } }));

  it("offers the demo people who may come in, and signs one of them in", async () => {
    await openDemo();
    const email = await addPerson({ email: "checker@demo.local" });
    await addPerson({ email: "gone@demo.local", disabledAt: new Date() });
    await addPerson();
    expect(await listDemoPeople(HERE())).toEqual([{ email, name: "Мария", role: "checker", waiting: 0 }]);
    expect(await signInAsDemo(email, HERE())).toMatchObject({ sessionVersion: 1 });
  });

  it("is open to nobody on another machine", async () => {
    await openDemo();
    const email = await addPerson({ email: "checker@demo.local" });
    expect(await listDemoPeople(ELSEWHERE())).toEqual([]);
    await expect(signInAsDemo(email, ELSEWHERE())).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is open in no data folder but a demo one", async () => {
    const email = await addPerson({ email: "checker@demo.local" });
    await write((tx) => tx.settings.create({ data: { id: 1 } }));
    expect(await listDemoPeople(HERE())).toEqual([]);
    await expect(signInAsDemo(email, HERE())).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("lets in only demo people, and no disabled one", async () => {
    await openDemo();
    const stranger = await addPerson();
    const gone = await addPerson({ email: "gone@demo.local", disabledAt: new Date() });
    for (const email of [stranger, gone, "nobody@demo.local"]) {
      await expect(signInAsDemo(email, HERE())).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
  });
});

/** Fills an empty demo newsroom with the four people whom everybody at this machine may be. */
import { randomBytes } from "node:crypto";
import { v7 } from "uuid";
import { write } from "./db";
import { furnish } from "./newsroom";
import { hashPassword } from "./passwords";

const PEOPLE = [
  { email: "checker@demo.local", name: "Мария Илиева", role: "checker" },
  { email: "checker2@demo.local", name: "Димитър Петров", role: "checker" },
  { email: "editor@demo.local", name: "Елена Стоева", role: "editor" },
  { email: "admin@demo.local", name: "Павел Андреев", role: "admin" },
] as const;

/** Seeds the demo; a second call changes nothing. */
export async function seedDemo(): Promise<void> {
  await furnish(true);
  // Nobody knows this password: a demo account is entered by its button, from this machine.
  const passwordHash = await hashPassword(randomBytes(32).toString("base64url"));
  await write(async (tx) => {
    if ((await tx.user.count()) > 0) return;
    const createdAt = new Date();
    await tx.user.createMany({
      data: PEOPLE.map((person) => ({ ...person, id: v7(), passwordHash, preferences: {}, createdAt })),
    });
  });
}

/** A newsroom to write to: its people with their keys, and one long article of numbered sentences. */
import { join } from "node:path";
import { v7 } from "uuid";
import type { Actor } from "../../lib/model/policy";
import { act, SYSTEM } from "../../lib/server/act";
import { importArticle } from "../../lib/server/articles";
import { closeDatabase, openDatabase } from "../../lib/server/db";
import { prepareText } from "../../lib/server/intake";
import { migrate } from "../../lib/server/migrate";
import { furnish } from "../../lib/server/newsroom";
import { createToken } from "../../lib/server/tokens";
import { addUser } from "../../lib/server/users";

const sentence = (n: number) => `Изречение ${n}: около ${10_000 + n} войници.`;

/** The words of the n-th place and where they lie, in code points; all signs here have one code unit. */
export type Place = { readonly start: number; readonly end: number; readonly exact: string };

/** A person who writes, by their key. */
export type Writer = Actor & { readonly token: string };

export type Newsroom = {
  readonly database: string;
  readonly articleId: string;
  readonly writers: readonly Writer[];
  readonly places: readonly Place[];
};

/** Makes the newsroom in a data folder that no server works in yet. */
export async function makeNewsroom(folder: string, writers: number, sentences: number): Promise<Newsroom> {
  const database = join(folder, "proofmark.db");
  await migrate(database);
  openDatabase(database);
  try {
    await furnish(false);
    const people: Writer[] = [];
    for (let n = 0; n < writers; n++) people.push(await writer(n));
    const [first] = people;
    if (first === undefined) throw new Error("A newsroom needs somebody.");
    const texts = Array.from({ length: sentences }, (_, n) => sentence(n));
    const { id } = await act(first, (act) => importArticle(act, prepareText(texts.join("\n"))));
    const places: Place[] = [];
    let at = 0;
    for (const text of texts) {
      const start = at + text.indexOf("около");
      const end = at + text.length - 1;
      places.push({ start, end, exact: text.slice(start - at, end - at) });
      at += text.length + 1;
    }
    return { database, articleId: id, writers: people, places };
  } finally {
    await closeDatabase();
  }
}

async function writer(n: number): Promise<Writer> {
  const person = { email: `writer${n}@desk.example`, name: `Пишещ ${n}`, role: "checker" as const };
  // Nobody signs in: they come by their keys.
  const { id } = await act(SYSTEM, (act) => addUser(act, person, v7()));
  const { token } = await act(SYSTEM, (act) => createToken(act, { name: "bench" }, id));
  return { id, name: person.name, role: person.role, token };
}

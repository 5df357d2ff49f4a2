/** A small newsroom for tests: four people with their tokens, and articles to mark claims in. */
import { v7 } from "uuid";
import type { Actor } from "../model/policy";
import type { Role } from "../model/vocabulary";
import type { Article, MarkClaim } from "../model/wire";
import { TextIndex } from "../text/offsets";
import { span } from "../text/units";
import { act } from "./act";
import { importArticle } from "./articles";
import { write } from "./db";
import { prepareText } from "./intake";
import { furnish } from "./newsroom";
import { hashPassword } from "./passwords";
import { hashToken } from "./session";

/** A person who can be named in a request by `token`. */
export type Tester = Actor & { readonly token: string };
export type Desk = Record<"checker" | "colleague" | "editor" | "admin", Tester>;

/** Furnishes an empty database and gives it its people. */
export async function desk(): Promise<Desk> {
  await furnish(false);
  return {
    checker: await person("checker", "Ана"),
    colleague: await person("checker", "Вяра"),
    editor: await person("editor", "Борис"),
    admin: await person("admin", "Гергана"),
  };
}

const PASSWORD_HASH = hashPassword("correct horse");

async function person(role: Role, name: string): Promise<Tester> {
  const passwordHash = await PASSWORD_HASH;
  const id = v7();
  const token = `token-of-${id}`;
  const createdAt = new Date();
  await write(async (tx) => {
    const user = { id, email: `${id}@example.org`, name, passwordHash, role, preferences: {}, createdAt };
    await tx.user.create({ data: user, select: { id: true } });
    await tx.apiToken.create({
      data: {
        id: v7(),
        userId: id,
        name: "test",
        hash: hashToken(token),
        hint: "",
        createdAt,
        lastUsedAt: createdAt,
      },
      select: { id: true },
    });
  });
  return { id, name, role, token };
}

/** Two paragraphs with a flag, a joined emoji, figures that stand twice, and a quotation. */
export const TEXT = [
  "Около 8000 войници са в района на Курск 🇺🇦, съобщи Вашингтон.",
  "„Ще стоим твърдо“, каза министърът 👩‍🚀. Повече от 1000 ракети и 8000 войници, заяви Сеул.",
].join("\n");

/** Imports a text as `actor`. */
export function article(actor: Actor, text = TEXT): Promise<Article> {
  return act(actor, (act) => importArticle(act, prepareText(text)));
}

/** A mark of the first place where `words` stand in `text`, and whatever else it is to have. */
export function markOf(text: string, words: string, more: Partial<MarkClaim> = {}): MarkClaim {
  const at = text.indexOf(words);
  if (at === -1) throw new Error(`not in the text: ${words}`);
  const { start, end } = new TextIndex(text).spanToCodePoints(span(at, at + words.length));
  return { id: v7(), version: 1, type: "troop-count", start, end, exact: words, ...more };
}

/** Puts `count` claims on the first sign of an article straight into the database, and gives their ids. */
export async function manyClaims(by: Actor, articleId: string, count: number): Promise<string[]> {
  const at = new Date();
  const ids = Array.from({ length: count }, () => v7());
  const claim = { articleId, typeSlug: "quote", wording: "О", searchText: "", revision: 1 };
  const place = { start: 0, end: 1, exact: "О", prefix: "", suffix: "", changes: [] };
  await write(async (tx) => {
    const { id: versionId } = await tx.articleVersion.findFirstOrThrow({
      where: { articleId },
      orderBy: { number: "desc" },
      select: { id: true },
    });
    await tx.claim.createMany({
      data: ids.map((id) => ({ ...claim, id, createdById: by.id, createdAt: at, updatedAt: at })),
    });
    await tx.anchor.createMany({
      data: ids.map((id) => ({ ...place, id: v7(), versionId, claimId: id, state: "exact", createdAt: at })),
    });
  });
  return ids;
}

/** A request for a route file to answer, without a server. */
export type Sent = {
  method: string;
  /** Below `/api/v1`, with its query. */
  address: string;
  by?: Tester | undefined;
  headers?: Record<string, string>;
  /** Bytes or text as they are, a stream, or a value to send as JSON. */
  body?: unknown;
};

/** The request that `sent` describes; a plain value as body is sent as JSON. */
export function requestOf({ method, address, by, headers = {}, body }: Sent): Request {
  const raw = typeof body === "string" || body instanceof Uint8Array || body instanceof ReadableStream;
  const sent = body === undefined ? {} : { body: raw ? (body as BodyInit) : JSON.stringify(body) };
  return new Request(`http://127.0.0.1:3000/api/v1${address}`, {
    method,
    headers: {
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      // Without a token it comes as one of our own pages would send it.
      ...(by === undefined ? { origin: "http://127.0.0.1:3000" } : { authorization: `Bearer ${by.token}` }),
      ...headers,
    },
    ...sent,
    // Node wants to be told that a stream is sent while the answer is awaited; the DOM's type has no word for it.
    ...(body instanceof ReadableStream ? ({ duplex: "half" } as object) : {}),
  });
}

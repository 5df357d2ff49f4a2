/**
 * Who is reading an article and which claims they have open. Kept in memory and gone with the process:
 * every open page says so anew every five seconds.
 */
import { AppError } from "../model/errors";
import { type Actor, authorise } from "../model/policy";
import type { Person } from "../model/wire";
import type { Beat, Presence } from "../model/wire-live";
import { read } from "./db";
import { shared } from "./hub";
import { poke } from "./pokes";

/** A page not heard of for so long is gone. */
const GONE_MS = 15_000;
/** More pages of one person on one article are not kept apart; the one longest unheard goes. */
const MOST_TABS = 24;

type Tab = { user: Person; claim: string | null; goes: NodeJS.Timeout };

/** The pages on each article, by person and page. */
type Rooms = Map<string, Map<string, Tab>>;

function rooms(): Rooms {
  return shared("presence", () => new Map());
}

async function requireArticle(actor: Actor, articleId: string): Promise<void> {
  authorise(actor, "article:read");
  if ((await read().article.findUnique({ where: { id: articleId }, select: { id: true } })) === null) {
    throw new AppError("NOT_FOUND", "There is no such article.");
  }
}

/** Who is reading an article. */
export async function readPresence(actor: Actor, articleId: string): Promise<Presence> {
  await requireArticle(actor, articleId);
  return presenceIn(articleId);
}

/** Notes where a page of `actor` is, or that it is left, and gives who is there now. */
export async function beat(actor: Actor, articleId: string, { tab, claim, here }: Beat): Promise<Presence> {
  await requireArticle(actor, articleId);
  const key = `${actor.id} ${tab}`;
  const before = JSON.stringify(presenceIn(articleId));
  forget(articleId, key);
  if (here) arrive(articleId, key, { user: { id: actor.id, name: actor.name }, claim });
  const now = presenceIn(articleId);
  if (JSON.stringify(now) !== before) poke(articleId, "presence");
  return now;
}

function arrive(articleId: string, key: string, tab: Omit<Tab, "goes">): void {
  const room = rooms().get(articleId) ?? new Map<string, Tab>();
  rooms().set(articleId, room);
  const goes = setTimeout(() => {
    forget(articleId, key);
    poke(articleId, "presence");
  }, GONE_MS).unref();
  room.set(key, { ...tab, goes });
  const own = [...room].filter(([, { user }]) => user.id === tab.user.id);
  const [oldest] = own;
  if (own.length > MOST_TABS && oldest !== undefined) forget(articleId, oldest[0]);
}

function forget(articleId: string, key: string): void {
  const room = rooms().get(articleId);
  const tab = room?.get(key);
  if (room === undefined || tab === undefined) return;
  clearTimeout(tab.goes);
  room.delete(key);
  if (room.size === 0) rooms().delete(articleId);
}

/** Sorted, so that the order in which pages are heard of changes nothing. */
function presenceIn(articleId: string): Presence {
  const people = new Map<string, { user: Person; claims: Set<string> }>();
  for (const { user, claim } of rooms().get(articleId)?.values() ?? []) {
    const known = people.get(user.id) ?? { user, claims: new Set() };
    if (claim !== null) known.claims.add(claim);
    people.set(user.id, known);
  }
  return {
    people: [...people.values()]
      .map(({ user, claims }) => ({ user, claims: [...claims].sort() }))
      .sort((a, b) => (a.user.id < b.user.id ? -1 : 1)),
  };
}

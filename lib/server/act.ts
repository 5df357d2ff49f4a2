/**
 * One person's one change: inside one transaction, at one moment. Every use case that writes takes an
 * `Act`; it does not open a transaction or read the clock itself, so that use cases compose (a bulk
 * change, the demo seed) and a change, its event and its receipt are kept together or not at all.
 */
import { Prisma } from "../../prisma/generated/client";
import type { Actor } from "../model/policy";
import type { EventKind } from "../model/vocabulary";
import { afterCommit, execute, type Transaction, write } from "./db";
import { poke } from "./pokes";

export type Act = {
  readonly tx: Transaction;
  readonly actor: Actor;
  /** When the change is made, as it will be recorded everywhere. */
  readonly at: Date;
};

/** Who acts where no person does, on the command line and at the first start: with every right. */
export const SYSTEM: Actor = { id: "system", name: "Proofmark", role: "admin" };

/** Runs a use case of `actor` as one transaction, now. For callers other than the routes. */
export function act<T>(actor: Actor, work: (act: Act) => Promise<T>): Promise<T> {
  return write((tx) => work({ tx, actor, at: new Date() }));
}

/** What an event records: fields that changed, from what to what. */
export type Recorded = {
  kind: EventKind;
  articleId?: string;
  claimId?: string;
  /** The user, type or token it is about, where it is not about an article. */
  subject?: string;
  /** The article's revision that the change made. */
  revision?: number;
  from?: Prisma.JsonObject;
  to?: Prisma.JsonObject;
  reason?: string | null;
};

/** Writes to the append-only record who changed what; belongs into every act that changes something. */
export function record({ actor, at }: Act, ...events: Recorded[]): void {
  const by = actor.id === SYSTEM.id ? null : actor.id;
  const rows = events.map(({ from = {}, to = {}, ...event }) => ({ ...event, change: { from, to } }));
  // A column that an event does not name is null.
  execute(Prisma.sql`
    INSERT INTO "Event" ("kind", "at", "actorId", "articleId", "claimId", "subject", "revision", "change", "reason")
    SELECT "value" ->> 'kind', ${at}, ${by}, "value" ->> 'articleId', "value" ->> 'claimId', "value" ->> 'subject',
      "value" ->> 'revision', "value" -> 'change', "value" ->> 'reason'
    FROM json_each(${JSON.stringify(rows)})`);
}

/** Counts an article's revision up by one and returns it: once an act and article. */
export async function nextRevision(act: Act, articleId: string): Promise<number> {
  const [article] = await act.tx.$queryRaw<{ revision: number }[]>`
    SELECT "revision" FROM "Article" WHERE "id" = ${articleId}`;
  if (article === undefined) throw new Error(`There is no article ${articleId}.`);
  return revise(act, articleId, article.revision);
}

/**
 * As `nextRevision`, where the act has read the article's revision already. Whoever has the article open is
 * told once the change is kept.
 */
export function revise({ at }: Act, articleId: string, before: number): number {
  const revision = before + 1;
  execute(Prisma.sql`
    UPDATE "Article" SET "revision" = ${revision}, "updatedAt" = ${at} WHERE "id" = ${articleId}`);
  afterCommit(() => poke(articleId, { revision }));
  return revision;
}

/** Fields as an event keeps them: as JSON has them, without those that are undefined. */
export function asJson(fields: object): Prisma.JsonObject {
  return JSON.parse(JSON.stringify(fields));
}

/** The value a nullable JSON column is to be set to. */
export function jsonOrNull(
  value: Prisma.InputJsonValue | null,
): Prisma.InputJsonValue | typeof Prisma.DbNull {
  return value ?? Prisma.DbNull;
}

/**
 * Personal keys for scripts. A key may do what its owner may; it is shown once, when it is made, and only
 * its hash is kept. What is revoked stays listed, so that its owner can tell which it was.
 */
import { randomBytes } from "node:crypto";
import { v7 } from "uuid";
import { AppError } from "../model/errors";
import { type Actor, authorise } from "../model/policy";
import type { ApiToken, CreatedToken, CreateToken } from "../model/wire";
import { type Act, record } from "./act";
import { read } from "./db";
import { hashToken } from "./session";

const VIEW = {
  id: true,
  name: true,
  hint: true,
  createdAt: true,
  lastUsedAt: true,
  revokedAt: true,
} as const;

/** By this start secret scanners and people recognise a key of ours. */
const PREFIX = "pm_";
/** So many characters of a key are kept for its owner to recognise it. */
const HINT_LENGTH = PREFIX.length + 4;

type Row = {
  id: string;
  name: string;
  hint: string;
  createdAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
};

const view = (row: Row): ApiToken => ({
  id: row.id,
  name: row.name,
  hint: row.hint,
  createdAt: row.createdAt.toISOString(),
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  revokedAt: row.revokedAt?.toISOString() ?? null,
});

/** The person's own keys, newest first, revoked ones included. */
export async function listTokens(actor: Actor): Promise<ApiToken[]> {
  authorise(actor, "token:own");
  const rows = await read().apiToken.findMany({
    where: { userId: actor.id },
    select: VIEW,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  return rows.map(view);
}

/**
 * Makes a key for `ownerId`; for somebody else only an administrator may.
 * @returns the key with its `token`, which cannot be read again
 * @throws AppError `NOT_FOUND` when there is no such owner, `ID_REUSED` when the id is taken
 */
export async function createToken(
  act: Act,
  input: CreateToken,
  ownerId: string = act.actor.id,
): Promise<CreatedToken> {
  authorise(act.actor, ownerId === act.actor.id ? "token:own" : "people:edit");
  const { id = v7(), name } = input;
  if ((await act.tx.user.count({ where: { id: ownerId } })) === 0) {
    throw new AppError("NOT_FOUND", "There is no such person. Nothing was changed.");
  }
  if ((await act.tx.apiToken.count({ where: { id } })) > 0) {
    throw new AppError("ID_REUSED", "Another key has this id. Nothing was changed.");
  }
  const token = `${PREFIX}${randomBytes(32).toString("base64url")}`;
  const row = await act.tx.apiToken.create({
    data: {
      id,
      userId: ownerId,
      name,
      hash: hashToken(token),
      hint: token.slice(0, HINT_LENGTH),
      createdAt: act.at,
    },
    select: VIEW,
  });
  record(act, { kind: "token_created", subject: id, to: { name, owner: ownerId } });
  return { ...view(row), token };
}

/**
 * Revokes one of the person's own keys, for good; one that is revoked stays so.
 * @throws AppError `NOT_FOUND`, also for somebody else's
 */
export async function revokeToken(act: Act, id: string): Promise<void> {
  authorise(act.actor, "token:own");
  const row = await act.tx.apiToken.findUnique({ where: { id, userId: act.actor.id }, select: VIEW });
  if (row === null) throw new AppError("NOT_FOUND", "You have no such key. Nothing was changed.");
  if (row.revokedAt !== null) return;
  await act.tx.apiToken.update({ where: { id }, data: { revokedAt: act.at } });
  record(act, { kind: "token_revoked", subject: id, from: { name: row.name } });
}

/**
 * The people of a newsroom: who they are, what they may do, and how they come in. Whoever is disabled or
 * gets another password is signed out everywhere. There is always an administrator who can come in.
 */
import { v7 } from "uuid";
import { AppError } from "../model/errors";
import { type Actor, authorise } from "../model/policy";
import type { Role } from "../model/vocabulary";
import {
  type AddUser,
  type Me,
  type PatchMe,
  type PatchUser,
  Preferences,
  type SetUp,
  type User,
} from "../model/wire";
import { type Act, act, record, SYSTEM } from "./act";
import { limitedTry } from "./attempts";
import { read, type Transaction } from "./db";
import { difference } from "./difference";
import { behind, OLDEST_FIRST, type PageRequest, pageOf } from "./keyset";
import { hashPassword, isPassword } from "./passwords";

const VIEW = { id: true, email: true, name: true, role: true, disabledAt: true, createdAt: true } as const;

type Row = { id: string; email: string; name: string; role: Role; disabledAt: Date | null; createdAt: Date };

const view = (row: Row): User => ({
  id: row.id,
  email: row.email,
  name: row.name,
  role: row.role,
  disabledAt: row.disabledAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
});

const absent = () => new AppError("NOT_FOUND", "There is no such person. Nothing was changed.");

/** A page of everybody, disabled people included, ordered by creation then id. */
export async function listUsers(actor: Actor, { limit, cursor }: PageRequest) {
  authorise(actor, "people:read");
  const rows = await read().user.findMany({
    where: behind(cursor),
    select: VIEW,
    orderBy: [...OLDEST_FIRST],
    take: limit + 1,
  });
  return pageOf(rows, limit, view);
}

/** Everybody, disabled people included, ordered by creation then id: a newsroom is not large. */
export async function listEverybody(actor: Actor): Promise<User[]> {
  authorise(actor, "people:read");
  return (await read().user.findMany({ select: VIEW, orderBy: [...OLDEST_FIRST] })).map(view);
}

/**
 * One person, by id or by address (in any case).
 * @throws AppError `NOT_FOUND`
 */
export async function readUser(actor: Actor, by: { id: string } | { email: string }): Promise<User> {
  authorise(actor, "people:read");
  const where = "id" in by ? by : { email: by.email.toLowerCase() };
  const row = await read().user.findUnique({ where, select: VIEW });
  if (row === null) throw absent();
  return view(row);
}

/** The person themselves, with their preferences. */
export async function readMe(actor: Actor): Promise<Me> {
  return meIn(read(), actor);
}

async function meIn(db: Transaction, actor: Actor): Promise<Me> {
  const row = await db.user.findUnique({ where: { id: actor.id }, select: { ...VIEW, preferences: true } });
  if (row === null) throw absent();
  return { ...view(row), preferences: Preferences.catch({}).parse(row.preferences) };
}

/**
 * Adds a person.
 * @param passwordHash of `input.password`, made before the transaction (`hashPassword`)
 * @throws AppError `CONFLICT` when the address is taken, `ID_REUSED` when the id is
 */
export async function addUser(
  act: Act,
  input: Omit<AddUser, "password">,
  passwordHash: string,
): Promise<User> {
  authorise(act.actor, "people:edit");
  return insertUser(act, input, passwordHash);
}

async function insertUser(act: Act, input: Omit<AddUser, "password">, passwordHash: string): Promise<User> {
  const { id = v7(), email, name, role } = input;
  if ((await act.tx.user.count({ where: { id } })) > 0) {
    throw new AppError("ID_REUSED", "Another person has this id. Nothing was changed.");
  }
  if ((await act.tx.user.count({ where: { email } })) > 0) {
    throw new AppError("CONFLICT", "Somebody has this address already. Nothing was changed.", {
      errors: [{ pointer: "/email", detail: "is taken" }],
    });
  }
  const row = await act.tx.user.create({
    data: { id, email, name, role, passwordHash, preferences: {}, createdAt: act.at },
    select: VIEW,
  });
  record(act, { kind: "user_added", subject: id, to: { email, name, role } });
  return view(row);
}

/**
 * Changes a person. Disabling and a new password end all their sessions.
 * @param passwordHash of `patch.password`, made before the transaction; null where it has none
 * @throws AppError `NOT_FOUND`; `CONFLICT` where no administrator would be left
 */
export async function changeUser(
  act: Act,
  id: string,
  patch: Omit<PatchUser, "password">,
  passwordHash: string | null,
): Promise<User> {
  authorise(act.actor, "people:edit");
  const before = await act.tx.user.findUnique({ where: { id }, select: VIEW });
  if (before === null) throw absent();
  const disabled = patch.disabled ?? before.disabledAt !== null;
  const after = {
    name: patch.name ?? before.name,
    role: patch.role ?? before.role,
    disabledAt: disabled ? (before.disabledAt ?? act.at) : null,
  };
  await keepAnAdministrator(act.tx, before, after);
  const row = await act.tx.user.update({
    where: { id },
    data: {
      ...after,
      ...(passwordHash === null ? {} : { passwordHash }),
      ...(passwordHash !== null || (disabled && before.disabledAt === null)
        ? { sessionVersion: { increment: 1 } }
        : {}),
    },
    select: VIEW,
  });
  const { email: _email, id: _id, createdAt: _createdAt, ...now } = view(row);
  const changed = difference(view(before), now);
  if (changed !== null) record(act, { kind: "user_changed", subject: id, ...changed });
  if (passwordHash !== null) record(act, { kind: "password_changed", subject: id });
  return view(row);
}

type Standing = { role: Role; disabledAt: Date | null };
const administers = ({ role, disabledAt }: Standing) => role === "admin" && disabledAt === null;

async function keepAnAdministrator(tx: Transaction, before: Row, after: Standing): Promise<void> {
  if (!administers(before) || administers(after)) return;
  const others = { role: "admin", disabledAt: null, id: { not: before.id } } as const;
  if ((await tx.user.count({ where: others })) > 0) return;
  throw new AppError(
    "CONFLICT",
    "This is the last administrator, who can be neither disabled nor given another role. Nothing was changed.",
  );
}

/**
 * The hash of the password a person chose for themselves, after their present one was found right. The
 * tries count as failed sign-ins: a borrowed session must not be a way to guess.
 * @throws AppError `INVALID` when the present password is wrong, `RATE_LIMITED` after too many failures
 */
export async function hashOwnPassword(
  actor: Actor,
  { current, next }: NonNullable<PatchMe["password"]>,
): Promise<string> {
  const row = await read().user.findUnique({
    where: { id: actor.id },
    select: { email: true, passwordHash: true },
  });
  if (row === null) throw absent();
  if (!(await limitedTry(row.email, null, () => isPassword(row.passwordHash, current)))) {
    throw new AppError("INVALID", "The present password is not right. Nothing was changed.", {
      errors: [{ pointer: "/password/current", detail: "is not right" }],
    });
  }
  return hashPassword(next);
}

/**
 * Changes what is the person's own. A new password, like `signOutEverywhere`, ends all their sessions,
 * the one that asks for it too.
 * @param passwordHash from `hashOwnPassword`; null where the password stays
 */
export async function changeMe(
  act: Act,
  patch: Omit<PatchMe, "password">,
  passwordHash: string | null,
): Promise<Me> {
  const { actor, tx } = act;
  const before = await meIn(tx, actor);
  const out = patch.signOutEverywhere === true;
  await tx.user.update({
    where: { id: actor.id },
    data: {
      ...(patch.name === undefined ? {} : { name: patch.name }),
      ...(patch.preferences === undefined
        ? {}
        : { preferences: { ...before.preferences, ...patch.preferences } }),
      ...(passwordHash === null ? {} : { passwordHash }),
      ...(out || passwordHash !== null ? { sessionVersion: { increment: 1 } } : {}),
    },
  });
  const after = await meIn(tx, actor);
  const changed = difference({ name: before.name }, { name: after.name });
  if (changed !== null) record(act, { kind: "user_changed", subject: actor.id, ...changed });
  if (passwordHash !== null) record(act, { kind: "password_changed", subject: actor.id });
  if (out) record(act, { kind: "signed_out_everywhere", subject: actor.id });
  return after;
}

/** Whether nobody exists yet, so that the first visit is to create the administrator. */
export async function isNewsroomEmpty(): Promise<boolean> {
  return (await read().user.findFirst({ select: { id: true } })) === null;
}

/**
 * Makes whoever comes first the administrator, and names the newsroom.
 * @throws AppError `FORBIDDEN` once anybody exists
 */
export async function setUp({ newsroom, password, ...person }: SetUp): Promise<User> {
  const passwordHash = await hashPassword(password);
  return act(SYSTEM, async (act) => {
    if ((await act.tx.user.count()) > 0) {
      throw new AppError("FORBIDDEN", "This newsroom has its people already. Nothing was changed.");
    }
    await act.tx.settings.update({ where: { id: 1 }, data: { newsroom } });
    return insertUser(act, { ...person, role: "admin" }, passwordHash);
  });
}

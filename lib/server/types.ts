/**
 * The claim types of a newsroom. One that claims, verdicts or dismissals refer to is retired, never
 * deleted: old claims keep it, new ones cannot take it. Among types in use a digit key is unique, and at
 * least one type is always left to mark with.
 */
import type { Prisma } from "../../prisma/generated/client";
import { AppError } from "../model/errors";
import { type Actor, authorise } from "../model/policy";
import type { AddClaimType, ClaimType, PatchClaimType } from "../model/wire";
import { type Act, record } from "./act";
import { read, type Transaction } from "./db";
import { difference } from "./difference";

const VIEW = {
  slug: true,
  nameBg: true,
  nameEn: true,
  hue: true,
  key: true,
  position: true,
  retiredAt: true,
} as const satisfies Prisma.ClaimTypeSelect;

const ORDER = [
  { position: "asc" },
  { slug: "asc" },
] as const satisfies Prisma.ClaimTypeOrderByWithRelationInput[];

type Row = Prisma.ClaimTypeGetPayload<{ select: typeof VIEW }>;

const view = (row: Row, used: ReadonlySet<string>): ClaimType => ({
  ...row,
  retiredAt: row.retiredAt?.toISOString() ?? null,
  inUse: used.has(row.slug),
});

/** The slugs that anything refers to. Raw, so that each look-up ends at the first row its index finds. */
async function usedSlugs(db: Transaction): Promise<ReadonlySet<string>> {
  const rows = await db.$queryRaw<{ slug: string }[]>`
    SELECT "slug" FROM "ClaimType" AS "t"
    WHERE EXISTS (SELECT 1 FROM "Claim" WHERE "typeSlug" = "t"."slug")
       OR EXISTS (SELECT 1 FROM "Assessment" WHERE "typeSlug" = "t"."slug")
       OR EXISTS (SELECT 1 FROM "Decision" WHERE "typeSlug" = "t"."slug")
       OR EXISTS (SELECT 1 FROM "Dismissal" WHERE "typeSlug" = "t"."slug")`;
  return new Set(rows.map(({ slug }) => slug));
}

/** All types, retired ones included, in the order a person sees them. */
export async function listTypes(actor: Actor): Promise<ClaimType[]> {
  authorise(actor, "article:read");
  const [rows, used] = await Promise.all([
    read().claimType.findMany({ select: VIEW, orderBy: ORDER }),
    usedSlugs(read()),
  ]);
  return rows.map((row) => view(row, used));
}

async function typeIn(tx: Transaction, slug: string): Promise<ClaimType> {
  const row = await tx.claimType.findUnique({ where: { slug }, select: VIEW });
  if (row === null) throw new AppError("NOT_FOUND", "There is no such claim type. Nothing was changed.");
  return view(row, await usedSlugs(tx));
}

/** @throws AppError `CONFLICT` when another type in use has `key` */
async function keepKeysApart(tx: Transaction, slug: string, key: string | null): Promise<void> {
  if (key === null) return;
  const holder = await tx.claimType.findFirst({
    where: { key, retiredAt: null, slug: { not: slug } },
    select: { slug: true },
  });
  if (holder === null) return;
  throw new AppError("CONFLICT", `The key ${key} belongs to ${holder.slug}. Nothing was changed.`, {
    errors: [{ pointer: "/key", detail: "is taken" }],
  });
}

async function keepOneToMarkWith(tx: Transaction, slug: string): Promise<void> {
  if ((await tx.claimType.count({ where: { retiredAt: null, slug: { not: slug } } })) > 0) return;
  throw new AppError("CONFLICT", "This is the last claim type to mark with. Nothing was changed.");
}

/** Puts a type at `place` (from 0) among all types, counting the others anew; returns where it came to be. */
async function moveTo(tx: Transaction, slug: string, place: number): Promise<number> {
  const others = await tx.claimType.findMany({
    where: { slug: { not: slug } },
    select: { slug: true },
    orderBy: ORDER,
  });
  const position = Math.min(place, others.length);
  for (const [index, other] of others.entries()) {
    const at = index < position ? index : index + 1;
    await tx.claimType.update({ where: { slug: other.slug }, data: { position: at } });
  }
  return position;
}

/**
 * Adds a type after the last.
 * @throws AppError `CONFLICT` when its slug or key is taken
 */
export async function addType(act: Act, input: AddClaimType): Promise<ClaimType> {
  authorise(act.actor, "type:edit");
  const { key = null, ...rest } = input;
  if ((await act.tx.claimType.count({ where: { slug: rest.slug } })) > 0) {
    throw new AppError("CONFLICT", "There is a claim type with this slug. Nothing was changed.", {
      errors: [{ pointer: "/slug", detail: "is taken" }],
    });
  }
  await keepKeysApart(act.tx, rest.slug, key);
  const { _max } = await act.tx.claimType.aggregate({ _max: { position: true } });
  const data = { ...rest, key, position: (_max.position ?? -1) + 1 };
  await act.tx.claimType.create({ data });
  record(act, { kind: "type_added", subject: rest.slug, to: data });
  return typeIn(act.tx, rest.slug);
}

/**
 * Changes a type; `position` counts from 0 among all types, `retired` takes it out of use or brings it back. One that comes back to find its key
 * taken has none.
 * @throws AppError `NOT_FOUND`; `CONFLICT` when the key is taken, or no type would be left to mark with
 */
export async function changeType(act: Act, slug: string, patch: PatchClaimType): Promise<ClaimType> {
  authorise(act.actor, "type:edit");
  const { tx } = act;
  const before = await typeIn(tx, slug);
  const retired = patch.retired ?? before.retiredAt !== null;
  const isBack = !retired && before.retiredAt !== null;
  let key = patch.key === undefined ? before.key : patch.key;
  if (isBack && patch.key === undefined && key !== null) {
    if ((await tx.claimType.count({ where: { key, retiredAt: null } })) > 0) key = null;
  }
  if (retired && before.retiredAt === null) await keepOneToMarkWith(tx, slug);
  if (!retired) await keepKeysApart(tx, slug, key);
  const retiredAt = retired ? (before.retiredAt ?? act.at.toISOString()) : null;
  const after = {
    nameBg: patch.nameBg ?? before.nameBg,
    nameEn: patch.nameEn ?? before.nameEn,
    hue: patch.hue ?? before.hue,
    position: patch.position === undefined ? before.position : await moveTo(tx, slug, patch.position),
    key,
    retiredAt,
  };
  await tx.claimType.update({ where: { slug }, data: after });
  const changed = difference(before, after);
  if (changed !== null) record(act, { kind: "type_changed", subject: slug, ...changed });
  return typeIn(tx, slug);
}

/**
 * Deletes a type that nothing refers to.
 * @throws AppError `NOT_FOUND`; `CONFLICT` when it is in use, or none would be left to mark with
 */
export async function deleteType(act: Act, slug: string): Promise<void> {
  authorise(act.actor, "type:edit");
  const { inUse, retiredAt, ...type } = await typeIn(act.tx, slug);
  if (inUse) {
    throw new AppError("CONFLICT", "This type is in use. Retire it instead. Nothing was changed.");
  }
  if (retiredAt === null) await keepOneToMarkWith(act.tx, slug);
  await act.tx.claimType.delete({ where: { slug } });
  record(act, { kind: "type_changed", subject: slug, from: type, to: { deleted: true } });
}

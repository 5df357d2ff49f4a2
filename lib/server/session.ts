/**
 * Who is behind a request. A session cookie or a token only names a person; whether that person may still
 * come in, and as what, is read from the user row on every use, so that somebody who was disabled, demoted
 * or signed out everywhere is so at once. On pages and in route handlers alike.
 */
import { createHash } from "node:crypto";
import { headers as incomingHeaders } from "next/headers";
import { redirect } from "next/navigation";
import { decode } from "next-auth/jwt";
import { cache } from "react";
import { AppError } from "../model/errors";
import type { Actor } from "../model/policy";
import { read, write } from "./db";
import { env } from "./env";

const SECURE = env.NEXTAUTH_URL?.startsWith("https:") ?? false;

/** How the cookies of sign-in are set; on https they are bound to this very host. */
export const COOKIES = {
  session: `${SECURE ? "__Host-" : ""}proofmark-session`,
  csrf: `${SECURE ? "__Host-" : ""}proofmark-csrf`,
  callback: `${SECURE ? "__Host-" : ""}proofmark-callback`,
  options: { httpOnly: true, sameSite: "lax", path: "/", secure: SECURE },
} as const;

/** How long a session lasts from signing in. */
export const SESSION_SECONDS = 30 * 24 * 60 * 60;

/** A token's last use is noted once in so long, so that reading by script does not write each time. */
const LAST_USE_MS = 60 * 60 * 1000;

/**
 * The secret that seals sessions.
 * @throws AppError `UNAVAILABLE` outside a server, where there is none
 */
export function sessionSecret(): string {
  if (env.NEXTAUTH_SECRET === undefined) throw new AppError("UNAVAILABLE", "This server has no secret.");
  return env.NEXTAUTH_SECRET;
}

/** What is kept of a token: its SHA-256, hexadecimal. A token is random, so no slow hash is needed. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

const ACTOR = { id: true, name: true, role: true } as const;

/** Where the disk is full nothing can be noted, and everything must still be readable. */
async function noteUse(id: string, lastUsedAt: Date): Promise<void> {
  try {
    await write((tx) => tx.apiToken.update({ where: { id }, data: { lastUsedAt }, select: { id: true } }));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}

async function actorOfToken(token: string): Promise<Actor | null> {
  const found = await read().apiToken.findUnique({
    where: { hash: hashToken(token) },
    select: { id: true, lastUsedAt: true, revokedAt: true, user: { select: { ...ACTOR, disabledAt: true } } },
  });
  if (found === null || found.revokedAt !== null || found.user.disabledAt !== null) return null;
  const now = new Date();
  if (found.lastUsedAt === null || now.getTime() - found.lastUsedAt.getTime() > LAST_USE_MS) {
    await noteUse(found.id, now);
  }
  const { id, name, role } = found.user;
  return { id, name, role };
}

/** The person and the session version a sealed cookie names; null when it is none of ours or has expired. */
async function unseal(cookie: string): Promise<{ id: string; sessionVersion: number } | null> {
  try {
    const claims = await decode({ token: cookie, secret: sessionSecret() });
    if (typeof claims?.sub !== "string" || typeof claims.sessionVersion !== "number") return null;
    return { id: claims.sub, sessionVersion: claims.sessionVersion };
  } catch (error) {
    if (error instanceof AppError) throw error;
    return null;
  }
}

async function actorOfCookie(cookie: string): Promise<Actor | null> {
  const named = await unseal(cookie);
  if (named === null) return null;
  return read().user.findUnique({
    where: { id: named.id, sessionVersion: named.sessionVersion, disabledAt: null },
    select: ACTOR,
  });
}

function cookieOf(headers: Headers, name: string): string | null {
  const pairs = (headers.get("cookie") ?? "").split(/;\s*/);
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? null;
}

async function actorOf(headers: Headers): Promise<Actor | null> {
  const authorization = headers.get("authorization");
  // Somebody who shows a token means it: a wrong one never falls back to the cookie.
  if (authorization !== null) {
    const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
    return token === undefined ? null : actorOfToken(token);
  }
  const cookie = cookieOf(headers, COOKIES.session);
  return cookie === null ? null : actorOfCookie(cookie);
}

/** One look-up a page, however many of its parts ask. */
const actorOfPage = cache(async () => actorOf(await incomingHeaders()));

/** The person behind `request`, or behind the page being drawn; null for a stranger. */
export function currentActor(request?: Request): Promise<Actor | null> {
  return request === undefined ? actorOfPage() : actorOf(request.headers);
}

/**
 * The person behind `request`, or behind the page being drawn.
 * @throws AppError `UNAUTHENTICATED` for a stranger
 */
export async function requireActor(request?: Request): Promise<Actor> {
  const actor = await currentActor(request);
  if (actor === null) {
    throw new AppError("UNAUTHENTICATED", "You are not signed in, or no longer. Nothing was changed.");
  }
  return actor;
}

/**
 * The person looking at a page; a stranger is sent to the sign-in page, or to the setup page while nobody
 * exists. Call it in every page: a layout is not drawn again on navigation.
 * @param back the page's own path, to come back to, with the `query` of its address
 */
export async function requirePageActor(
  back?: `/${string}`,
  query: Readonly<Record<string, string | string[] | undefined>> = {},
): Promise<Actor> {
  const actor = await currentActor();
  if (actor !== null) return actor;
  if ((await read().user.findFirst({ select: { id: true } })) === null) redirect("/setup");
  if (back === undefined) redirect("/sign-in");
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([name, said = []]) => [said].flat().map((value) => [name, value])),
  ).toString();
  redirect(`/sign-in?next=${encodeURIComponent(search === "" ? back : `${back}?${search}`)}`);
}

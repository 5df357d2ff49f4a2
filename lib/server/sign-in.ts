/**
 * Coming in: with email and password, under the limit on failed tries; or, in a demo newsroom and from
 * this machine alone, by choosing one of the demo people. Both give the account a session is made for.
 */
import { AppError } from "../model/errors";
import type { Role } from "../model/vocabulary";
import { limitedTry } from "./attempts";
import { read } from "./db";
import { env } from "./env";
import { isPassword } from "./passwords";
import { clientAddress, isFromThisMachine } from "./peer";

/** What a session is sealed with: it is good as long as the row has this session version. */
export type Account = { id: string; sessionVersion: number };

/**
 * The account of `email` where `password` fits it.
 * @throws AppError `UNAUTHENTICATED` when they do not fit (the same for an unknown address),
 *   `FORBIDDEN` when they fit but the account is disabled, `RATE_LIMITED` after too many failures
 */
export async function signInByPassword(email: string, password: string, headers: Headers): Promise<Account> {
  const address = email.trim().toLowerCase();
  const row = await read().user.findUnique({
    where: { email: address },
    select: { id: true, passwordHash: true, sessionVersion: true, disabledAt: true },
  });
  const fits = await limitedTry(address, clientAddress(headers), () =>
    isPassword(row?.passwordHash ?? null, password),
  );
  if (row === null || !fits) throw new AppError("UNAUTHENTICATED", "Email and password do not fit.");
  if (row.disabledAt !== null) {
    throw new AppError("FORBIDDEN", "This account is disabled. An administrator can enable it again.");
  }
  return { id: row.id, sessionVersion: row.sessionVersion };
}

const DEMO_DOMAIN = "@demo.local";
const DEMO_PEOPLE = { email: { endsWith: DEMO_DOMAIN }, disabledAt: null } as const;

/** Whether one-click sign-in is open to this request: a demo data folder, and a caller on this machine. */
async function isDemoOpen(headers: Headers): Promise<boolean> {
  if (env.PROOFMARK_MODE !== "demo" || !isFromThisMachine(headers)) return false;
  const settings = await read().settings.findUnique({ where: { id: 1 }, select: { demo: true } });
  return settings?.demo === true;
}

/** Somebody whom a demo newsroom offers, with what waits for them: claims of their own, or to decide. */
export type DemoPerson = { email: string; name: string; role: Role; waiting: number };

/** The people a demo newsroom offers on its sign-in page; empty where that is not open to this request. */
export async function listDemoPeople(headers: Headers): Promise<DemoPerson[]> {
  if (!(await isDemoOpen(headers))) return [];
  const live = { withdrawnAt: null } as const;
  const [people, contested] = await Promise.all([
    read().user.findMany({
      where: DEMO_PEOPLE,
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      select: { email: true, name: true, role: true, _count: { select: { marked: { where: live } } } },
      take: 8,
    }),
    read().claim.count({ where: { ...live, contested: true } }),
  ]);
  return people.map(({ email, name, role, _count }) => ({
    email,
    name,
    role,
    waiting: role === "checker" ? _count.marked : contested,
  }));
}

/**
 * The account of one of the demo people.
 * @throws AppError `NOT_FOUND` where one-click sign-in is not open to this request, or nobody has that address
 */
export async function signInAsDemo(email: string, headers: Headers): Promise<Account> {
  const row = (await isDemoOpen(headers))
    ? await read().user.findFirst({
        where: { AND: [DEMO_PEOPLE, { email }] },
        select: { id: true, sessionVersion: true },
      })
    : null;
  if (row === null) throw new AppError("NOT_FOUND", "One-click sign-in is not open here.");
  return row;
}

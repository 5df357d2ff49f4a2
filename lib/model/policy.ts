/**
 * Who may do what: the one table of rights. Every use case asks it; nothing else decides.
 */
import { AppError } from "./errors";
import type { Role } from "./vocabulary";

/** The person behind a request, as the database knows them at this moment. */
export type Actor = { readonly id: string; readonly name: string; readonly role: Role };

/** Who an action is open to: everybody signed in, a role and those above it, or also the thing's author. */
type Rule = { role: Role } | { role: Role; orAuthor: true };

const RULES = {
  "article:read": { role: "checker" },
  "article:import": { role: "checker" },
  "article:edit": { role: "checker" },
  "article:check": { role: "checker" },
  "article:seal": { role: "editor" },
  "article:archive": { role: "editor", orAuthor: true },
  "version:make": { role: "checker" },
  "claim:mark": { role: "checker" },
  "claim:change": { role: "editor", orAuthor: true },
  "claim:withdraw": { role: "editor", orAuthor: true },
  "claim:assess": { role: "checker" },
  "claim:decide": { role: "editor" },
  "claim:reattach": { role: "checker" },
  "claim:place": { role: "editor", orAuthor: true },
  "claim:bulk": { role: "editor" },
  "candidate:dismiss": { role: "checker" },
  "export:read": { role: "checker" },
  "summary:read": { role: "checker" },
  "audit:read": { role: "editor" },
  "type:edit": { role: "editor" },
  "people:read": { role: "checker" },
  "people:edit": { role: "admin" },
  "settings:edit": { role: "admin" },
  "token:own": { role: "checker" },
} as const satisfies Record<string, Rule>;

export type Action = keyof typeof RULES;
/** All actions, for tests that try each as everybody. */
export const ACTIONS = Object.keys(RULES) as Action[]; // Object.keys forgets the literal types.

const RANK: Record<Role, number> = { checker: 1, editor: 2, admin: 3 };

/**
 * Whether `actor` may do `action`, to a thing marked by `authorId` where it matters who made it.
 */
export function can(actor: Actor, action: Action, authorId?: string): boolean {
  const rule: Rule = RULES[action];
  return RANK[actor.role] >= RANK[rule.role] || ("orAuthor" in rule && authorId === actor.id);
}

/**
 * Does nothing where `actor` may do `action`.
 * @throws AppError `FORBIDDEN`
 */
export function authorise(actor: Actor, action: Action, authorId?: string): void {
  if (!can(actor, action, authorId)) {
    throw new AppError("FORBIDDEN", `Your role (${actor.role}) does not allow this. Nothing was changed.`);
  }
}

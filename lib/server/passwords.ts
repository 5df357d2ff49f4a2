/**
 * How passwords are kept: argon2id with the library's present recommendation (19 MiB, two passes),
 * in the PHC string format. Checking a password costs the same whether or not the account exists,
 * so that the time of an answer does not say who has an account here.
 */
import { hash, verify } from "@node-rs/argon2";

/** The PHC string to keep for `password`. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFC"));
}

let decoy: Promise<string> | undefined;

/**
 * Whether `password` is the one kept as `passwordHash`; null (no such account) is false, after the
 * same work. Passwords compare in composed form: two keyboards may spell one letter differently.
 */
export async function isPassword(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hash("the password of nobody");
  const matches = await verify(passwordHash ?? (await decoy), password.normalize("NFC"));
  return matches && passwordHash !== null;
}

/**
 * The limit on failed sign-ins: ten an account and fifty an address in fifteen minutes. Every try is
 * counted before the password is looked at, so that many tries at once cannot slip through together;
 * a right password gives the count back. Kept in memory: a restart forgets it.
 */
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { AppError } from "../model/errors";

const WINDOW_SECONDS = 15 * 60;
/** Failed tries in a window after which an account takes no further one. */
export const ACCOUNT_TRIES = 10;
/** The same for an address, behind which a whole newsroom may sit. */
export const ADDRESS_TRIES = 50;

type Limits = { account: RateLimiterAbstract; address: RateLimiterAbstract };

const KEY = Symbol.for("proofmark.attempts");

/** A production build loads this module several times; the counts must be one. */
function limits(): Limits {
  // A well-known symbol on globalThis has no type of its own.
  const shared = globalThis as unknown as Record<symbol, Limits | undefined>;
  const counts = shared[KEY] ?? {
    account: new RateLimiterMemory({ points: ACCOUNT_TRIES, duration: WINDOW_SECONDS }),
    address: new RateLimiterMemory({ points: ADDRESS_TRIES, duration: WINDOW_SECONDS }),
  };
  shared[KEY] = counts;
  return counts;
}

async function consume(limiter: RateLimiterAbstract, key: string, whose: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    const seconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
    throw new AppError(
      "RATE_LIMITED",
      `Too many failed sign-ins ${whose}. Try again in ${Math.ceil(seconds / 60)} min.`,
      { retryAfterSeconds: seconds },
    );
  }
}

/**
 * Runs `check` (does the password fit?) under the limits of the account and the address, and gives
 * its answer. `account` is the address typed in, known here or not; `address` null is not limited.
 * @throws AppError `RATE_LIMITED`, without running `check`
 */
export async function limitedTry(
  account: string,
  address: string | null,
  check: () => Promise<boolean>,
): Promise<boolean> {
  const { account: byAccount, address: byAddress } = limits();
  if (address !== null) await consume(byAddress, address, "from this address");
  await consume(byAccount, account, "for this account");
  const fits = await check();
  if (fits) {
    await byAccount.delete(account);
    if (address !== null) await byAddress.reward(address);
  }
  return fits;
}

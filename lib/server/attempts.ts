/**
 * The limit on failed sign-ins: ten an account and fifty an address in fifteen minutes. Every try is
 * counted before the password is looked at, so that many tries at once cannot slip through together;
 * a right password gives the count back. Kept in memory: a restart forgets it.
 */
import { type RateLimiterAbstract, RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";
import { AppError } from "../model/errors";
import { shared } from "./hub";

const WINDOW_SECONDS = 15 * 60;
/** Failed tries in a window after which an account takes no further one. */
export const ACCOUNT_TRIES = 10;
/** The same for an address, behind which a whole newsroom may sit. */
export const ADDRESS_TRIES = 50;

type Limits = { account: RateLimiterAbstract; address: RateLimiterAbstract };

function limits(): Limits {
  return shared("attempts", () => ({
    account: new RateLimiterMemory({ points: ACCOUNT_TRIES, duration: WINDOW_SECONDS }),
    address: new RateLimiterMemory({ points: ADDRESS_TRIES, duration: WINDOW_SECONDS }),
  }));
}

async function consume(limiter: RateLimiterAbstract, key: string, whose: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refusal) {
    if (refusal instanceof Error) throw refusal;
    // Rejected with its own class, which may belong to another instance of the library: see hub.ts.
    const { msBeforeNext } = refusal as RateLimiterRes;
    const seconds = Math.max(1, Math.ceil(msBeforeNext / 1000));
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

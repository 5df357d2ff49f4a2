/**
 * When two web addresses are the same page's. Sites add to an address who sent the reader, and answer by
 * several names and over both protocols; what is left after that is what an article is known by. And what
 * people mean who type half of one.
 */

/** Parameters that say where a reader came from, never which page is meant. */
const TRACKING =
  /^(?:utm_.*|fbclid|gclid|gbraid|wbraid|dclid|msclkid|yclid|twclid|igshid|igsh|mc_[ce]id|_ga|_gl|ref|ref_src|ref_url|referrer|cmp|cmpid|ito|s_cid|smid|smtyp|ns_.*|at_.*|xtor|share|shared|amp|outputtype)$/i;

/**
 * What the address of a page is known by: host without `www.` or `m.`, path without a slash at the end,
 * query without tracking, in the order of names; no scheme, no fragment. Two pages of one site keep
 * different keys. An address that cannot be read is its own key.
 */
export function addressKey(address: string): string {
  if (!URL.canParse(address)) return address;
  const { hostname, port, pathname, searchParams } = new URL(address);
  const host = hostname.replace(/\.$/, "").replace(/^(?:www|m|mobile|amp)\.(?=[^.]+\.)/, "");
  const kept = [...searchParams]
    .filter(([name]) => !TRACKING.test(name))
    .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const query = new URLSearchParams(kept).toString();
  const path = pathname.replace(/\/(?:amp\/?)?$/, "");
  return `${host}${port && `:${port}`}${path}${query && `?${query}`}`;
}

/** An address without tracking and without a fragment: what is kept of it. One that cannot be read stays. */
export function plainAddress(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  for (const name of [...url.searchParams.keys()]) if (TRACKING.test(name)) url.searchParams.delete(name);
  url.hash = "";
  return url.href;
}

/** Whether an address may stand behind a link: it leads to the web, and to nothing that runs. */
export function isWebAddress(address: string): boolean {
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
}

/** What was typed as an address, with the scheme that people leave out. */
export function typedAddress(typed: string): string {
  const address = typed.trim();
  return /^[a-z][a-z0-9+.-]*:/i.test(address) && !/^[^/:]+\.[^/:]+:\d/.test(address)
    ? address
    : `https://${address}`;
}

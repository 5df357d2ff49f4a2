/**
 * Which addresses of the web a newsroom's server may be sent to. A server stands inside of a network whose
 * other machines trust it, and in clouds beside a service that hands out its keys: whoever can make it fetch
 * an address of their choice must not reach any of those.
 */
import ipaddr from "ipaddr.js";

/** What a name resolves to. */
export type Resolved = { readonly address: string; readonly family: number };

/** Addresses in the public range at which a cloud nevertheless serves its own machines. */
const CLOUD = new Set(["168.63.129.16"]);
/** The ports at which the web is served. */
const PORTS = new Set(["", "80", "443", "8080", "8443"]);

/** Whether an IP address belongs to the public internet and to nothing nearer. */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== "unicast" || CLOUD.has(parsed.toString())) return false;
  // IPv6 hands out 2000::/3 and nothing else; what carries an IPv4 address inside has a range of its own.
  return parsed.kind() === "ipv4" || (parsed.toByteArray()[0] ?? 0) >> 5 === 1;
}

/** The IP address that a URL's host is, in the spelling the URL standard gave it; null for a name. */
export function literalOf({ hostname }: URL): string | null {
  const bare = hostname.replace(/^\[|\]$/g, "");
  return ipaddr.isValid(bare) ? bare : null;
}

/** What is wrong with an address before anything is resolved; null for nothing. */
export function faultOf(url: URL): "scheme" | "credentials" | "port" | null {
  if (url.protocol !== "http:" && url.protocol !== "https:") return "scheme";
  if (url.username !== "" || url.password !== "") return "credentials";
  return PORTS.has(url.port) ? null : "port";
}

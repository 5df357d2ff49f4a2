/**
 * Whose machine a request comes from. Next writes the caller's address only where the caller has not
 * written one itself, so a header alone can lie; the socket cannot. Each request is therefore labelled
 * with its socket's address before anybody reads it, under a header name that nobody outside can guess.
 */
import { randomBytes } from "node:crypto";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { isLoopback } from "./env";
import { shared } from "./hub";

const label = () =>
  shared("peer label", () => ({ header: `x-peer-${randomBytes(16).toString("hex")}`, on: false }));

/** Labels every request that this process receives from now on; a second call does nothing. */
export function labelPeers(): void {
  const { header, on } = label();
  if (on) return;
  label().on = true;
  subscribe("http.server.request.start", (message) => {
    // The channel's messages are untyped; Node documents this one as holding the request.
    const { request } = message as { request: IncomingMessage };
    request.headers[header] = request.socket.remoteAddress ?? "";
  });
}

/** For tests: the headers of a request as it is labelled when it arrives from `address`. */
export function labelled(address: string, headers: Record<string, string> = {}): Headers {
  return new Headers({ ...headers, [label().header]: address });
}

/** Without the prefix that a socket for both families puts before an IPv4 address. */
const plain = (address: string) => address.trim().replace(/^::ffff:(?=\d+\.)/i, "");

function socketAddress(headers: Headers): string | null {
  return plain(headers.get(label().header) ?? "") || null;
}

function forwardedFor(headers: Headers): string[] {
  return (headers.get("x-forwarded-for") ?? "").split(",").map(plain).filter(Boolean);
}

/**
 * The address a request is counted under: the socket's, or, where a proxy on this machine holds the
 * socket, the one that proxy wrote last. Null where it cannot be told.
 */
export function clientAddress(headers: Headers): string | null {
  const socket = socketAddress(headers);
  return socket !== null && isLoopback(socket) ? (forwardedFor(headers).at(-1) ?? socket) : socket;
}

/**
 * Whether a request was made on this machine, to a loopback name: its socket, every address that proxies
 * wrote, and the name it asked for. The last keeps out a stranger's page whose name points to 127.0.0.1.
 */
export function isFromThisMachine(headers: Headers): boolean {
  const socket = socketAddress(headers);
  const host = (headers.get("host") ?? "").replace(/:\d+$/, "");
  return socket !== null && isLoopback(socket) && forwardedFor(headers).every(isLoopback) && isLoopback(host);
}

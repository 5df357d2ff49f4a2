/**
 * Every request that this process receives gets an id, which its answer carries as `X-Request-Id` and its
 * log line and a fault in it name. Of an address only the path is logged: what people search for stands
 * behind the question mark.
 */
import { randomUUID } from "node:crypto";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { shared } from "./hub";
import { log } from "./log";

const HEADER = "x-request-id";

const pathOf = (url = "/") => (url.split(/[?#]/, 1)[0] ?? "/").slice(0, 200);

/** Numbers and logs every request from now on; a second call does nothing. */
export function logRequests(): void {
  const once = shared("requests", () => ({ on: false }));
  if (once.on) return;
  once.on = true;
  subscribe("http.server.request.start", (message) => {
    // The channel's messages are untyped; Node documents this one as holding these two.
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const began = performance.now();
    const id = randomUUID();
    // Instead of one that was sent: that could be anything, twice the same included.
    request.headers[HEADER] = id;
    response.setHeader(HEADER, id);
    const { method } = request;
    const path = pathOf(request.url);
    response.once("close", () => {
      const ms = Math.round(performance.now() - began);
      const cut = response.writableFinished ? {} : { cut: true };
      log.info({ id, method, path, status: response.statusCode, ms, ...cut }, "request");
    });
  });
}

/** The id of a request, or null where none was given. */
export function requestId(headers: Headers): string | null {
  return headers.get(HEADER);
}

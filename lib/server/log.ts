/**
 * The log: one JSON line a request and one a fault of ours, on standard output, never with what people
 * wrote. Whatever is logged is named here or in `requests.ts` field by field; nothing is logged whole, since
 * an error can quote a text or a password in its message, and keep it in its properties.
 */
import pino from "pino";
import { env } from "./env";

/** A newsroom's server logs every request, a demo faults alone. */
export const log = pino(
  {
    level: env.PROOFMARK_MODE === "serve" ? "info" : "warn",
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (level) => ({ level }) },
  },
  process.stdout,
);

/** What is logged of an error: enough to find the place, nothing of what it was about. */
type Fault = { name: string; code?: string; digest?: string; message: string; at: string[]; cause?: Fault };

/** The first line, without anything quoted: the parser of JSON, for one, quotes what it was given. */
function wordsOf(message: string): string {
  const line = message.trim().split("\n")[0] ?? "";
  return line.replace(/["'`„“«].*["'`“”»]/u, "…").slice(0, 200);
}

function framesOf(stack: string): string[] {
  const lines = stack.split("\n").map((line) => line.trim());
  return lines.filter((line) => /^at .*:\d+:\d+\)?$/.test(line)).slice(0, 12);
}

function faultOf(error: unknown, depth = 0): Fault {
  if (!(error instanceof Error)) return { name: typeof error, message: "", at: [] };
  const { name, message, stack = "", cause } = error;
  const code: unknown = Reflect.get(error, "code");
  const digest: unknown = Reflect.get(error, "digest");
  return {
    name,
    ...(typeof code === "string" && /^[A-Z0-9_]{1,40}$/.test(code) ? { code } : {}),
    // What the page that failed shows the person.
    ...(typeof digest === "string" && /^[\w@]{1,40}$/.test(digest) ? { digest } : {}),
    message: wordsOf(message),
    at: framesOf(stack),
    ...(cause === undefined || depth === 3 ? {} : { cause: faultOf(cause, depth + 1) }),
  };
}

/**
 * Logs a fault of ours.
 * @param what a fixed name of the kind of fault
 * @param id of the request it happened in, or null
 */
export function logFault(what: string, error: unknown, id: string | null): void {
  log.error({ ...(id === null ? {} : { id }), fault: faultOf(error) }, what);
}

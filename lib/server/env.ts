/**
 * The environment, read once and checked: the only file that looks at `process.env`. What each name
 * means to an operator stands in `.env.example`. A value that cannot be used fails at start with its name.
 */
import { resolve } from "node:path";
import { z } from "zod";

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default("127.0.0.1"),
  DATA_DIR: z
    .string()
    .min(1)
    .default("data")
    .transform((folder) => resolve(folder)),
  PROOFMARK_MODE: z.enum(["demo", "serve"]).default("demo"),
  NEXTAUTH_URL: z.url({ protocol: /^https?$/ }).optional(),
  FETCH_ALLOW_HOSTS: z
    .string()
    .default("")
    .transform((list) => list.split(",").flatMap((host) => host.trim().toLowerCase() || []))
    .refine((hosts) => hosts.every((host) => /^(?:[a-z0-9.-]+|\[[0-9a-f:]+\])(?::\d{1,5})?$/.test(host)), {
      message: "must be hosts, with a port where they have one, separated by commas",
    }),
  NEXTAUTH_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
});

/** What `.env.example` must name, no more and no less. */
export const ENVIRONMENT_NAMES: readonly string[] = Object.keys(Environment.shape);

/**
 * Parses an environment. An empty value counts as absent, as shells and compose files leave them.
 * @throws Error naming each variable at fault, never its value.
 */
export function parseEnvironment(variables: Record<string, string | undefined>) {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`The environment cannot be used. ${faults.join("; ")}.`);
  }
  return Object.freeze(parsed.data);
}

/** This process's environment. `DATA_DIR` is absolute; secret and address are undefined outside a server. */
export const env = parseEnvironment(process.env);

/** Whether pages are built anew as their sources change (`npm run dev`). */
export const DEVELOPMENT = process.env.NODE_ENV === "development";

/** Whether a host name (no port, IPv6 with or without brackets) is this machine's own loopback address. */
export function isLoopback(hostname: string): boolean {
  return (
    /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(hostname) ||
    hostname.toLowerCase().endsWith(".localhost")
  );
}

/**
 * Whether browsers reach this server over plain http by another name than loopback: there they switch off
 * service workers, locks and the clipboard, and the pages say so.
 */
export function onPlainHttp(url: string | undefined = env.NEXTAUTH_URL): boolean {
  if (url === undefined) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === "http:" && !isLoopback(hostname);
}

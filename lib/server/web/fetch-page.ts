/**
 * Fetches a page from a web address that somebody typed, within bounds on time, size and redirects, and from
 * the public internet alone. An address is resolved here, checked, and the connection then goes to exactly
 * what was checked: a name that resolves to something else the second time gains nothing.
 */
import { lookup as resolveName } from "node:dns/promises";
import type { LookupFunction } from "node:net";
import type { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress, createGunzip } from "node:zlib";
import { Agent, type Dispatcher, request } from "undici";
import { AppError, type ErrorCode } from "../../model/errors";
import type { SourceReason } from "../../model/source-reasons";
import { env } from "../env";
import { faultOf, isPublic, literalOf, type Resolved } from "./public-address";

/** All hops, the resolving and the body together. */
const LONGEST_MS = 10_000;
/** Of the body as it is read, after decompression. */
const MOST_BYTES = 5 * 1024 * 1024;
const MOST_REDIRECTS = 5;
const HTML = /^(?:text\/html|application\/xhtml\+xml)$/;
const HEADERS = {
  // Some sites refuse whoever does not look like a browser at all.
  "user-agent": "Mozilla/5.0 (compatible; Proofmark; fact-checking)",
  accept: "text/html, application/xhtml+xml, text/plain;q=0.5",
  "accept-language": "bg, en;q=0.8",
  "accept-encoding": "gzip, br",
};

/** A page as it came. */
export type Fetched = {
  readonly bytes: Uint8Array;
  /** What the transport says the bytes are encoded in; null when it says nothing. */
  readonly charset: string | null;
  readonly isHtml: boolean;
  /** Where it was found in the end. */
  readonly address: string;
};

/** How a page is fetched; everything but `signal` and `onBytes` is for tests. */
export type Fetching = {
  readonly signal?: AbortSignal | undefined;
  /** Hears how many bytes of the body have come. */
  readonly onBytes?: ((bytes: number) => void) | undefined;
  readonly resolve?: (hostname: string) => Promise<readonly Resolved[]>;
  /** Hosts, with their port where it is not the scheme's own, that need not be public. */
  readonly allowed?: readonly string[];
  readonly longestMs?: number;
};

const SENTENCES: Record<
  Exclude<SourceReason, "empty" | "nul" | "binary" | "undecodable" | "no-text" | "too-complex">,
  [ErrorCode, string]
> = {
  "no-address": ["INVALID", "is no web address"],
  scheme: ["INVALID", "must begin with http:// or https://"],
  credentials: ["INVALID", "must hold no user name and no password"],
  port: ["INVALID", "has a port at which no page is served"],
  private: ["INVALID", "leads into a private network"],
  "unknown-host": ["INVALID", "names a host that is not known"],
  unreachable: ["INVALID", "could not be reached"],
  "too-slow": ["INVALID", "did not answer in ten seconds"],
  redirects: ["INVALID", "was redirected too often"],
  forbidden: ["INVALID", "does not let this page be fetched"],
  gone: ["INVALID", "has no such page"],
  failing: ["INVALID", "answered with a fault of its own"],
  "wrong-type": ["UNSUPPORTED", "is neither a web page nor a text"],
  broken: ["UNSUPPORTED", "answered in a form that cannot be read"],
  "too-large": ["TOO_LARGE", "holds more than 5 MiB"],
};

function refusal(reason: keyof typeof SENTENCES, cause?: unknown): AppError {
  const [code, detail] = SENTENCES[reason];
  return new AppError(code, `The address ${detail}. Nothing was stored.`, {
    errors: [{ pointer: "/url", detail, reason }],
    cause,
  });
}

/**
 * Fetches the page at an address.
 * @throws AppError `INVALID`, `UNSUPPORTED` or `TOO_LARGE`, with a `reason` for the field `/url`; the reason
 * of `signal` when that is aborted
 */
export async function fetchPage(written: string, how: Fetching = {}): Promise<Fetched> {
  const clock = AbortSignal.timeout(how.longestMs ?? LONGEST_MS);
  const signal = how.signal ? AbortSignal.any([clock, how.signal]) : clock;
  try {
    return await follow(written, signal, how);
  } catch (error) {
    how.signal?.throwIfAborted();
    if (error instanceof AppError) throw error;
    throw refusal(clock.aborted ? "too-slow" : reasonOf(error), error);
  }
}

/** What a fault of the network or of a decompressor means for the person. */
function reasonOf(error: unknown): "unknown-host" | "unreachable" | "too-slow" | "broken" {
  const code: unknown = error instanceof Error ? Reflect.get(error, "code") : undefined;
  const name = typeof code === "string" ? code : "";
  if (/^(?:ENOTFOUND|EAI_)/.test(name)) return "unknown-host";
  if (/TIMEOUT|ETIMEDOUT/.test(name)) return "too-slow";
  return /^(?:Z_|ERR_|HPE_|UND_ERR_(?:HEADERS_OVERFLOW|RES))/.test(name) ? "broken" : "unreachable";
}

async function follow(written: string, signal: AbortSignal, how: Fetching): Promise<Fetched> {
  if (!URL.canParse(written)) throw refusal("no-address");
  let url = new URL(written);
  for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
    const agent = agentFor(await checked(url, signal, how));
    try {
      const response = await request(url, { dispatcher: agent, signal, headers: HEADERS, method: "GET" });
      const next = redirectOf(response, url);
      if (next === null) return await readResponse(response, url, signal, how);
      url = next;
    } finally {
      // A body that nobody reads on is cut with its connection.
      await agent.destroy();
    }
  }
  throw refusal("redirects");
}

/**
 * Where a connection for `url` may go.
 * @throws AppError when that is nowhere; every one of a name's addresses must be public, or none is used
 */
async function checked(url: URL, signal: AbortSignal, how: Fetching): Promise<readonly Resolved[]> {
  const { resolve = resolveAll, allowed = env.FETCH_ALLOW_HOSTS } = how;
  const isAllowed = allowed.includes(url.host);
  const fault = faultOf(url);
  if (fault !== null && !(fault === "port" && isAllowed)) throw refusal(fault);
  const literal = literalOf(url);
  const resolved =
    literal === null
      ? await unlessAborted(resolve(url.hostname), signal)
      : [{ address: literal, family: literal.includes(":") ? 6 : 4 }];
  if (resolved.length === 0) throw refusal("unknown-host");
  if (!isAllowed && !resolved.every(({ address }) => isPublic(address))) throw refusal("private");
  return resolved;
}

function resolveAll(hostname: string): Promise<Resolved[]> {
  return resolveName(hostname, { all: true });
}

/** The system's resolver cannot be told to stop; its answer is then no longer waited for. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const give = () => reject(signal.reason);
    if (signal.aborted) give();
    signal.addEventListener("abort", give, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", give));
  });
}

/** Connects to the addresses that were checked, whatever the name resolves to by now. */
function agentFor(resolved: readonly Resolved[]): Agent {
  const lookup: LookupFunction = (_hostname, options, callback) => {
    const [first] = resolved;
    if (options.all) callback(null, [...resolved]);
    else callback(null, first?.address ?? "", first?.family ?? 4);
  };
  return new Agent({
    connect: { lookup, timeout: LONGEST_MS, autoSelectFamily: true },
    headersTimeout: LONGEST_MS,
    bodyTimeout: LONGEST_MS,
    maxHeaderSize: 32 * 1024,
  });
}

function redirectOf(response: Dispatcher.ResponseData, from: URL): URL | null {
  const { location } = response.headers;
  if (![301, 302, 303, 307, 308].includes(response.statusCode) || typeof location !== "string") return null;
  if (!URL.canParse(location, from)) throw refusal("broken");
  return new URL(location, from);
}

async function readResponse(
  { statusCode, headers, body }: Dispatcher.ResponseData,
  url: URL,
  signal: AbortSignal,
  how: Fetching,
): Promise<Fetched> {
  if (statusCode === 404 || statusCode === 410) throw refusal("gone");
  if (statusCode >= 400 && statusCode < 500 && statusCode !== 429) throw refusal("forbidden");
  if (statusCode !== 200) throw refusal("failing");
  const [, type = "", parameters = ""] =
    /^\s*([^\s;]+)\s*(?:;(.*))?$/.exec(String(headers["content-type"] ?? "")) ?? [];
  const isHtml = HTML.test(type.toLowerCase());
  if (!isHtml && type.toLowerCase() !== "text/plain") throw refusal("wrong-type");
  if (Number(headers["content-length"]) > MOST_BYTES) throw refusal("too-large");
  const bytes = await readBody(body, String(headers["content-encoding"] ?? "identity"), signal, how.onBytes);
  const charset = /charset\s*=\s*"?([\w.:-]{2,40})/i.exec(parameters)?.[1] ?? null;
  return { bytes, charset, isHtml, address: url.href };
}

async function readBody(
  body: Readable,
  encoding: string,
  signal: AbortSignal,
  onBytes: ((bytes: number) => void) | undefined,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const collect = async (source: AsyncIterable<Uint8Array>) => {
    for await (const chunk of source) {
      size += chunk.byteLength;
      // What is counted is what would be kept: a bomb is small until it is opened.
      if (size > MOST_BYTES) throw refusal("too-large");
      chunks.push(chunk);
      onBytes?.(size);
    }
  };
  const opener = openerOf(encoding);
  try {
    if (opener === null) await pipeline(body, collect, { signal });
    else await pipeline(body, opener, collect, { signal });
  } catch (error) {
    // Which end of a pipe speaks first of a cut is not settled.
    throw size > MOST_BYTES ? refusal("too-large") : error;
  }
  return Buffer.concat(chunks);
}

/** What opens a body; null for one that is not compressed. */
function openerOf(encoding: string): Transform | null {
  switch (encoding.trim().toLowerCase()) {
    case "identity":
      return null;
    case "gzip":
    case "x-gzip":
      return createGunzip();
    case "br":
      return createBrotliDecompress();
    default:
      throw refusal("broken");
  }
}

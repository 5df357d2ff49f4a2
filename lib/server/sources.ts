/**
 * From wherever a text comes (words, HTML, a file, a web address) to a text ready to become a version. One
 * function for the preview, a new article and a new version, so that all three see the same.
 */
import type { SourceFields } from "../model/wire-import";
import { decodeHtml, looksLikeHtmlFile } from "../text/decode-html";
import type { Prepared } from "./articles";
import { read } from "./db";
import { prepareInSlices, preparePage, refusing } from "./intake";
import { newsroomZone } from "./newsroom";
import { parsePage } from "./web/parse-page";

/** Where a text comes from: the fields of a request, or the bytes of a file. */
export type Source = SourceFields & { readonly sourceUrl?: string | null | undefined };

/** Whoever waits for a source. */
export type Watcher = { readonly signal?: AbortSignal };

/** What a request says of an article beside its source. */
export function metaOf<T extends Source>(body: T): Omit<T, keyof SourceFields> {
  const { text, html, url, encoding, blocks, metadata, ...meta } = body;
  return meta;
}

/**
 * Makes a source into a text with its blocks, its source's own metadata (`intake.metadata`) and the list of
 * what was left out. Done outside of every transaction: it may take seconds.
 * @throws AppError `INVALID`, `UNSUPPORTED` or `TOO_LARGE`, each with the field at fault; the reason of
 * `signal` when it is aborted
 */
export async function textOf(source: Source | Uint8Array, { signal }: Watcher = {}): Promise<Prepared> {
  if (source instanceof Uint8Array) return textOfFile(source, signal);
  const { text, html, encoding, blocks, metadata, sourceUrl } = source;
  if (html !== undefined) return textOfHtml(html, "utf-8", sourceUrl ?? null, "/html", signal);
  return prepareInSlices(text ?? "", encoding, { blocks, metadata });
}

function textOfFile(bytes: Uint8Array, signal: AbortSignal | undefined): Promise<Prepared> {
  if (!looksLikeHtmlFile(bytes)) return prepareInSlices(bytes);
  const { text, encoding } = refusing("/text", () => decodeHtml(bytes, null));
  return textOfHtml(text, encoding, null, "/text", signal);
}

async function textOfHtml(
  html: string,
  encoding: string,
  address: string | null,
  pointer: string,
  signal: AbortSignal | undefined,
): Promise<Prepared> {
  const timeZone = await newsroomZone(read());
  return preparePage(await parsePage({ html, address, timeZone }, pointer, signal), encoding, pointer);
}

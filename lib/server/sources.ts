/**
 * From wherever a text comes (words, HTML, a file, a web address) to a text ready to become a version. One
 * function for the preview, a new article and a new version, so that all three see the same.
 */
import { plainAddress } from "../model/address";
import type { SourceFields } from "../model/wire-import";
import type { TextWithBlocks } from "../text/carried-blocks";
import { decodeHtml, looksLikeHtmlFile } from "../text/decode-html";
import type { Prepared } from "./articles";
import { read } from "./db";
import { prepareInSlices, preparePage, refusing } from "./intake";
import { newsroomZone } from "./newsroom";
import { fetchPage } from "./web/fetch-page";
import { parsePage } from "./web/parse-page";

/** Where a text comes from: the fields of a request, or the bytes of a file. */
export type Source = SourceFields & { readonly sourceUrl?: string | null | undefined };

/** How far it has come: looking for the page, so many bytes of it here, finding the article in it. */
export type Stage =
  | { readonly stage: "finding" }
  | { readonly stage: "fetching"; readonly bytes: number }
  | { readonly stage: "reading" };

/** Whoever waits for a source. */
export type Watcher = {
  readonly signal?: AbortSignal | undefined;
  readonly onStage?: ((stage: Stage) => void) | undefined;
};

/** What a request says of an article beside its source. */
export function metaOf<T extends Source>(body: T): Omit<T, keyof SourceFields> {
  const { text, html, url, encoding, blocks, metadata, ...meta } = body;
  return meta;
}

/**
 * Makes a source into a text with its blocks, its source's own metadata (`intake.metadata`) and the list of
 * what was left out. Done outside of every transaction: it may take seconds.
 * @param before the version that it is to follow
 * @throws AppError `INVALID`, `UNSUPPORTED` or `TOO_LARGE`, each with the field at fault; the reason of
 * `signal` when it is aborted
 */
export async function textOf(
  source: Source | Uint8Array,
  watcher: Watcher = {},
  before?: TextWithBlocks,
): Promise<Prepared> {
  if (source instanceof Uint8Array) return textOfFile(source, watcher, before);
  const { text, html, url, encoding, blocks, metadata, sourceUrl } = source;
  if (url !== undefined) return textOfAddress(url, watcher);
  if (html !== undefined) {
    return textOfHtml({ html, encoding: "utf-8", address: sourceUrl ?? null }, "/html", watcher);
  }
  return prepareInSlices(text ?? "", encoding, { blocks, metadata, before });
}

async function textOfAddress(url: string, watcher: Watcher): Promise<Prepared> {
  const { signal, onStage } = watcher;
  onStage?.({ stage: "finding" });
  const { bytes, charset, isHtml, address } = await fetchPage(url.trim(), {
    signal,
    onBytes: (bytes) => onStage?.({ stage: "fetching", bytes }),
  });
  const { text, encoding } = refusing("/url", () => decodeHtml(bytes, charset));
  if (isHtml) return textOfHtml({ html: text, encoding, address }, "/url", watcher);
  onStage?.({ stage: "reading" });
  const nothing = { title: null, author: null, publisher: null, publishedAt: null, language: null };
  return prepareInSlices(text, encoding, { metadata: { ...nothing, address: plainAddress(address) } });
}

async function textOfFile(bytes: Uint8Array, watcher: Watcher, before?: TextWithBlocks): Promise<Prepared> {
  if (!looksLikeHtmlFile(bytes)) return prepareInSlices(bytes, undefined, { before });
  const { text, encoding } = refusing("/text", () => decodeHtml(bytes, null));
  return textOfHtml({ html: text, encoding, address: null }, "/text", watcher);
}

async function textOfHtml(
  { html, encoding, address }: { html: string; encoding: string; address: string | null },
  pointer: string,
  { signal, onStage }: Watcher,
): Promise<Prepared> {
  onStage?.({ stage: "reading" });
  const timeZone = await newsroomZone(read());
  return preparePage(await parsePage({ html, address, timeZone }, pointer, signal), encoding, pointer);
}

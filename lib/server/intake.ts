/**
 * What an import makes of a text or a file before anything is stored: decoded, brought into form, its
 * blocks, title and language recognised. Slow for a long text, so it is done outside every transaction.
 */
import { createHash } from "node:crypto";
import { AppError, type ErrorCode } from "../model/errors";
import type { Block, Intake, SourceMetadata } from "../model/wire";
import type { LeftOut } from "../model/wire-import";
import { recogniseBlocks, type TextBlock } from "../text/blocks";
import { carryBlocks, type TextWithBlocks } from "../text/carried-blocks";
import { decodeText } from "../text/decode";
import { bringIntoForm, type RefusalReason, TextRefused } from "../text/form";
import { guessLanguage } from "../text/language";
import { TextIndex } from "../text/offsets";
import { suggestTitle } from "../text/title";
import { codePoint, utf16 } from "../text/units";
import type { Prepared } from "./articles";
import { atOnce, inSlices } from "./slices";
import type { Page } from "./web/page";

/** What comes with a text. */
export type Given = {
  /** As a preview gave them, in code points. */
  readonly blocks?: Block[] | undefined;
  /** What its source says of itself, as a preview gave it. */
  readonly metadata?: SourceMetadata | undefined;
  /** The version it is to follow, whose blocks it keeps where it comes without any. */
  readonly before?: TextWithBlocks | undefined;
};

/**
 * Prepares a text, or a file's bytes, whose encoding is recognised.
 * @param encoding what a text was decoded from before it came here
 * @throws AppError `INVALID` for an empty text, a NUL, or blocks that are not the text's, `UNSUPPORTED` for
 * bytes that are no text, `TOO_LARGE` over 5 MiB as UTF-8
 */
export function prepareText(raw: string | Uint8Array, encoding?: string, given?: Given): Prepared {
  return atOnce(preparing(raw, encoding, given));
}

/** The same, for where others wait: a megabyte takes longer than one of them should. */
export function prepareInSlices(
  raw: string | Uint8Array,
  encoding?: string,
  given?: Given,
): Promise<Prepared> {
  return inSlices(preparing(raw, encoding, given));
}

/**
 * Prepares a page that was read, in slices.
 * @param pointer the field of the request that the page came in by
 * @throws AppError `TOO_LARGE` over 5 MiB as UTF-8, `INVALID` for a page without text
 */
export function preparePage(page: Page, encoding: string, pointer: string): Promise<Prepared> {
  const { text, replacedSurrogates } = refusing(pointer, () => bringIntoForm(page.text));
  const { metadata, leftOut } = page;
  return inSlices(prepared(text, page.blocks, { encoding, replacedSurrogates, metadata }, [...leftOut]));
}

function* preparing(
  raw: string | Uint8Array,
  encoding = "utf-8",
  { blocks, metadata, before }: Given = {},
): Generator<void, Prepared> {
  const decoded = refusing("/text", () =>
    typeof raw === "string" ? { text: raw, encoding } : decodeText(raw),
  );
  const { text, replacedSurrogates } = refusing("/text", () => bringIntoForm(decoded.text));
  yield;
  const intake = { encoding: decoded.encoding, replacedSurrogates, ...(metadata && { metadata }) };
  const divide = () => (before === undefined ? recogniseBlocks(text) : carryBlocks(before, text));
  const found = blocks === undefined ? divide() : checkedBlocks(text, blocks);
  yield;
  return yield* prepared(text, found, intake, []);
}

function* prepared(
  text: string,
  blocks: readonly TextBlock[],
  intake: Intake,
  leftOut: LeftOut[],
): Generator<void, Prepared> {
  const index = new TextIndex(text);
  yield;
  const language = intake.metadata?.language ?? guessLanguage(text);
  yield;
  return {
    text,
    blocks: blocks.map(({ start, end, ...block }) => ({
      ...block,
      ...index.spanToCodePoints({ start, end }),
    })),
    length: index.length,
    sha256: createHash("sha256").update(text).digest("hex"),
    intake,
    leftOut,
    title: intake.metadata?.title || suggestTitle(text, blocks),
    language,
  };
}

/**
 * Blocks that a caller sent, in the unit of memory. They must be in order, apart, and hold every sign that
 * is not white space: what lies in no block could be read by nobody.
 * @throws AppError `INVALID`
 */
function checkedBlocks(text: string, blocks: readonly Block[]): TextBlock[] {
  const index = new TextIndex(text);
  const fault = (number: number, detail: string) =>
    new AppError("INVALID", "The blocks are not this text's. Nothing was stored.", {
      errors: [{ pointer: `/blocks/${number}`, detail }],
    });
  let before = utf16(0);
  const checked = blocks.map((block, number): TextBlock => {
    if (block.start >= block.end || block.end > index.length) throw fault(number, "is no range of the text");
    const [start, end] = [index.toUtf16(codePoint(block.start)), index.toUtf16(codePoint(block.end))];
    if (start < before) throw fault(number, "overlaps the one before");
    if (/\S/.test(text.slice(before, start))) throw fault(number, "leaves words before it in no block");
    before = end;
    return { ...definedOf(block), start, end };
  });
  if (/\S/.test(text.slice(before))) throw fault(blocks.length, "is missing: words are in no block");
  return checked;
}

/** What a block is, without its place and without fields that are there and undefined. */
export function definedOf({ kind, author, handle, time, address }: Block): Omit<TextBlock, "start" | "end"> {
  return {
    kind,
    ...(author && { author }),
    ...(handle && { handle }),
    ...(time && { time }),
    ...(address && { address }),
  };
}

/**
 * Runs `work`, turning what the text's own room refuses into the caller's refusal.
 * @param pointer the field of the request that the text came in by
 * @throws AppError
 */
export function refusing<T>(pointer: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof TextRefused) throw refusal(error.reason, pointer);
    throw error;
  }
}

function refusal(reason: RefusalReason, pointer: string): AppError {
  const [code, how] = REFUSALS[reason];
  return new AppError(code, `The text ${how}. Nothing was stored.`, {
    errors: [{ pointer, detail: how, reason }],
  });
}

const REFUSALS: Record<RefusalReason, readonly [ErrorCode, string]> = {
  empty: ["INVALID", "is empty"],
  nul: ["INVALID", "holds a NUL character"],
  binary: ["UNSUPPORTED", "is no text but another kind of file"],
  undecodable: ["UNSUPPORTED", "is in none of the encodings known here (UTF-8, UTF-16, Windows-1251)"],
  "too-large": ["TOO_LARGE", "has more than 5 MiB as UTF-8"],
};

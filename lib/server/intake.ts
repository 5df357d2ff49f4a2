/**
 * What an import makes of a text or a file before anything is stored: decoded, brought into form, its
 * blocks, title and language recognised. Slow for a long text, so it is done outside every transaction.
 */
import { createHash } from "node:crypto";
import { AppError } from "../model/errors";
import { recogniseBlocks } from "../text/blocks";
import { decodeText } from "../text/decode";
import { bringIntoForm, type RefusalReason, TextRefused } from "../text/form";
import { guessLanguage } from "../text/language";
import { TextIndex } from "../text/offsets";
import { suggestTitle } from "../text/title";
import type { Prepared } from "./articles";
import { atOnce, inSlices } from "./slices";

/**
 * Prepares a text, or a file's bytes, whose encoding is recognised.
 * @param encoding what a text was decoded from before it came here
 * @throws AppError `INVALID` for an empty text or a NUL, `UNSUPPORTED` for bytes that are no text,
 * `TOO_LARGE` over 5 MiB as UTF-8
 */
export function prepareText(raw: string | Uint8Array, encoding?: string): Prepared {
  return atOnce(preparing(raw, encoding));
}

/** The same, for where others wait: a megabyte takes longer than one of them should. */
export function prepareInSlices(raw: string | Uint8Array, encoding?: string): Promise<Prepared> {
  return inSlices(preparing(raw, encoding));
}

function* preparing(raw: string | Uint8Array, encoding = "utf-8"): Generator<void, Prepared> {
  try {
    const decoded = typeof raw === "string" ? { text: raw, encoding } : decodeText(raw);
    const { text, replacedSurrogates } = bringIntoForm(decoded.text);
    yield;
    const index = new TextIndex(text);
    yield;
    const blocks = recogniseBlocks(text);
    yield;
    const language = guessLanguage(text);
    yield;
    return {
      text,
      blocks: blocks.map(({ start, end, ...block }) => ({
        ...block,
        ...index.spanToCodePoints({ start, end }),
      })),
      length: index.length,
      sha256: createHash("sha256").update(text).digest("hex"),
      intake: { encoding: decoded.encoding, replacedSurrogates },
      title: suggestTitle(text, blocks),
      language,
    };
  } catch (error) {
    if (error instanceof TextRefused) throw refusal(error.reason);
    throw error;
  }
}

function refusal(reason: RefusalReason): AppError {
  switch (reason) {
    case "empty":
      return faulty("is empty");
    case "nul":
      return faulty("holds a NUL character");
    case "binary":
      return new AppError("UNSUPPORTED", "This file is not a text. Nothing was stored.");
    case "undecodable":
      return new AppError(
        "UNSUPPORTED",
        "This file is in none of the encodings known here (UTF-8, UTF-16, Windows-1251). Nothing was stored.",
      );
    case "too-large":
      return new AppError("TOO_LARGE", "A text may have 5 MiB as UTF-8 at most. Nothing was stored.");
  }
}

function faulty(how: string): AppError {
  return new AppError("INVALID", `The text ${how}. Nothing was stored.`, {
    errors: [{ pointer: "/text", detail: how }],
  });
}

/** What a page of the web is once it has been read: plain text with its blocks, and nothing that could run. */
import type { SourceReason } from "../../model/source-reasons";
import type { SourceMetadata } from "../../model/wire";
import type { LeftOut } from "../../model/wire-import";
import type { TextBlock } from "../../text/blocks";

/** A page read. */
export type Page = {
  readonly text: string;
  /** In UTF-16 code units, in order; together they hold every sign that is not white space. */
  readonly blocks: readonly TextBlock[];
  readonly metadata: SourceMetadata;
  readonly leftOut: readonly LeftOut[];
};

/** HTML on its way to be read. */
export type PageSource = {
  readonly html: string;
  /** Where it was fetched from; null for a file or what was pasted. */
  readonly address: string | null;
  /** The zone that dates without one are meant in. */
  readonly timeZone: string;
};

/** Why HTML gave no page. */
export type PageRefusal = Extract<SourceReason, "no-text" | "too-complex">;

/**
 * The wire shapes of bringing a text in: where it comes from, what its source says of itself, what an
 * import would make of it. A new article and a new version of one take the same sources.
 */
import { z } from "zod";
import { MAX_TEXT_BYTES } from "../text/form";
import { BlockKind } from "./vocabulary";
import { ArticleMeta, Block, Id, Intake, Offset, SourceMetadata, StatusSchema, Url, words } from "./wire";

/** A block as a caller may send it: what a preview gave, with the fields of a post bounded and its address safe. */
const SentBlock = z.strictObject({
  kind: z.enum(BlockKind),
  start: Offset,
  end: Offset,
  author: words(300).optional(),
  handle: words(300).optional(),
  time: words(300).optional(),
  address: Url.optional(),
});

/**
 * The fields that name where a text comes from; exactly one of `text`, `html` and `url` is given
 * (`sourceFaults` checks it). `encoding`, `blocks` and `metadata` go with `text`, as a preview gave them.
 */
const SOURCE_FIELDS = {
  text: z.string().optional().meta({ description: "Brought into form on import; at most 5 MiB as UTF-8" }),
  html: z
    .string()
    .optional()
    .meta({ description: "A page or a part of one; kept as plain text and blocks, never as markup" }),
  url: z
    .string()
    .max(2000)
    .optional()
    .meta({ description: "A web address to fetch: http or https, on a public network" }),
  encoding: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/, "must be the lower-case name of an encoding")
    .optional()
    .meta({ description: "What the sender decoded the text from" }),
  blocks: z
    .array(SentBlock)
    .max(MAX_TEXT_BYTES)
    .optional()
    .meta({ description: "As a preview gave them; without them they are recognised in the text" }),
  metadata: SourceMetadata.optional().meta({
    description: "What the source said of itself, as a preview gave it; kept with the version",
  }),
};

type Named = { [Name in keyof typeof SOURCE_FIELDS]?: unknown };

/** Adds a fault to `context` for every way in which the fields name no source, or more than one. */
export function sourceFaults(given: Named, context: z.RefinementCtx): void {
  const sources = (["text", "html", "url"] as const).filter((name) => given[name] !== undefined);
  const fault = (path: string[], message: string) => context.addIssue({ code: "custom", path, message });
  if (sources.length === 0) fault(["text"], "is wanted, or html, or url");
  for (const name of sources.slice(1)) fault([name], `cannot go together with ${sources[0]}`);
  if (given.text !== undefined) return;
  for (const name of ["encoding", "blocks", "metadata"] as const) {
    if (given[name] !== undefined) fault([name], "goes only with text");
  }
}

/** A source, and what the sender says of its article. `sourceFaults` must be among its checks. */
export const Sourced = z.strictObject({
  ...SOURCE_FIELDS,
  title: ArticleMeta.title.optional(),
  sourceUrl: ArticleMeta.sourceUrl.optional(),
  publisher: ArticleMeta.publisher.optional(),
  author: ArticleMeta.author.optional(),
  publishedAt: ArticleMeta.publishedAt.optional(),
  language: ArticleMeta.language.optional(),
});

export const ImportArticle = Sourced.extend({ id: Id.optional() })
  .superRefine(sourceFaults)
  .meta({
    id: "ImportArticle",
    examples: [{ text: "Около 8000 войници са в района.", title: "Три столици" }],
  });

export const PreviewArticle = ImportArticle.meta({ id: "PreviewArticle" });

/** What of a page did not become text, by kind. */
export const LEFT_OUT_KINDS = [
  "navigation",
  "related",
  "comments",
  "advertising",
  "form",
  "hidden",
  "other",
  "image",
  "video",
  "embed",
  "script",
] as const;

export const LeftOut = z
  .object({
    kind: z.enum(LEFT_OUT_KINDS),
    count: z.int(),
    excerpts: z.array(z.string()).meta({ description: "Some of it: words, or the addresses of embeds" }),
  })
  .meta({ id: "LeftOut" });

/** An article that is here already. */
export const KnownArticle = z
  .object({
    id: z.string(),
    title: z.string(),
    status: StatusSchema,
    version: z.int().meta({ description: "Number of its newest version" }),
  })
  .meta({ id: "KnownArticle" });

export const ArticlePreview = z
  .object({
    title: z.string(),
    language: z.string(),
    text: z.string(),
    blocks: z.array(Block),
    length: z.int(),
    sha256: z.string(),
    intake: Intake,
    leftOut: z.array(LeftOut),
    existing: KnownArticle.nullable().meta({
      description: "An article that already has exactly this text; an archived one only when no other has",
    }),
    sameAddress: KnownArticle.nullable().meta({
      description: "An article from the same address, to which this could be a new version",
    }),
  })
  .meta({ id: "ArticlePreview" });

export const PreviewQuery = z.strictObject({
  stages: z.enum(["0", "1"]).default("0").meta({
    description: "1: lines of JSON as it goes, `{stage, bytes?}`, and a last one, `{done}` or `{problem}`",
  }),
});

export type SourceFields = Partial<z.infer<z.ZodObject<typeof SOURCE_FIELDS>>>;
export type ImportArticle = z.infer<typeof ImportArticle>;
export type ArticlePreview = z.infer<typeof ArticlePreview>;
export type LeftOut = z.infer<typeof LeftOut>;
export type KnownArticle = z.infer<typeof KnownArticle>;

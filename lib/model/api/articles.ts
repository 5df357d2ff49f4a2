/** The contract of articles and their versions. */
import { z } from "zod";
import {
  Article,
  ArticleSummary,
  ArticleVersion,
  PatchArticle,
  page,
  QueueQuery,
  VersionSummary,
} from "../wire";
import { ArticlePreview, ImportArticle, PreviewArticle, PreviewQuery } from "../wire-import";
import { endpoint } from "./endpoint";
import { ANA, ARTICLE, ARTICLE_ID, SUMMARY, TEXT } from "./examples";

export const listArticles = endpoint({
  name: "listArticles",
  method: "GET",
  path: "/articles",
  group: "articles",
  summary: "List the queue of articles, oldest first",
  description: "With the counts of each article's live claims. Archived articles only on request (`status`).",
  query: QueueQuery,
  answer: { status: 200, schema: page(ArticleSummary) },
  errors: [],
  example: { query: "?status=open&limit=20", answer: { items: [SUMMARY], nextCursor: null } },
});

export const importArticle = endpoint({
  name: "importArticle",
  method: "POST",
  path: "/articles",
  group: "articles",
  summary: "Import an article",
  description:
    "The text is brought into form once (line ends, byte order mark, lone surrogates) and is immutable from " +
    "then on. HTML, given or fetched from a web address, is kept as plain text and blocks, never as mark-up. " +
    "What is not said of the article comes from its source; without that, its first sentence becomes the " +
    "title and the language is recognised. " +
    "The same id with the same body again is answered as the first time.",
  body: ImportArticle,
  answer: { status: 201, schema: Article, etag: true },
  long: true,
  errors: ["ID_REUSED"],
  example: { body: { text: TEXT.text, title: "Три столици" }, answer: ARTICLE },
});

export const previewArticle = endpoint({
  name: "previewArticle",
  method: "POST",
  path: "/articles/preview",
  group: "articles",
  summary: "See what an import would make of a text, a page, a web address or a file, storing nothing",
  description:
    "Send JSON, or the bytes of a text or HTML file as `application/octet-stream`: UTF-8, UTF-16 and " +
    "Windows-1251 are recognised, and `intake.encoding` says what the answer's `text` was decoded from. " +
    "Import that `text` with these `blocks` and `intake.metadata` as `metadata`, and what was seen is what is " +
    "stored. A web address is fetched within 10 seconds, 5 MiB and five redirects, from the public internet " +
    "alone; why it was refused stands in `errors` as a `reason`.",
  query: PreviewQuery,
  body: PreviewArticle,
  acceptsFile: true,
  answer: { status: 200, schema: ArticlePreview },
  errors: [],
  example: {
    body: { text: TEXT.text },
    answer: {
      title: "Около 8000 войници са в района.",
      language: "bg",
      ...TEXT,
      leftOut: [],
      existing: null,
      sameAddress: null,
    },
  },
});

export const getArticle = endpoint({
  name: "getArticle",
  method: "GET",
  path: "/articles/{id}",
  group: "articles",
  summary: "Read an article with its newest version's text and blocks",
  description: "The ETag is `metaRevision`, the one a PATCH is made on.",
  answer: { status: 200, schema: Article, etag: true },
  errors: [],
  example: { answer: ARTICLE },
});

export const patchArticle = endpoint({
  name: "patchArticle",
  method: "PATCH",
  path: "/articles/{id}",
  group: "articles",
  summary: "Change an article's metadata, status or note",
  description:
    "`If-Match` names `metaRevision`. Sealing and unsealing are an editor's; archiving is an editor's or the " +
    "importer's. Archiving, and reopening what was sealed or archived, wants a `reason`.",
  body: PatchArticle,
  ifMatch: true,
  answer: { status: 200, schema: ArticleSummary, etag: true },
  errors: [],
  example: {
    body: { status: "checked" },
    answer: { ...SUMMARY, status: "checked", revision: 4, metaRevision: 4 },
  },
});

export const listVersions = endpoint({
  name: "listVersions",
  method: "GET",
  path: "/articles/{id}/versions",
  group: "articles",
  summary: "List an article's versions, oldest first, without their texts",
  answer: { status: 200, schema: z.object({ items: z.array(VersionSummary), nextCursor: z.null() }) },
  errors: [],
  example: {
    answer: {
      items: [
        {
          articleId: ARTICLE_ID,
          number: 1,
          length: TEXT.length,
          sha256: TEXT.sha256,
          intake: TEXT.intake,
          createdBy: ANA,
          createdAt: SUMMARY.createdAt,
        },
      ],
      nextCursor: null,
    },
  },
});

export const getVersion = endpoint({
  name: "getVersion",
  method: "GET",
  path: "/articles/{id}/versions/{n}",
  group: "articles",
  summary: "Read one version with its text and blocks",
  answer: { status: 200, schema: ArticleVersion },
  errors: [],
  example: {
    answer: { articleId: ARTICLE_ID, number: 1, ...TEXT, createdBy: ANA, createdAt: SUMMARY.createdAt },
  },
});

export const ARTICLE_ENDPOINTS = [
  listArticles,
  importArticle,
  previewArticle,
  getArticle,
  patchArticle,
  listVersions,
  getVersion,
];

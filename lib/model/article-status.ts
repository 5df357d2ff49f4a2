/**
 * The life of an article: which status may follow which, whose it is to set it, and where a reason is
 * wanted. Open and checked go back and forth; a sealed article opens again only by an editor.
 */
import { AppError } from "./errors";
import { type Actor, authorise } from "./policy";
import type { ArticleStatus } from "./vocabulary";

/** An article as far as its status is concerned. */
export type Standing = { readonly status: ArticleStatus; readonly importedById: string };

/**
 * Does nothing where `actor` may bring the article to `next` with this reason.
 * @throws AppError `FORBIDDEN`, or `INVALID` where a reason is missing
 */
export function authoriseStatus(
  actor: Actor,
  { status, importedById }: Standing,
  next: ArticleStatus,
  reason: string | undefined,
): void {
  if (next === status) return;
  if (status === "archived" || next === "archived") authorise(actor, "article:archive", importedById);
  if (status === "sealed" || next === "sealed") authorise(actor, "article:seal");
  authorise(actor, "article:check");
  if ((next === "archived" || status === "archived" || status === "sealed") && reason === undefined) {
    throw new AppError("INVALID", "Archiving and reopening want a reason. Nothing was changed.", {
      errors: [{ pointer: "/reason", detail: "is wanted here" }],
    });
  }
}

/**
 * Does nothing where claims of an article may still change.
 * @throws AppError `ARTICLE_SEALED`
 */
export function requireOpen({ status }: { readonly status: ArticleStatus }): void {
  if (status === "sealed" || status === "archived") {
    throw new AppError("ARTICLE_SEALED", `This article is ${status}; no claim in it changes any more.`);
  }
}

/** An article from a file, for `npm start -- --article FILE` and `proofmark import FILE`. */
import { readFile } from "node:fs/promises";
import { AppError } from "../lib/model/errors";
import type { Actor } from "../lib/model/policy";
import { act } from "../lib/server/act";
import { importArticle } from "../lib/server/articles";
import { read } from "../lib/server/db";
import { prepareText } from "../lib/server/intake";

/** In whose name a file comes in: an article was imported by somebody, and a command line is nobody. */
async function importer(): Promise<Actor> {
  const administrator = await read().user.findFirst({
    where: { role: "admin", disabledAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, name: true, role: true },
  });
  if (administrator !== null) return administrator;
  throw new AppError(
    "CONFLICT",
    "There is no administrator yet, in whose name to import. Nothing was stored.",
  );
}

/**
 * Imports a text file, unless a version with the same text is there.
 * @returns the article's id, and whether it was there before
 * @throws AppError as `prepareText` has it; an Error of the file system when the file cannot be read
 */
export async function importFile(path: string): Promise<{ id: string; known: boolean }> {
  const prepared = prepareText(await readFile(path));
  return act(await importer(), async (act) => {
    const before = await act.tx.articleVersion.findFirst({
      where: { sha256: prepared.sha256 },
      orderBy: { id: "asc" },
      select: { articleId: true },
    });
    if (before !== null) return { id: before.articleId, known: true };
    return { id: (await importArticle(act, prepared)).id, known: false };
  });
}

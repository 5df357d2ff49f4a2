/** Making a version from the browser: one request, which is harmless when it is repeated under its key. */
import type { Block } from "../model/wire";
import type { MadeVersion, NewVersion, SameVersion } from "../model/wire-versions";
import { send } from "./client";

/**
 * Makes a version of an article; the same `idempotencyKey` again is the same version.
 * @throws Refusal `STALE` when `basedOn` is not the newest version
 */
export async function makeVersion(
  articleId: string,
  body: NewVersion,
  idempotencyKey: string,
): Promise<MadeVersion | SameVersion> {
  const path = `/articles/${articleId}/versions`;
  return (await send({ method: "POST", path, body, idempotencyKey })) as MadeVersion | SameVersion;
}

/** The blocks that a draft keeps with its text; none where it keeps none, or what stands there is no list. */
export function keptBlocks(kept: string): { blocks?: Block[] } {
  try {
    const blocks: unknown = JSON.parse(kept);
    // As a preview gave them; the server looks at each again.
    return Array.isArray(blocks) ? { blocks: blocks as Block[] } : {};
  } catch {
    return {};
  }
}

/** Gives articles that came in before addresses were compared the key they are compared by. */
import { addressKey } from "../model/address";
import { read, write } from "./db";

/** How many articles one transaction changes. */
const SLICE = 500;

/** Fills in what is missing; a second time there is nothing to do. */
export async function fillAddressKeys(): Promise<void> {
  for (;;) {
    const rows = await read().article.findMany({
      where: { sourceUrl: { not: null }, addressKey: null },
      orderBy: { id: "asc" },
      take: SLICE,
      select: { id: true, sourceUrl: true },
    });
    if (rows.length === 0) return;
    await write(async (tx) => {
      for (const { id, sourceUrl } of rows) {
        await tx.article.update({
          where: { id },
          data: { addressKey: addressKey(sourceUrl ?? "") },
          select: { id: true },
        });
      }
    });
  }
}

import { gzipSync } from "node:zlib";
import { expect, signIn, test } from "./fixtures";
import { importOwn } from "./reader";

/** What the reader may load before it can be used, gzipped; scripts only old browsers load do not count. */
const MOST_BYTES = 200_000;

test("the reader's first scripts weigh at most 200 kB", async ({ page }) => {
  await signIn(page, "checker");
  const id = await importOwn(page, "Около 8000 войници са в района.");
  const html = await (await page.request.get(`/articles/${id}`)).text();
  const tags = [...html.matchAll(/<script([^>]*)>/g)].map(([, attributes = ""]) => attributes);
  const first = tags.filter((attributes) => attributes.includes("src=") && !/nomodule/i.test(attributes));
  const sources = new Set(first.map((attributes) => /src="([^"]+)"/.exec(attributes)?.[1] ?? ""));
  expect(sources.size).toBeGreaterThan(2);
  let bytes = 0;
  for (const source of sources) {
    const script = await (await page.request.get(source)).body();
    bytes += gzipSync(script).length;
  }
  expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
});

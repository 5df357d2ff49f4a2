import * as contract from "@/lib/model/api/articles";
import { previewArticle } from "@/lib/server/articles";
import { reading, resource } from "@/lib/server/http";
import { metaOf, textOf } from "@/lib/server/sources";

export const { GET, POST, PUT, PATCH, DELETE } = resource(
  reading(contract.previewArticle, async ({ actor, body }) =>
    previewArticle(actor, await textOf(body), body instanceof Uint8Array ? {} : metaOf(body)),
  ),
);

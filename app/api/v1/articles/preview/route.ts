import * as contract from "@/lib/model/api/articles";
import { previewArticle } from "@/lib/server/articles";
import { reading, resource } from "@/lib/server/http";
import { inStages } from "@/lib/server/in-stages";
import { metaOf, textOf, type Watcher } from "@/lib/server/sources";

export const { GET, POST, PUT, PATCH, DELETE } = resource(
  reading(contract.previewArticle, ({ actor, query, body, request }) => {
    const preview = async (watcher: Watcher) =>
      previewArticle(actor, await textOf(body, watcher), body instanceof Uint8Array ? {} : metaOf(body));
    return query.stages === "1"
      ? inStages(request, (onStage, signal) => preview({ onStage, signal }))
      : preview({ signal: request.signal });
  }),
);

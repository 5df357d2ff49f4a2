import * as contract from "@/lib/model/api/articles";
import { importArticle, listArticles } from "@/lib/server/articles";
import { reading, resource, withEtag, writing } from "@/lib/server/http";
import { metaOf, textOf } from "@/lib/server/sources";

export const { GET, POST, PUT, PATCH, DELETE } = resource(
  reading(contract.listArticles, ({ actor, query }) => listArticles(actor, query)),
  writing(contract.importArticle, async ({ body, request }) => {
    const prepared = await textOf(body, { signal: request.signal });
    return async (act) => {
      const article = await importArticle(act, prepared, metaOf(body));
      return withEtag(article, article.metaRevision);
    };
  }),
);

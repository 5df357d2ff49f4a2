import * as contract from "@/lib/model/api/articles";
import { importArticle, listArticles } from "@/lib/server/articles";
import { reading, resource, withEtag, writing } from "@/lib/server/http";
import { prepareText } from "@/lib/server/intake";

export const { GET, POST, PUT, PATCH, DELETE } = resource(
  reading(contract.listArticles, ({ actor, query }) => listArticles(actor, query)),
  writing(contract.importArticle, ({ body: { text, encoding, ...meta } }) => {
    const prepared = prepareText(text, encoding);
    return async (act) => {
      const article = await importArticle(act, prepared, meta);
      return withEtag(article, article.metaRevision);
    };
  }),
);

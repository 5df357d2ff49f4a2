import * as contract from "@/lib/model/api/articles";
import { patchArticle, readArticle } from "@/lib/server/articles";
import { reading, resource, withEtag, writing } from "@/lib/server/http";

export const { GET, POST, PUT, PATCH, DELETE } = resource(
  reading(contract.getArticle, async ({ actor, params }) => {
    const article = await readArticle(actor, params.id);
    return withEtag(article, article.metaRevision);
  }),
  writing(contract.patchArticle, ({ params, revision, body }) => async (act) => {
    const article = await patchArticle(act, params.id, revision, body);
    return withEtag(article, article.metaRevision);
  }),
);

import * as contract from "@/lib/model/api/claims";
import { claimsSince, listArticleClaims, markClaim } from "@/lib/server/claims";
import { reading, resource, withEtag, writing } from "@/lib/server/http";

export const { GET, POST, PUT, PATCH, DELETE } = resource(
  reading(contract.listClaims, ({ actor, params, query: { since, ...page } }) =>
    since === undefined ? listArticleClaims(actor, params.id, page) : claimsSince(actor, params.id, since),
  ),
  writing(contract.markClaim, ({ params, body }) => async (act) => {
    const marked = await markClaim(act, params.id, body);
    return withEtag(marked, marked.claim.revision);
  }),
);

import * as contract from "@/lib/model/api/claims";
import { restoreClaim } from "@/lib/server/claim-changes";
import { resource, tagged, writing } from "@/lib/server/http";

export const { GET, POST, PUT, PATCH, DELETE } = resource(
  writing(
    contract.restoreClaim,
    ({ params, revision }) =>
      async (act) =>
        tagged(await restoreClaim(act, params.id, revision)),
  ),
);

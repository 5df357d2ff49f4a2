import * as contract from "@/lib/model/api/claims";
import { changeClaim, withdrawClaim } from "@/lib/server/claim-changes";
import { readClaim } from "@/lib/server/claims";
import { reading, resource, tagged, writing } from "@/lib/server/http";

export const { GET, POST, PUT, PATCH, DELETE } = resource(
  reading(contract.getClaim, async ({ actor, params }) => tagged(await readClaim(actor, params.id))),
  writing(
    contract.patchClaim,
    ({ params, revision, body }) =>
      async (act) =>
        tagged(await changeClaim(act, params.id, revision, body)),
  ),
  writing(
    contract.withdrawClaim,
    ({ params, revision }) =>
      async (act) =>
        tagged(await withdrawClaim(act, params.id, revision)),
  ),
);

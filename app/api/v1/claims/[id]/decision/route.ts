import * as contract from "@/lib/model/api/claims";
import { resource, tagged, writing } from "@/lib/server/http";
import { decideClaim, takeBackDecision } from "@/lib/server/verdicts";

export const { GET, POST, PUT, PATCH, DELETE } = resource(
  writing(
    contract.putDecision,
    ({ params, revision, body }) =>
      async (act) =>
        tagged(await decideClaim(act, params.id, revision, body)),
  ),
  writing(
    contract.deleteDecision,
    ({ params, revision }) =>
      async (act) =>
        tagged(await takeBackDecision(act, params.id, revision)),
  ),
);

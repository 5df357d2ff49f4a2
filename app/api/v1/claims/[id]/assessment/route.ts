import * as contract from "@/lib/model/api/claims";
import { resource, tagged, writing } from "@/lib/server/http";
import { assessClaim, takeBackAssessment } from "@/lib/server/verdicts";

export const { GET, POST, PUT, PATCH, DELETE } = resource(
  writing(
    contract.putAssessment,
    ({ params, body }) =>
      async (act) =>
        tagged(await assessClaim(act, params.id, body)),
  ),
  writing(
    contract.deleteAssessment,
    ({ params }) =>
      async (act) =>
        tagged(await takeBackAssessment(act, params.id)),
  ),
);

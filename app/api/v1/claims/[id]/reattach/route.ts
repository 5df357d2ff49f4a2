import * as contract from "@/lib/model/api/versions";
import { resource, tagged, writing } from "@/lib/server/http";
import { reattachClaim } from "@/lib/server/reattaching";

export const { GET, POST, PUT, PATCH, DELETE } = resource(
  writing(
    contract.reattachClaim,
    ({ params, revision, body }) =>
      async (act) =>
        tagged(await reattachClaim(act, params.id, revision, body)),
  ),
);

import * as contract from "@/lib/model/api/claims";
import { changeClaims } from "@/lib/server/bulk";
import { resource, writing } from "@/lib/server/http";

export const { GET, POST, PUT, PATCH, DELETE } = resource(
  writing(
    contract.bulkClaims,
    ({ body }) =>
      (act) =>
        changeClaims(act, body),
  ),
);

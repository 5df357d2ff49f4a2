import { revokeToken as revoking } from "@/lib/model/api/people";
import { resource, writing } from "@/lib/server/http";
import { revokeToken } from "@/lib/server/tokens";

export const { GET, POST, PUT, PATCH, DELETE } = resource(
  writing(
    revoking,
    ({ params }) =>
      (act) =>
        revokeToken(act, params.id),
  ),
);

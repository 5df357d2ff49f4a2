import { createToken as creating, listTokens as listing } from "@/lib/model/api/people";
import { reading, resource, writing } from "@/lib/server/http";
import { createToken, listTokens } from "@/lib/server/tokens";

export const { GET, POST, PUT, PATCH, DELETE } = resource(
  reading(listing, async ({ actor }) => ({ items: await listTokens(actor), nextCursor: null })),
  writing(
    creating,
    ({ body }) =>
      (act) =>
        createToken(act, body),
  ),
);

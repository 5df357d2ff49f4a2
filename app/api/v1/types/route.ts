import { addType as adding, listTypes as listing } from "@/lib/model/api/newsroom";
import { reading, resource, writing } from "@/lib/server/http";
import { addType, listTypes } from "@/lib/server/types";

export const { GET, POST, PUT, PATCH, DELETE } = resource(
  reading(listing, async ({ actor }) => ({ items: await listTypes(actor), nextCursor: null })),
  writing(
    adding,
    ({ body }) =>
      (act) =>
        addType(act, body),
  ),
);

import * as contract from "@/lib/model/api/versions";
import { reading, resource } from "@/lib/server/http";
import { listVersionClaims } from "@/lib/server/stood";

export const { GET, POST, PUT, PATCH, DELETE } = resource(
  reading(contract.listVersionClaims, ({ actor, params, query }) =>
    listVersionClaims(actor, params.id, params.n, query),
  ),
);

import * as contract from "@/lib/model/api/export";
import { listClaims } from "@/lib/server/claim-list";
import { reading, resource } from "@/lib/server/http";

export const { GET, POST, PUT, PATCH, DELETE } = resource(
  reading(contract.listAllClaims, ({ actor, query }) => listClaims(actor, query)),
);

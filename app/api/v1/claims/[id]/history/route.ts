import * as contract from "@/lib/model/api/claims";
import { claimHistory } from "@/lib/server/claims";
import { reading, resource } from "@/lib/server/http";

export const { GET, POST, PUT, PATCH, DELETE } = resource(
  reading(contract.claimHistory, ({ actor, params, query }) => claimHistory(actor, params.id, query)),
);

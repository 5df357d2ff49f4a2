import * as contract from "@/lib/model/api/export";
import { reading, resource } from "@/lib/server/http";
import { summarise } from "@/lib/server/summary";

export const { GET, POST, PUT, PATCH, DELETE } = resource(
  reading(contract.summariseClaims, ({ actor, query }) => summarise(actor, query)),
);

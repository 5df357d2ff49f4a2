import * as contract from "@/lib/model/api/versions";
import { reading, resource } from "@/lib/server/http";
import { readDiff } from "@/lib/server/version-diff";

export const { GET, POST, PUT, PATCH, DELETE } = resource(
  reading(contract.readDiff, ({ actor, params, query }) => readDiff(actor, params.id, query)),
);

import * as contract from "@/lib/model/api/articles";
import { reading, resource } from "@/lib/server/http";
import { readVersion } from "@/lib/server/versions";

export const { GET, POST, PUT, PATCH, DELETE } = resource(
  reading(contract.getVersion, ({ actor, params }) => readVersion(actor, params.id, params.n)),
);

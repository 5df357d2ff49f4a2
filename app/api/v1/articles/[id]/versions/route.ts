import * as contract from "@/lib/model/api/articles";
import { reading, resource } from "@/lib/server/http";
import { listVersions } from "@/lib/server/versions";

export const { GET, POST, PUT, PATCH, DELETE } = resource(
  reading(contract.listVersions, async ({ actor, params }) => ({
    items: await listVersions(actor, params.id),
    nextCursor: null,
  })),
);

import * as contract from "@/lib/model/api/export";
import { claimsDownload } from "@/lib/server/export";
import { reading, resource } from "@/lib/server/http";

export const { GET, POST, PUT, PATCH, DELETE } = resource(
  reading(contract.claimsJsonl, ({ actor, query }) => claimsDownload(actor, query, { kind: "jsonl" })),
);

import * as contract from "@/lib/model/api/export";
import { claimsDownload } from "@/lib/server/export";
import { reading, resource } from "@/lib/server/http";

export const { GET, POST, PUT, PATCH, DELETE } = resource(
  reading(contract.claimsCsv, ({ actor, query: { delimiter, bom, ...filter } }) =>
    claimsDownload(actor, filter, {
      kind: "csv",
      options: { delimiter: delimiter === "semicolon" ? ";" : ",", bom: bom === "1" },
    }),
  ),
);

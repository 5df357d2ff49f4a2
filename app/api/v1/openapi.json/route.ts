import * as contract from "@/lib/model/api/contract";
import { openApi } from "@/lib/model/openapi";
import { reading, resource } from "@/lib/server/http";
import { version } from "@/package.json";

export const { GET, POST, PUT, PATCH, DELETE } = resource(
  reading(contract.readContract, () => openApi(version)),
);

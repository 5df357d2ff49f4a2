import * as contract from "@/lib/model/api/live";
import { reading, resource } from "@/lib/server/http";
import { beat, readPresence } from "@/lib/server/presence";

export const { GET, POST, PUT, PATCH, DELETE } = resource(
  reading(contract.readPresence, ({ actor, params }) => readPresence(actor, params.id)),
  // Nothing is stored: it needs no receipt and must not wait for writes.
  reading(contract.beat, ({ actor, params, body }) => beat(actor, params.id, body)),
);

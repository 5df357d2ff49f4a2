import * as contract from "@/lib/model/api/live";
import { readEvents } from "@/lib/server/events";
import { reading, resource } from "@/lib/server/http";

export const { GET, POST, PUT, PATCH, DELETE } = resource(
  reading(contract.readEvents, ({ actor, query }) => readEvents(actor, query)),
);

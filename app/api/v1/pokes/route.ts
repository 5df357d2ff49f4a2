import * as contract from "@/lib/model/api/live";
import { resource, streaming } from "@/lib/server/http";
import { pokes } from "@/lib/server/pokes";

export const { GET, POST, PUT, PATCH, DELETE } = resource(
  streaming(contract.openPokes, ({ actor, query }, signal) => pokes(actor, query.articles, signal)),
);

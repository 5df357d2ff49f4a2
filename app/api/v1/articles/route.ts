import * as contract from "@/lib/model/api/articles";
import { listArticles } from "@/lib/server/articles";
import { reading, resource } from "@/lib/server/http";

export const { GET, POST, PUT, PATCH, DELETE } = resource(
  reading(contract.listArticles, ({ actor, query }) => listArticles(actor, query)),
);

import { FINDER } from "@/lib/model/api/finder";
import { reading, resource } from "@/lib/server/http";
import { readSuggestions } from "@/lib/server/suggestions";

export const { GET, POST, PUT, PATCH, DELETE } = resource(
  reading(FINDER.readSuggestions, ({ actor, params }) => readSuggestions(actor, params.id)),
);

import { FINDER } from "@/lib/model/api/finder";
import { reading, resource } from "@/lib/server/http";
import { detectSpans } from "@/lib/server/suggestions";

export const { GET, POST, PUT, PATCH, DELETE } = resource(
  reading(FINDER.detectText, ({ body }) => detectSpans(body.text)),
);

import * as contract from "@/lib/model/api/articles";
import { previewArticle } from "@/lib/server/articles";
import { reading, resource } from "@/lib/server/http";
import { prepareText } from "@/lib/server/intake";

export const { GET, POST, PUT, PATCH, DELETE } = resource(
  reading(contract.previewArticle, ({ actor, body }) => {
    if (body instanceof Uint8Array) return previewArticle(actor, prepareText(body));
    const { text, encoding, ...meta } = body;
    return previewArticle(actor, prepareText(text, encoding), meta);
  }),
);

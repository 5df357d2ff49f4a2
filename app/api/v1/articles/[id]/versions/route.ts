import * as contract from "@/lib/model/api/articles";
import { makeVersion } from "@/lib/model/api/versions";
import { instead, reading, resource, writing } from "@/lib/server/http";
import { prepareVersion } from "@/lib/server/making-version";
import { metaOf, textOf } from "@/lib/server/sources";
import { textBefore } from "@/lib/server/version-text";
import { listVersions } from "@/lib/server/versions";

export const { GET, POST, PUT, PATCH, DELETE } = resource(
  reading(contract.listVersions, async ({ actor, params }) => ({
    items: await listVersions(actor, params.id),
    nextCursor: null,
  })),
  writing(makeVersion, async ({ actor, params, body, request }) => {
    const before = await textBefore(actor, params.id, body.basedOn);
    const prepared = await textOf(body, { signal: request.signal }, before);
    const make = await prepareVersion(actor, params.id, prepared, metaOf(body));
    return async (act) => {
      const made = await make(act);
      return made.created ? made : instead(made);
    };
  }),
);

import * as contract from "@/lib/model/api/articles";
import { makeVersion } from "@/lib/model/api/versions";
import { instead, reading, resource, writing } from "@/lib/server/http";
import { prepareInSlices } from "@/lib/server/intake";
import { prepareVersion } from "@/lib/server/making-version";
import { listVersions } from "@/lib/server/versions";

export const { GET, POST, PUT, PATCH, DELETE } = resource(
  reading(contract.listVersions, async ({ actor, params }) => ({
    items: await listVersions(actor, params.id),
    nextCursor: null,
  })),
  writing(makeVersion, async ({ actor, params, body: { text, encoding, ...input } }) => {
    const make = await prepareVersion(actor, params.id, await prepareInSlices(text, encoding), input);
    return async (act) => {
      const made = await make(act);
      return made.created ? made : instead(made);
    };
  }),
);

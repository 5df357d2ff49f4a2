import { FINDER } from "@/lib/model/api/finder";
import { dismissCandidate } from "@/lib/server/dismissals";
import { resource, writing } from "@/lib/server/http";

export const { GET, POST, PUT, PATCH, DELETE } = resource(
  writing(
    FINDER.dismissCandidate,
    ({ params, body }) =>
      (act) =>
        dismissCandidate(act, params.id, body),
  ),
);

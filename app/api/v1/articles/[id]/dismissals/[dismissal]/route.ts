import { FINDER } from "@/lib/model/api/finder";
import { takeBackDismissal } from "@/lib/server/dismissals";
import { resource, writing } from "@/lib/server/http";

export const { GET, POST, PUT, PATCH, DELETE } = resource(
  writing(
    FINDER.takeBackDismissal,
    ({ params }) =>
      (act) =>
        takeBackDismissal(act, params.id, params.dismissal),
  ),
);

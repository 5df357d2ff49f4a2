import { deleteType as deleting, patchType } from "@/lib/model/api/newsroom";
import { resource, writing } from "@/lib/server/http";
import { changeType, deleteType } from "@/lib/server/types";

export const { GET, POST, PUT, PATCH, DELETE } = resource(
  writing(
    patchType,
    ({ params, body }) =>
      (act) =>
        changeType(act, params.slug, body),
  ),
  writing(
    deleting,
    ({ params }) =>
      (act) =>
        deleteType(act, params.slug),
  ),
);

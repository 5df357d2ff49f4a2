import { getSettings, patchSettings } from "@/lib/model/api/newsroom";
import { reading, resource, writing } from "@/lib/server/http";
import { changeSettings, readSettings } from "@/lib/server/settings";

export const { GET, POST, PUT, PATCH, DELETE } = resource(
  reading(getSettings, () => readSettings()),
  writing(
    patchSettings,
    ({ body }) =>
      (act) =>
        changeSettings(act, body),
  ),
);

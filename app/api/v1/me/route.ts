import { getMe, patchMe } from "@/lib/model/api/people";
import { reading, resource, writing } from "@/lib/server/http";
import { changeMe, hashOwnPassword, readMe } from "@/lib/server/users";

export const { GET, POST, PUT, PATCH, DELETE } = resource(
  reading(getMe, ({ actor }) => readMe(actor)),
  writing(patchMe, async ({ actor, body: { password, ...patch } }) => {
    const passwordHash = password === undefined ? null : await hashOwnPassword(actor, password);
    return (act) => changeMe(act, patch, passwordHash);
  }),
);

import { getUser, patchUser } from "@/lib/model/api/people";
import { reading, resource, writing } from "@/lib/server/http";
import { hashPassword } from "@/lib/server/passwords";
import { changeUser, readUser } from "@/lib/server/users";

export const { GET, POST, PUT, PATCH, DELETE } = resource(
  reading(getUser, ({ actor, params }) => readUser(actor, params)),
  writing(patchUser, async ({ params, body: { password, ...patch } }) => {
    const passwordHash = password === undefined ? null : await hashPassword(password);
    return (act) => changeUser(act, params.id, patch, passwordHash);
  }),
);

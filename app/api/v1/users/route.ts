import { addUser as adding, listUsers as listing } from "@/lib/model/api/people";
import { reading, resource, writing } from "@/lib/server/http";
import { hashPassword } from "@/lib/server/passwords";
import { addUser, listUsers } from "@/lib/server/users";

export const { GET, POST, PUT, PATCH, DELETE } = resource(
  reading(listing, ({ actor, query }) => listUsers(actor, query)),
  writing(adding, async ({ body: { password, ...person } }) => {
    const passwordHash = await hashPassword(password);
    return (act) => addUser(act, person, passwordHash);
  }),
);

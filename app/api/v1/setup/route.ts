import { setUp as settingUp } from "@/lib/model/api/newsroom";
import { reading, resource } from "@/lib/server/http";
import { setUp } from "@/lib/server/users";

// Not `writing`: nobody is signed in yet, so there is neither an actor nor a receipt to keep for one.
export const { GET, POST, PUT, PATCH, DELETE } = resource(reading(settingUp, ({ body }) => setUp(body)));

/** The contract of people: oneself, colleagues, and personal keys for scripts. */
import {
  AddUser,
  ApiToken,
  CreatedToken,
  CreateToken,
  Me,
  Paging,
  PatchMe,
  PatchUser,
  page,
  User,
} from "../wire";
import { endpoint } from "./endpoint";
import { ANA, BORIS } from "./examples";

const EDITOR: User = {
  ...BORIS,
  email: "boris@example.org",
  role: "editor",
  disabledAt: null,
  createdAt: "2026-11-01T08:00:00.000Z",
};

const MYSELF: Me = {
  ...ANA,
  email: "ana@example.org",
  role: "checker",
  disabledAt: null,
  createdAt: "2026-11-01T08:10:00.000Z",
  preferences: { language: "bg", theme: "system", shortcuts: true, keyboard: "phonetic" },
};

const TOKEN: ApiToken = {
  id: "01930000-0000-7000-8000-000000007001",
  name: "Седмична справка",
  hint: "pm_3hQx",
  createdAt: "2026-11-02T07:00:00.000Z",
  lastUsedAt: null,
  revokedAt: null,
};

export const getMe = endpoint({
  name: "getMe",
  method: "GET",
  path: "/me",
  group: "people",
  summary: "Read oneself and one's preferences",
  answer: { status: 200, schema: Me },
  errors: [],
  example: { answer: MYSELF },
});

export const patchMe = endpoint({
  name: "patchMe",
  method: "PATCH",
  path: "/me",
  group: "people",
  summary: "Change one's name, preferences or password, or sign out everywhere",
  description:
    "Preferences that are left out stay. A new password wants the present one, whose wrong tries count as " +
    "failed sign-ins, and like `signOutEverywhere` it ends all sessions, this one too. Keys for scripts stay.",
  body: PatchMe,
  answer: { status: 200, schema: Me },
  errors: ["RATE_LIMITED"],
  example: { body: { preferences: { theme: "dark" } }, answer: MYSELF },
});

export const listUsers = endpoint({
  name: "listUsers",
  method: "GET",
  path: "/users",
  group: "people",
  summary: "List the people of the newsroom, disabled ones included",
  query: Paging,
  answer: { status: 200, schema: page(User) },
  errors: [],
  example: { query: "?limit=50", answer: { items: [EDITOR], nextCursor: null } },
});

export const addUser = endpoint({
  name: "addUser",
  method: "POST",
  path: "/users",
  group: "people",
  summary: "Add a person (administrators)",
  description: "`CONFLICT` when somebody has the address.",
  body: AddUser,
  answer: { status: 201, schema: User },
  errors: ["CONFLICT", "ID_REUSED"],
  example: {
    body: {
      email: "boris@example.org",
      name: "Борис Илиев",
      role: "editor",
      password: "осем хиляди пъти",
    },
    answer: EDITOR,
  },
});

export const getUser = endpoint({
  name: "getUser",
  method: "GET",
  path: "/users/{id}",
  group: "people",
  summary: "Read a person",
  answer: { status: 200, schema: User },
  errors: [],
  example: { answer: EDITOR },
});

export const patchUser = endpoint({
  name: "patchUser",
  method: "PATCH",
  path: "/users/{id}",
  group: "people",
  summary: "Change a person's name, role or password, disable or enable them (administrators)",
  description:
    "Who is disabled or gets a new password is signed out everywhere at once. `CONFLICT` for the last " +
    "administrator, who can be neither disabled nor given another role.",
  body: PatchUser,
  answer: { status: 200, schema: User },
  errors: ["CONFLICT"],
  example: { body: { role: "editor" }, answer: EDITOR },
});

export const listTokens = endpoint({
  name: "listTokens",
  method: "GET",
  path: "/tokens",
  group: "people",
  summary: "List one's own keys for scripts, newest first, revoked ones included",
  answer: { status: 200, schema: page(ApiToken) },
  errors: [],
  example: { answer: { items: [TOKEN], nextCursor: null } },
});

export const createToken = endpoint({
  name: "createToken",
  method: "POST",
  path: "/tokens",
  group: "people",
  summary: "Make a key for scripts",
  description: "It may do what its owner may, and is sent as `Authorization: Bearer`.",
  body: CreateToken,
  answer: { status: 201, schema: CreatedToken },
  secret: true,
  errors: ["ID_REUSED"],
  example: {
    body: { name: "Седмична справка" },
    answer: { ...TOKEN, token: "pm_3hQxExampleExampleExampleExampleExampleExamp" },
  },
});

export const revokeToken = endpoint({
  name: "revokeToken",
  method: "DELETE",
  path: "/tokens/{id}",
  group: "people",
  summary: "Revoke one of one's own keys, for good",
  answer: { status: 204, schema: null },
  errors: [],
  example: { answer: null },
});

/** Every call about people, in the order of the documentation. */
export const PEOPLE_ENDPOINTS = [
  getMe,
  patchMe,
  listUsers,
  addUser,
  getUser,
  patchUser,
  listTokens,
  createToken,
  revokeToken,
] as const;

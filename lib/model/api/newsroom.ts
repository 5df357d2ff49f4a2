/** The contract of the newsroom: its claim types, its settings, and its very first visit. */
import { AddClaimType, ClaimType, PatchClaimType, PatchSettings, page, Settings, SetUp, User } from "../wire";
import { endpoint } from "./endpoint";
import { ANA } from "./examples";

const TYPE: ClaimType = {
  slug: "casualties",
  nameBg: "Жертви",
  nameEn: "Casualties",
  hue: "wine",
  key: "6",
  position: 5,
  retiredAt: null,
  inUse: false,
};

const SETTINGS: Settings = {
  newsroom: "Вестник",
  timeZone: "Europe/Sofia",
  defaultLanguage: "bg",
  demo: false,
};

export const listTypes = endpoint({
  name: "listTypes",
  method: "GET",
  path: "/types",
  group: "newsroom",
  summary: "List the claim types in their order, retired ones included",
  answer: { status: 200, schema: page(ClaimType) },
  errors: [],
  example: { answer: { items: [TYPE], nextCursor: null } },
});

export const addType = endpoint({
  name: "addType",
  method: "POST",
  path: "/types",
  group: "newsroom",
  summary: "Add a claim type after the last (editors)",
  description: "`CONFLICT` when its slug is taken, or its key by another type that is not retired.",
  body: AddClaimType,
  answer: { status: 201, schema: ClaimType },
  errors: ["CONFLICT"],
  example: {
    body: { slug: "casualties", nameBg: "Жертви", nameEn: "Casualties", hue: "wine", key: "6" },
    answer: TYPE,
  },
});

export const patchType = endpoint({
  name: "patchType",
  method: "PATCH",
  path: "/types/{slug}",
  group: "newsroom",
  summary: "Change, move, retire or bring back a claim type (editors)",
  description:
    "`position` counts from 0 among all types. A retired type stays on the claims that have it; new ones " +
    "cannot take it. One that comes back to find its key taken has none.",
  body: PatchClaimType,
  answer: { status: 200, schema: ClaimType },
  errors: ["CONFLICT"],
  example: { body: { key: "6" }, answer: TYPE },
});

export const deleteType = endpoint({
  name: "deleteType",
  method: "DELETE",
  path: "/types/{slug}",
  group: "newsroom",
  summary: "Delete a claim type that nothing refers to (editors)",
  description: "`CONFLICT` when it is in use: retire it instead.",
  answer: { status: 204, schema: null },
  errors: ["CONFLICT"],
  example: { answer: null },
});

export const getSettings = endpoint({
  name: "getSettings",
  method: "GET",
  path: "/settings",
  group: "newsroom",
  summary: "Read the newsroom's settings",
  answer: { status: 200, schema: Settings },
  errors: [],
  example: { answer: SETTINGS },
});

export const patchSettings = endpoint({
  name: "patchSettings",
  method: "PATCH",
  path: "/settings",
  group: "newsroom",
  summary: "Change the newsroom's settings (administrators)",
  description: "The time zone decides which day a claim was marked on, in summaries and filters.",
  body: PatchSettings,
  answer: { status: 200, schema: Settings },
  errors: [],
  example: { body: { timeZone: "Europe/Sofia" }, answer: SETTINGS },
});

export const setUp = endpoint({
  name: "setUp",
  method: "POST",
  path: "/setup",
  group: "newsroom",
  summary: "Name a new newsroom and create its administrator",
  description: "Open to whoever comes first; once anybody exists it is `FORBIDDEN`.",
  body: SetUp,
  open: true,
  answer: { status: 201, schema: User },
  errors: [],
  example: {
    body: {
      newsroom: "Вестник",
      email: "ana@example.org",
      name: "Ана Петрова",
      password: "осем хиляди пъти",
    },
    answer: {
      ...ANA,
      email: "ana@example.org",
      role: "admin",
      disabledAt: null,
      createdAt: "2026-11-01T08:10:00.000Z",
    },
  },
});

/** Every call about the newsroom itself, in the order of the documentation. */
export const NEWSROOM_ENDPOINTS = [
  listTypes,
  addType,
  patchType,
  deleteType,
  getSettings,
  patchSettings,
  setUp,
] as const;

import { describe, expect, it } from "vitest";
import { ACTIONS, type Action, type Actor, authorise, can } from "./policy";

const actor = (role: Actor["role"]): Actor => ({ id: `the-${role}`, name: role, role });

const EVERYBODY: Action[] = [
  "article:read",
  "article:import",
  "article:edit",
  "article:check",
  "version:make",
  "claim:mark",
  "claim:assess",
  "claim:reattach",
  "candidate:dismiss",
  "export:read",
  "summary:read",
  "people:read",
  "token:own",
];
const AUTHOR_OR_EDITOR: Action[] = ["article:archive", "claim:change", "claim:withdraw", "claim:place"];
const EDITOR: Action[] = ["article:seal", "claim:decide", "claim:bulk", "audit:read", "type:edit"];
const ADMINISTRATOR: Action[] = ["people:edit", "settings:edit"];

describe("the table of rights", () => {
  it("gives every action to exactly one circle of people", () => {
    expect([...EVERYBODY, ...AUTHOR_OR_EDITOR, ...EDITOR, ...ADMINISTRATOR].sort()).toEqual(
      [...ACTIONS].sort(),
    );
  });

  it.each(EVERYBODY)("lets every role %s", (action) => {
    for (const role of ["checker", "editor", "admin"] as const) expect(can(actor(role), action)).toBe(true);
  });

  it.each(AUTHOR_OR_EDITOR)("lets the author and every editor %s, no other checker", (action) => {
    expect(can(actor("checker"), action, "the-checker")).toBe(true);
    expect(can(actor("checker"), action, "somebody-else")).toBe(false);
    expect(can(actor("checker"), action)).toBe(false);
    expect(can(actor("editor"), action, "somebody-else")).toBe(true);
    expect(can(actor("admin"), action, "somebody-else")).toBe(true);
  });

  it.each(EDITOR)("lets editors and administrators %s, no checker", (action) => {
    expect(can(actor("checker"), action, "the-checker")).toBe(false);
    expect(can(actor("editor"), action)).toBe(true);
    expect(can(actor("admin"), action)).toBe(true);
  });

  it.each(ADMINISTRATOR)("lets administrators alone %s", (action) => {
    expect(can(actor("checker"), action, "the-checker")).toBe(false);
    expect(can(actor("editor"), action, "the-editor")).toBe(false);
    expect(can(actor("admin"), action)).toBe(true);
  });

  it("refuses with FORBIDDEN and is silent where it allows", () => {
    expect(() => authorise(actor("checker"), "claim:decide")).toThrow(
      expect.objectContaining({ code: "FORBIDDEN" }),
    );
    expect(() => authorise(actor("editor"), "claim:decide")).not.toThrow();
  });
});

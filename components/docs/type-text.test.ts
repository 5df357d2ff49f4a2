import { describe, expect, it } from "vitest";
import type { Schema } from "@/lib/model/openapi";
import { typeParts } from "./type-text";

const line = (schema: Schema) =>
  typeParts(schema)
    .map((part) => ("shape" in part ? `<${part.shape}>` : part.text))
    .join("");

describe("typeParts", () => {
  it.each<[Schema, string]>([
    [{ $ref: "#/components/schemas/Claim" }, "<Claim>"],
    [{ anyOf: [{ $ref: "#/components/schemas/Value" }, { type: "null" }] }, "<Value> | null"],
    [{ type: "array", items: { $ref: "#/components/schemas/Block" } }, "<Block>[]"],
    [{ type: "array", items: { type: ["string", "null"] }, maxItems: 9 }, "string | null[], at most 9 items"],
    [{ type: "string", enum: ["open", "checked"] }, '"open" | "checked"'],
    [{ const: true }, "true"],
    [{ type: "integer", minimum: 1, maximum: 200 }, "integer, 1 to 200"],
    [{ type: "integer", minimum: -9007199254740991, maximum: 9007199254740991 }, "integer"],
    [{ type: "string", minLength: 0, maxLength: 500 }, "string, at most 500 long"],
    [{ type: "string", format: "date-time" }, "time"],
    [{ type: "string", format: "uuid" }, "string, uuid"],
    [{}, "any"],
  ])("says %j as %s", (schema, expected) => {
    expect(line(schema)).toBe(expected);
  });
});

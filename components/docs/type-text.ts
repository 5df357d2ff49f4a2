/** How a JSON Schema is said in one line: what a reader of the contract needs of it, no more. */
import type { Schema } from "@/lib/model/openapi";

/** A piece of a type's line: words, or the name of a shape that is described on the page. */
export type TypePart = { readonly text: string } | { readonly shape: string };

const SCHEMAS = "#/components/schemas/";

/** The pieces of a schema's line, in order: `Claim`, `integer, 0 to 200`, `"open" | "checked"`, `Block[]`. */
export function typeParts(schema: Schema): TypePart[] {
  if (schema.$ref?.startsWith(SCHEMAS)) return [{ shape: schema.$ref.slice(SCHEMAS.length) }];
  const either = schema.anyOf ?? schema.oneOf;
  if (either !== undefined) return joined(either.map(typeParts), " | ");
  if (schema.enum !== undefined)
    return [{ text: schema.enum.map((value) => JSON.stringify(value)).join(" | ") }];
  if (schema.const !== undefined) return [{ text: JSON.stringify(schema.const) }];
  if (schema.items !== undefined) {
    const item = typeParts(schema.items);
    const several = item.length > 1 ? [{ text: "(" }, ...item, { text: ")" }] : item;
    return [...several, { text: `[]${range(schema.minItems, schema.maxItems, "items")}` }];
  }
  const name = [schema.type ?? "any"].flat().join(" | ");
  const format = schema.format === undefined || schema.format === "date-time" ? "" : `, ${schema.format}`;
  if (schema.format === "date-time") return [{ text: "time" }];
  const size = schema.minLength === 0 ? undefined : schema.minLength;
  return [
    {
      text: `${name}${format}${range(schema.minimum, schema.maximum, "")}${range(size, schema.maxLength, "long")}`,
    },
  ];
}

/** Bounds that say something; the ends of what a number can be do not. */
function range(min: number | undefined, max: number | undefined, what: string): string {
  const from = min === undefined || Math.abs(min) === Number.MAX_SAFE_INTEGER ? null : min;
  const to = max === undefined || Math.abs(max) === Number.MAX_SAFE_INTEGER ? null : max;
  if (from === null && to === null) return "";
  const bounds = from === null ? `at most ${to}` : to === null ? `at least ${from}` : `${from} to ${to}`;
  return `, ${bounds}${what === "" ? "" : ` ${what}`}`;
}

function joined(lists: TypePart[][], between: string): TypePart[] {
  return lists.flatMap((list, i) => (i === 0 ? list : [{ text: between }, ...list]));
}

/** The fields of a shape as a list: name, type, whether it must be there, what it means. */
import type { Schema } from "@/lib/model/openapi";
import { typeParts } from "./type-text";

/** A type in one line; the names of shapes lead to where they are described. */
export function TypeLine({ schema }: { schema: Schema }) {
  return (
    <span className="text-ink-2">
      {typeParts(schema).map((part, i) =>
        "shape" in part ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one fixed line, never reordered.
          <a key={i} href={`#${part.shape}`}>
            {part.shape}
          </a>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above.
          <span key={i}>{part.text}</span>
        ),
      )}
    </span>
  );
}

export type Field = { name: string; schema: Schema; required: boolean };

/** The fields of an object schema, in its order. */
export function fieldsOf({ properties = {}, required = [] }: Schema): Field[] {
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    schema,
    required: required.includes(name),
  }));
}

/** A list of fields; `optional` is the word for those that may be left out. */
export function Fields({ fields, optional }: { fields: readonly Field[]; optional: string }) {
  return (
    <dl className="mt-2 border-t border-hair">
      {fields.map(({ name, schema, required }) => (
        <div key={name} className="grid gap-x-6 border-b border-hair py-1.5 sm:grid-cols-[14rem_1fr]">
          <dt>
            <code className="font-semibold">{name}</code>
            {!required && <span className="ml-2 text-small text-ink-3">{optional}</span>}
          </dt>
          <dd className="min-w-0 text-small [overflow-wrap:anywhere]">
            <TypeLine schema={schema} />
            {schema.description !== undefined && <p>{schema.description}</p>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

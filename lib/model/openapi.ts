/**
 * The whole contract as one table, and the OpenAPI 3.1 document made from it. Schemas come from zod
 * (`toJSONSchema`); those with an id become components, each written once.
 */
import { z } from "zod";
import { ARTICLE_ENDPOINTS } from "./api/articles";
import { CLAIM_ENDPOINTS } from "./api/claims";
import { readContract } from "./api/contract";
import { type Endpoint, errorsOf, GROUPS } from "./api/endpoint";
import { EXPORT_ENDPOINTS } from "./api/export";
import { FINDER_ENDPOINTS } from "./api/finder";
import { LIVE_ENDPOINTS } from "./api/live";
import { NEWSROOM_ENDPOINTS } from "./api/newsroom";
import { PEOPLE_ENDPOINTS } from "./api/people";
import { VERSION_ENDPOINTS } from "./api/versions";
import { type ErrorCode, statusOf } from "./errors";
import { Problem } from "./wire";

/** Every call of `/api/v1`, in the order of the documentation. */
export const ENDPOINTS: readonly Endpoint[] = [
  ...ARTICLE_ENDPOINTS,
  ...VERSION_ENDPOINTS,
  ...CLAIM_ENDPOINTS,
  ...EXPORT_ENDPOINTS,
  ...FINDER_ENDPOINTS,
  ...LIVE_ENDPOINTS,
  ...PEOPLE_ENDPOINTS,
  ...NEWSROOM_ENDPOINTS,
  readContract,
];

/** A JSON Schema as far as the documentation page reads it. */
export type Schema = {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly format?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
};

type Content = Readonly<Record<string, { readonly schema: Schema; readonly example?: unknown }>>;

type Parameter = {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required: boolean;
  readonly schema: Schema;
  readonly description?: string;
  readonly example?: string;
};

/** One call in the document. */
export type Operation = {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly parameters: readonly Parameter[];
  readonly security?: readonly never[];
  readonly requestBody?: { readonly required: boolean; readonly content: Content } | undefined;
  readonly responses: Readonly<
    Record<string, { readonly description: string; readonly headers?: unknown; readonly content?: Content }>
  >;
};

/** The document, as far as anything of ours reads it. */
export type OpenApi = {
  readonly openapi: string;
  readonly info: unknown;
  readonly servers: unknown;
  readonly security: unknown;
  readonly tags: unknown;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly securitySchemes: unknown;
  };
};

/** The names in braces in a path, in order. */
function parametersOf(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
}

/** Collects the named schemas that one document refers to. */
class Components {
  readonly schemas: Record<string, Schema> = {};

  /**
   * The JSON Schema of `schema` as it crosses the wire in one direction, its named parts moved here.
   * @throws Error where one name stands for two different shapes
   */
  add(schema: z.ZodType, io: "input" | "output"): Schema {
    const { $schema, $defs, ...own } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
    const text = (part: unknown) =>
      JSON.stringify(part)
        .replaceAll('"#/$defs/', '"#/components/schemas/')
        .replaceAll(/"id":"\w+",?/g, "");
    for (const [name, part] of Object.entries($defs ?? {})) {
      const shape: Schema = JSON.parse(text(part));
      if (name in this.schemas && JSON.stringify(this.schemas[name]) !== JSON.stringify(shape)) {
        throw new Error(`Two different schemas are named ${name}`);
      }
      this.schemas[name] = shape;
    }
    return JSON.parse(text(own));
  }
}

function problems(codes: readonly ErrorCode[]): Operation["responses"] {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of codes) byStatus.set(statusOf(code), [...(byStatus.get(statusOf(code)) ?? []), code]);
  return Object.fromEntries(
    [...byStatus].map(([status, named]) => [
      String(status),
      {
        description: named.map((code) => `\`${code}\``).join(" · "),
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    ]),
  );
}

function header(name: string, required: boolean, description: string, example: string): Parameter {
  return { name, in: "header", required, description, schema: { type: "string" }, example };
}

function parameters(called: Endpoint, components: Components): Parameter[] {
  const listed: Parameter[] = parametersOf(called.path).map((name) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
  if (called.query !== undefined) {
    // Without its name the query stays in one piece: its properties are the parameters.
    const unnamed = called.query.meta({});
    const { properties = {}, required = [] } = components.add(unnamed, "input");
    for (const [name, schema] of Object.entries(properties)) {
      listed.push({ name, in: "query", required: required.includes(name), schema });
    }
  }
  if (called.ifMatch) {
    listed.push(header("If-Match", true, "The revision the change is made on, as its ETag", '"3"'));
  }
  if (called.method !== "GET") {
    listed.push(
      header(
        "Idempotency-Key",
        false,
        "Names this write: sent again, it is answered as the first time. Kept 30 days.",
        "01930000-0000-7000-8000-00000000e001",
      ),
      header(
        "Proofmark-Person",
        false,
        "Whose change this is: refused when somebody else is signed in by now.",
        "01930000-0000-7000-8000-000000000001",
      ),
    );
  }
  return listed;
}

function requestBody(called: Endpoint, components: Components): Operation["requestBody"] {
  if (called.body === undefined) return undefined;
  const json = { schema: components.add(called.body, "input"), example: called.example.body };
  const file = { "application/octet-stream": { schema: { type: "string", format: "binary" } } };
  return { required: true, content: { "application/json": json, ...(called.acceptsFile ? file : {}) } };
}

function answer(called: Endpoint, components: Components): Operation["responses"][string] {
  const { schema, mediaType = "application/json", etag } = called.answer;
  const content =
    schema === null && called.answer.mediaType === undefined
      ? {}
      : {
          content: {
            [mediaType]: {
              schema: schema === null ? { type: "string" } : components.add(schema, "output"),
              example: called.example.answer,
            },
          },
        };
  const headers = etag
    ? { headers: { ETag: { description: "The revision", schema: { type: "string" }, example: '"3"' } } }
    : {};
  return { description: called.summary, ...headers, ...content };
}

/** The answer of another status, where a call has one. */
function instead({ answer: { or } }: Endpoint, components: Components): Operation["responses"] {
  if (or === undefined) return {};
  const content = { "application/json": { schema: components.add(or.schema, "output") } };
  return { [or.status]: { description: "There was nothing to do", content } };
}

function operation(called: Endpoint, components: Components): Operation {
  const body = requestBody(called, components);
  return {
    operationId: called.name,
    tags: [called.group],
    summary: called.summary,
    ...(called.description === undefined ? {} : { description: called.description }),
    ...(called.open ? { security: [] } : {}),
    parameters: parameters(called, components),
    ...(body === undefined ? {} : { requestBody: body }),
    responses: {
      ...instead(called, components),
      [called.answer.status]: answer(called, components),
      ...problems(errorsOf(called)),
    },
  };
}

/** The OpenAPI 3.1 document of `endpoints`, for the program's `version`. */
export function openApi(version: string, endpoints: readonly Endpoint[] = ENDPOINTS): OpenApi {
  const components = new Components();
  components.schemas.Problem = components.add(Problem, "output");
  const paths: Record<string, Record<string, Operation>> = {};
  for (const called of endpoints) {
    paths[called.path] = {
      ...paths[called.path],
      [called.method.toLowerCase()]: operation(called, components),
    };
  }
  return {
    openapi: "3.1.1",
    info: {
      title: "Proofmark",
      version,
      description:
        "Claims in articles: marked, tagged, reviewed, exported. Offsets are Unicode code points into the " +
        "named version's text, half-open and zero-based. Times are ISO 8601 in UTC.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/api/v1" }],
    security: [{ token: [] }, { session: [] }],
    tags: GROUPS.map((name) => ({ name })),
    paths,
    components: {
      schemas: components.schemas,
      securitySchemes: {
        token: { type: "http", scheme: "bearer" },
        session: { type: "apiKey", in: "cookie", name: "proofmark-session" },
      },
    },
  };
}

import { describe, expect, it } from "vitest";
import { z } from "zod";
import { endpoint, errorsOf } from "./api/endpoint";
import { ENDPOINTS, openApi } from "./openapi";

const document = openApi("0.0.0");
const text = JSON.stringify(document);

describe("the contract", () => {
  it("names every call once and gives every method of a path once", () => {
    const names = ENDPOINTS.map(({ name }) => name);
    const addresses = ENDPOINTS.map(({ method, path }) => `${method} ${path}`);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  it.each(ENDPOINTS.map((called) => [called.name, called] as const))("%s: its examples fit", (_, called) => {
    if (called.body !== undefined) called.body.parse(called.example.body);
    if (called.example.query !== undefined) {
      const query = Object.fromEntries(new URLSearchParams(called.example.query));
      if (called.query === undefined) throw new Error("an example query, but no query");
      called.query.parse(query);
    }
    called.answer.schema?.parse(called.example.answer);
  });

  it("takes queries and bodies as strict objects: what it does not know is refused", () => {
    for (const { query, body } of ENDPOINTS) {
      for (const schema of [query, body]) expect(schema?.safeParse({ "un/known": 1 }).success).not.toBe(true);
    }
  });

  it("adds the refusals that follow from a declaration", () => {
    const declared = endpoint({
      name: "x",
      method: "PATCH",
      path: "/x/{id}",
      group: "claims",
      summary: "X",
      body: z.strictObject({}),
      ifMatch: true,
      answer: { status: 200, schema: null },
      errors: ["CLAIM_EXISTS"],
      example: { answer: null },
    });
    expect(errorsOf(declared)).toEqual(
      expect.arrayContaining([
        "CLAIM_EXISTS",
        "NOT_FOUND",
        "BAD_JSON",
        "TOO_LARGE",
        "UNSUPPORTED",
        "STALE",
        "PRECONDITION_MISSING",
        "KEY_REUSED",
        "UNAUTHENTICATED",
        "FORBIDDEN",
        "INVALID",
        "BAD_REQUEST",
      ]),
    );
    const { ifMatch: _, ...free } = declared;
    expect(errorsOf(free)).not.toContain("STALE");
  });
});

describe("the OpenAPI document", () => {
  it("refers only to schemas it holds, and leaves no zod reference behind", () => {
    const { components } = document;
    const referred = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name = ""]) => name);
    expect(Object.keys(components.schemas)).toEqual(expect.arrayContaining([...new Set(referred)]));
    expect(text).not.toContain("#/$defs/");
    expect(text).not.toContain("__schema");
  });

  it("describes every call with its parameters, its answer, an example and its refusals", () => {
    const { paths } = document;
    for (const called of ENDPOINTS) {
      const operation = paths[called.path]?.[called.method.toLowerCase()];
      expect(operation).toMatchObject({ operationId: called.name, summary: called.summary });
      const responses = JSON.stringify(operation);
      for (const code of errorsOf(called)) expect(responses).toContain(`\`${code}\``);
    }
  });

  it("writes query parameters one by one", () => {
    const { paths } = document;
    expect(paths["/articles"]?.get?.parameters).toEqual(
      expect.arrayContaining([expect.objectContaining({ name: "limit", in: "query", required: false })]),
    );
  });

  it("refuses two shapes under one name", () => {
    const twice = (schema: z.ZodType, path: `/${string}`) =>
      endpoint({
        name: path,
        method: "GET",
        path,
        group: "claims",
        summary: "X",
        answer: { status: 200, schema },
        errors: [],
        example: { answer: null },
      });
    const one = z.object({ a: z.string() }).meta({ id: "TwiceNamed" });
    expect(() => openApi("0", [twice(one, "/a"), twice(one, "/b")])).not.toThrow();
    z.globalRegistry.remove(one);
    const other = z.object({ b: z.string() }).meta({ id: "TwiceNamed" });
    const both = [twice(one.meta({ id: "TwiceNamed" }), "/a"), twice(other, "/b")];
    expect(() => openApi("0", both)).toThrow("TwiceNamed");
  });
});

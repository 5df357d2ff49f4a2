import compile from "icu-minify/compile";
import { describe, expect, it } from "vitest";
import { CATALOGUES } from "./catalogue";

type Tree = { [key: string]: string | Tree };

function flatten(tree: Tree, path = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, node]) =>
    typeof node === "string"
      ? [[`${path}${key}`, node] as [string, string]]
      : flatten(node, `${path}${key}.`),
  );
}

/** The arguments and tags a message takes; names inside plural and select branches included. */
const parts = (message: string) =>
  [...new Set([...message.matchAll(/[{<]\s*(\w+)\s*[,}>]/g)].map((found) => found[1]))].sort();

const bg = flatten(CATALOGUES.bg);
const en = new Map(flatten(CATALOGUES.en));

describe("the message catalogues", () => {
  it("say the same things in both languages", () => {
    expect(bg.map(([key]) => key).sort()).toEqual([...en.keys()].sort());
  });

  it.each(bg)("give %s the same arguments in both languages", (key, message) => {
    expect(parts(en.get(key) ?? "")).toEqual(parts(message));
  });

  it.each([...bg, ...en])("can compile %s", (_key, message) => {
    expect(() => compile(message)).not.toThrow();
    expect(message.trim()).not.toBe("");
  });
});

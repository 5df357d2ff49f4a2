import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
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

/** The arguments and tags a message takes, those inside plural and select branches included. */
function parts(message: string): string[] {
  const names = new Set<string>();
  const walk = (elements: readonly MessageFormatElement[]): void => {
    for (const element of elements) {
      if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
      names.add(element.value);
      if (element.type === TYPE.tag) walk(element.children);
      if (element.type === TYPE.select || element.type === TYPE.plural) {
        for (const { value } of Object.values(element.options)) walk(value);
      }
    }
  };
  walk(parse(message));
  return [...names].sort();
}

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

import { describe, expect, it } from "vitest";
import { typedAddress } from "./rich-text";

describe("a typed address", () => {
  it.each([
    ["vestnik.example/novini", "https://vestnik.example/novini"],
    [" https://vestnik.example ", "https://vestnik.example"],
    ["http://vestnik.example", "http://vestnik.example"],
    ["vestnik.example:8080/a", "https://vestnik.example:8080/a"],
    ["javascript:alert(1)", "javascript:alert(1)"],
    ["новини.example", "https://новини.example"],
  ])("%s means %s", (typed, meant) => expect(typedAddress(typed)).toBe(meant));
});

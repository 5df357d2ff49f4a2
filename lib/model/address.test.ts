import { describe, expect, it } from "vitest";
import { addressKey, isWebAddress, plainAddress, typedAddress } from "./address";

const PAGE = "https://vestnik.example/novini/grad-1200";

describe("an address", () => {
  it.each([
    "http://vestnik.example/novini/grad-1200",
    "https://www.vestnik.example/novini/grad-1200/",
    "https://m.vestnik.example/novini/grad-1200#comments",
    "https://VESTNIK.example:443/novini/grad-1200?utm_source=mail&fbclid=x",
    "https://amp.vestnik.example./novini/grad-1200/amp/",
  ])("%s is the same page", (other) => expect(addressKey(other)).toBe(addressKey(PAGE)));

  it.each([
    "https://vestnik.example/novini/grad-1201",
    "https://vestnik.example/novini/grad-1200?page=2",
    "https://drug.example/novini/grad-1200",
    "https://vestnik.example:8443/novini/grad-1200",
    "https://vestnik.example/Novini/grad-1200",
    "https://sport.vestnik.example/novini/grad-1200",
  ])("%s is another page", (other) => expect(addressKey(other)).not.toBe(addressKey(PAGE)));

  it("means the same page whatever the order of its parameters and the spelling of its letters", () => {
    expect(addressKey("https://a.example/?b=2&a=1")).toBe(addressKey("https://a.example/?a=1&b=2"));
    expect(addressKey("https://пример.example/новина")).toBe(
      addressKey("https://xn--e1afmkfd.example/%D0%BD%D0%BE%D0%B2%D0%B8%D0%BD%D0%B0"),
    );
  });

  it("keeps a site whose whole name is a prefix", () => {
    expect(addressKey("https://m.com/a")).toBe("m.com/a");
  });

  it("that cannot be read is its own key", () => expect(addressKey("не е адрес")).toBe("не е адрес"));

  it("is kept without tracking and fragment, and otherwise as it is", () => {
    expect(plainAddress(`${PAGE}/?page=2&utm_medium=x#top`)).toBe(`${PAGE}/?page=2`);
  });

  it.each(["https://a.example/", "http://a.example"])("%s may be linked", (address) => {
    expect(isWebAddress(address)).toBe(true);
  });

  it.each([
    "javascript:alert(1)",
    "JAVASCRIPT:alert(1)",
    " java\nscript:alert(1)",
    "data:text/html,a",
    "vbscript:a",
    "a.example",
    "",
  ])("%j may not be linked", (address) => expect(isWebAddress(address)).toBe(false));
});

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

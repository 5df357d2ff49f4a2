import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ENVIRONMENT_NAMES, isLoopback, onPlainHttp, parseEnvironment } from "./env";

describe("parseEnvironment", () => {
  it("names in .env.example exactly what is read", () => {
    const lines = readFileSync(".env.example", "utf8").split("\n");
    const named = lines.flatMap((line) => /^([A-Z_]+)=/.exec(line)?.[1] ?? []);
    expect(named.toSorted()).toEqual(ENVIRONMENT_NAMES.toSorted());
  });

  it("takes the example as it stands", () => {
    const lines = readFileSync(".env.example", "utf8").split("\n");
    const pairs = lines.filter((line) => /^[A-Z_]+=/.test(line)).map((line) => line.split("=", 2));
    expect(parseEnvironment(Object.fromEntries(pairs))).toEqual(parseEnvironment({}));
  });

  it("names the variable at fault and never its value", () => {
    expect(() => parseEnvironment({ PORT: "tausend", NEXTAUTH_SECRET: "hunter2" })).toThrow(
      /PORT.*NEXTAUTH_SECRET: must have at least 32 characters/,
    );
    expect(() => parseEnvironment({ NEXTAUTH_SECRET: "hunter2" })).not.toThrow(/hunter2/);
  });

  it("cannot be changed afterwards", () => {
    expect(Object.isFrozen(parseEnvironment({}))).toBe(true);
  });
});

describe("addresses", () => {
  it.each(["localhost", "LOCALHOST", "127.0.0.1", "127.8.9.10", "::1", "[::1]", "desk.localhost"])(
    "takes %s for this machine",
    (name) => expect(isLoopback(name)).toBe(true),
  );
  it.each(["localhost.example.org", "127.0.0.1.example.org", "10.0.0.1", "0.0.0.0", "example.org"])(
    "takes %s for another machine",
    (name) => expect(isLoopback(name)).toBe(false),
  );

  it("calls only http beyond this machine plain", () => {
    expect(onPlainHttp("http://desk.example.org")).toBe(true);
    expect(onPlainHttp("https://desk.example.org")).toBe(false);
    expect(onPlainHttp("http://127.0.0.1:3000")).toBe(false);
    expect(onPlainHttp(undefined)).toBe(false);
  });
});

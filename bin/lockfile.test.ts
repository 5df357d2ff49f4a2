import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

/** npm leaves out packages for other machines when it writes the lockfile over an installed tree. */
it("locks the optional packages of every platform, so that `npm ci` works on each", () => {
  const { packages }: { packages: Record<string, { optionalDependencies?: Record<string, string> }> } =
    JSON.parse(readFileSync("package-lock.json", "utf8"));
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !(`node_modules/${name}` in packages || `${path}/node_modules/${name}` in packages),
    ),
  );
  expect(missing).toEqual([]);
});

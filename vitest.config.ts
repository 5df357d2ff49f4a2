import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: {
    alias: {
      "@": fileURLToPath(new URL(".", import.meta.url)),
      "use-intl/format-message": "use-intl/format-message/format-only",
    },
  },
  test: {
    include: [
      "lib/**/*.test.{ts,tsx}",
      "components/**/*.test.{ts,tsx}",
      "bin/**/*.test.ts",
      "prisma/**/*.test.ts",
      "bench/**/*.test.ts",
    ],
    setupFiles: ["./vitest.setup.ts"],
    passWithNoTests: false,
    // A test waits for a database, a browser or a neighbour on a busy machine, never for a clock.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    server: { deps: { inline: ["use-intl"] } },
  },
});

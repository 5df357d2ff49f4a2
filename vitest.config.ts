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
    ],
    passWithNoTests: false,
    server: { deps: { inline: ["use-intl"] } },
  },
});

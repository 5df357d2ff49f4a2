import { defineConfig } from "prisma/config";

// The address is only for Prisma's own command line; the app opens the file itself (lib/server/db.ts).
export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: `file:${process.env.DATA_DIR ?? "data"}/proofmark.db` },
});

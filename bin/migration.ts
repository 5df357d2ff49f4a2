/**
 * `npm run migration -- NAME`: writes the next migration, the difference between the migrations so far and
 * `schema.prisma`, into Prisma's own folder. Review the SQL before committing it.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { MIGRATIONS, pendingSql } from "../lib/server/migrate";

const name = process.argv[2];
if (name === undefined || !/^[a-z0-9_]+$/.test(name)) {
  console.error("usage: npm run migration -- NAME (lower-case letters, digits, underscores)");
  process.exit(2);
}
const sql = await pendingSql();
if (sql === "") {
  console.log("The migrations agree with schema.prisma: nothing to write.");
} else {
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = join(MIGRATIONS, `${stamp}_${name}`);
  await mkdir(folder);
  await writeFile(join(folder, "migration.sql"), sql);
  console.log(`Written: ${folder}/migration.sql`);
}

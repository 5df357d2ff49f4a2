/**
 * `npm run -s proofmark -- …`: the use cases of the server on the command line, with every right, in the
 * data folder that `DATA_DIR` names. No server is needed, and one may be running. Exit code 0, 1 (failed,
 * with a sentence on standard error) or 2 (usage).
 */
import { randomBytes } from "node:crypto";
import { createReadStream, existsSync, mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { text } from "node:stream/consumers";
import { Command, CommanderError, Option } from "commander";
import { z } from "zod";
import { AppError } from "../lib/model/errors";
import { Role } from "../lib/model/vocabulary";
import { AddUser, ClaimFilter, CreateToken, CsvQuery } from "../lib/model/wire";
import { act, SYSTEM } from "../lib/server/act";
import { makeBackup, requireEmpty, restoreBackup } from "../lib/server/backup";
import { closeDatabase, databaseFile } from "../lib/server/db";
import { examine } from "../lib/server/doctor";
import { env } from "../lib/server/env";
import { writeClaims } from "../lib/server/export";
import { refusing } from "../lib/server/intake";
import { hashPassword } from "../lib/server/passwords";
import { detectSpans } from "../lib/server/suggestions";
import { createToken } from "../lib/server/tokens";
import { addUser, changeUser, listUsers, readUser } from "../lib/server/users";
import { decodeText } from "../lib/text/decode";
import { bytesOf, importFile, versionFile } from "./import-file";
import { holdFolder, joinFolder } from "./lock.mjs";

/** What was typed, checked as the routes check what is sent; anything else is a fault of usage. */
function checked<T extends z.ZodType>(shape: T, input: unknown): z.infer<T> {
  const parsed = shape.safeParse(input);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `${String(path[0])}: ${message}`);
  return program.error(`error: ${faults.join("; ")}`);
}

/** A path as it was meant: npm runs us in the project's folder, and the person stood elsewhere. */
const pathOf = (path: string) => resolve(process.env.INIT_CWD ?? process.cwd(), path);

/** What an article comes from: a path, or a web address. */
const sourceOf = (typed: string) => (/^https?:\/\//i.test(typed) ? typed : pathOf(typed));

/** Nobody can guess it; whoever gets it changes it. */
const newPassword = () => randomBytes(15).toString("base64url");

const program = new Command("proofmark")
  .description("Proofmark on the command line. The newsroom is the one in DATA_DIR (default: data).")
  .exitOverride()
  .showHelpAfterError()
  .hook("preAction", () => {
    if (existsSync(databaseFile())) joinFolder(env.DATA_DIR);
  });

program
  .command("import <source...>")
  .description(
    "imports text files, HTML files or web addresses and prints each article's id; a text that is here " +
      "already keeps its own",
  )
  .action(async (sources: string[]) => {
    for (const source of sources) {
      try {
        const { id } = await importFile(sourceOf(source));
        console.log(id);
      } catch (error) {
        // Those before it are in, and their ids are printed.
        if (error instanceof AppError && sources.length > 1) error.message = `${source}: ${error.message}`;
        throw error;
      }
    }
  });

program
  .command("version <article> <source>")
  .description(
    "makes a new version of an article from a text or HTML file or a web address and prints its number and " +
      "what became of the claims",
  )
  .action(async (article: string, source: string) => {
    const made = await versionFile(article, sourceOf(source));
    console.log(made === null ? "unchanged" : JSON.stringify(made));
  });

const exporting = program
  .command("export")
  .description("writes claims to standard output; the filters are those of GET /api/v1/claims")
  .addOption(new Option("--format <format>", "of the file").choices(["csv", "jsonl"]).default("csv"))
  .option("--delimiter <name>", "of CSV: comma or semicolon")
  .option("--bom <0|1>", "of CSV: 0 leaves the byte order mark out");
for (const [name, shape] of Object.entries(ClaimFilter.shape)) {
  exporting.option(`--${name} <value>`, shape.meta()?.description ?? "");
}
exporting.action(async ({ format, ...query }: { format: "csv" | "jsonl" }) => {
  const { delimiter, bom, ...filter } = checked(CsvQuery, query);
  const options = { delimiter: delimiter === "semicolon" ? ";" : ",", bom: bom === "1" } as const;
  await writeClaims(
    SYSTEM,
    filter,
    format === "csv" ? { kind: "csv", options } : { kind: "jsonl" },
    process.stdout,
  );
});

const Document = z.object({ docId: z.string(), text: z.string() });

program
  .command("detect [file]")
  .description("reads a text, or standard input, and prints the claims to check, in code points")
  .option("--jsonl", 'reads lines {"docId","text"} and prints lines {"docId","spans"}')
  .action(async (file: string | undefined, { jsonl }: { jsonl?: true }) => {
    const path = file && pathOf(file);
    if (!jsonl) {
      const words = path ? wordsOf(await bytesOf(path)) : await text(process.stdin);
      return console.log(JSON.stringify(detectSpans(words)));
    }
    if (path && !existsSync(path)) throw new AppError("NOT_FOUND", `There is no file ${path}.`);
    const input = path ? createReadStream(path) : process.stdin;
    input.setEncoding("utf8");
    let number = 0;
    for await (const line of linesOf(input)) {
      number += 1;
      if (line.trim() === "") continue;
      const parsed = Document.safeParse(parsedJson(line));
      if (!parsed.success) throw new AppError("INVALID", `Line ${number} is no {"docId","text"}.`);
      const { docId, text } = parsed.data;
      console.log(JSON.stringify({ docId, ...detectSpans(text) }));
    }
  });

/** A file's text, in whatever encoding it is kept; one with nothing in it has no claims, and is no fault. */
function wordsOf(bytes: Uint8Array): string {
  return bytes.length === 0 ? "" : refusing("/file", () => decodeText(bytes).text);
}

/** Lines as JSON lines have them: Node's own reader would also break at signs that a JSON text may hold. */
async function* linesOf(input: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = "";
  for await (const piece of input) {
    const lines = (rest + piece).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest !== "") yield rest;
}

/** Null where a line is no JSON. */
function parsedJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

const user = program.command("user").description("people").exitOverride();

user
  .command("add <email>")
  .description("adds a person and prints their first password")
  .requiredOption("--name <name>", "as colleagues see it")
  .addOption(new Option("--role <role>", "what they may do").choices(Object.values(Role)).default("checker"))
  .action(async (email: string, { name, role }: { name: string; role: string }) => {
    const { password, ...person } = checked(AddUser, { email, name, role, password: newPassword() });
    const passwordHash = await hashPassword(password);
    await act(SYSTEM, (act) => addUser(act, person, passwordHash));
    console.log(password);
  });

user
  .command("list")
  .description("prints address, role, state and name of everybody, separated by tabs")
  .action(async () => {
    let cursor: string | undefined;
    do {
      const page = await listUsers(SYSTEM, { limit: 200, cursor });
      for (const { email, role, disabledAt, name } of page.items) {
        console.log([email, role, disabledAt === null ? "enabled" : "disabled", name].join("\t"));
      }
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
  });

user
  .command("reset <email>")
  .description("gives a person a new password, prints it and signs them out everywhere")
  .action(async (email: string) => {
    const { id } = await readUser(SYSTEM, { email });
    const password = newPassword();
    const passwordHash = await hashPassword(password);
    await act(SYSTEM, (act) => changeUser(act, id, {}, passwordHash));
    console.log(password);
  });

user
  .command("disable <email>")
  .description("shuts a person out at once")
  .action(async (email: string) => {
    const { id } = await readUser(SYSTEM, { email });
    await act(SYSTEM, (act) => changeUser(act, id, { disabled: true }, null));
  });

program
  .command("token")
  .description("personal keys for scripts")
  .exitOverride()
  .command("create")
  .description("makes a key for a person and prints it, this once")
  .requiredOption("--user <email>", "whose key it is")
  .option("--name <name>", "by which its owner tells it from others", "command line")
  .action(async ({ user: email, name }: { user: string; name: string }) => {
    const owner = await readUser(SYSTEM, { email });
    const input = checked(CreateToken, { name });
    const { token } = await act(SYSTEM, (act) => createToken(act, input, owner.id));
    console.log(token);
  });

const AS_JSON = ["--json", "prints what was found as JSON"] as const;

program
  .command("backup <folder>")
  .description("copies the newsroom into a new folder, while a server runs")
  .option(...AS_JSON)
  .action(async (folder: string, { json }: { json?: true }) => {
    const path = pathOf(folder);
    const manifest = await makeBackup(databaseFile(), path);
    if (json) return console.log(JSON.stringify(manifest));
    const { counts, file } = manifest;
    console.log(
      `Backed up into ${path}: ${counts.Article} articles, ${counts.Claim} claims, ${file.bytes} bytes.`,
    );
  });

program
  .command("restore <folder>")
  .description("puts a backup into the data folder, which must be empty, and examines it")
  .option(...AS_JSON)
  .action(async (folder: string, { json }: { json?: true }) => {
    await requireEmpty(env.DATA_DIR);
    mkdirSync(env.DATA_DIR, { recursive: true, mode: 0o700 });
    // No server may begin there meanwhile.
    holdFolder(env.DATA_DIR);
    const manifest = await restoreBackup(pathOf(folder), env.DATA_DIR);
    if (json) return console.log(JSON.stringify(manifest));
    console.log(`Restored into ${env.DATA_DIR} what was backed up at ${manifest.madeAt}; it is in order.`);
  });

program
  .command("doctor")
  .description("looks the whole newsroom over, changing nothing; a server may run")
  .option(...AS_JSON)
  .action(async ({ json }: { json?: true }) => {
    if (!existsSync(databaseFile())) {
      throw new AppError("UNAVAILABLE", "There is no database in the data folder.");
    }
    const diagnosis = await examine(databaseFile());
    if (json) console.log(JSON.stringify(diagnosis));
    else {
      for (const { name, looked, faults, told } of diagnosis.looks) {
        console.log(`${name}: ${looked} looked at, ${faults === 0 ? "in order" : `${faults} not in order`}`);
        for (const fault of told) console.log(`  ${fault}`);
      }
    }
    if (!diagnosis.healthy) throw new Error("Not everything is in order.");
  });

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    // Commander has said what was wrong.
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else if (!(error instanceof Error && "code" in error && error.code === "EPIPE")) {
    // Whoever reads our output may stop early, as `head` does.
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
} finally {
  await closeDatabase();
}

/**
 * Holds the arrows between the rooms of the house: who may import whom, what the pure rooms may not know,
 * what must stay out of the browser, and that one file opens the database. Reads the syntax tree, so that
 * `import("…").T` counts too; the usual checkers need a compiler API that TypeScript 7 does not have.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { pathToFileURL } from "node:url";
import { parseSync, Visitor } from "oxc-parser";

/** Files by their path in the project, with forward slashes. */
export type Files = ReadonlyMap<string, string>;

/** Each room, and the rooms it may import from besides itself. The longest name that fits a path is its room. */
const ARROWS: Record<string, readonly string[]> = {
  "lib/text": [],
  "lib/detect": ["lib/text"],
  "lib/model": ["lib/detect", "lib/text", "prisma/generated/enums"],
  "lib/formats": ["lib/model", "lib/detect", "lib/text"],
  "lib/messages": ["lib/model"],
  "lib/server": [
    "lib/formats",
    "lib/model",
    "lib/detect",
    "lib/text",
    "lib/messages",
    "prisma/generated",
    "prisma/generated/enums",
    "prisma/demo",
  ],
  "lib/browser": ["lib/model", "lib/text"],
  "components/ui": [],
  components: ["components/ui", "lib/browser", "lib/model", "lib/text", "lib/messages"],
  app: [
    "components",
    "components/ui",
    "lib/browser",
    "lib/server",
    "lib/formats",
    "lib/model",
    "lib/text",
    "lib/messages",
  ],
  "prisma/demo": ["lib/model", "lib/text"],
};
/** Rooms without arrows of their own: entry points and what is generated. */
const FREE = ["prisma/generated/enums", "prisma/generated"];

/** Rooms that know no framework, no machine, no clock and no chance. */
const PURE = ["lib/text", "lib/detect", "lib/model", "lib/formats"];
const NOT_PURE_PACKAGE = /^(react|react-dom|next|use-intl|@prisma|better-sqlite3)(\/|-|$)|^node:/;
const NOT_PURE_NAME = /^(process|document|window|navigator|localStorage|Date\.now|Math\.random|performance)$/;

/** What no browser is to load as code: the server, the driver and the schemas (types are free). */
const NOT_FOR_BROWSERS =
  /^(lib\/server\/|lib\/model\/wire\.ts$|prisma\/generated\/client\.ts$|zod$|@prisma\/|node:)/;

const DATABASE_DOOR = "lib/server/db.ts";
/** What may know the driver: the door, the thread its writer lives in, and a lock on a file of its own. */
const DRIVERS: readonly string[] = [
  DATABASE_DOOR,
  "lib/server/threaded-adapter.ts",
  "lib/server/writing-thread.mjs",
  "bin/lock.mjs",
];
const DRIVER = /^(@prisma\/adapter-better-sqlite3|better-sqlite3)$/;

type Import = { source: string; values: readonly string[] };
type Facts = { imports: Import[]; names: string[]; client: boolean };

/** What a file imports and which global names it touches. `values` is empty for an import of types alone. */
function factsOf(path: string, text: string): Facts {
  const { program, errors } = parseSync(path, text);
  if (errors[0]) throw new Error(`${path} cannot be parsed: ${errors[0].message}`);
  const imports: Import[] = [];
  const names: string[] = [];
  new Visitor({
    ImportDeclaration(node) {
      const values = node.specifiers.flatMap((one) => {
        if (one.type === "ImportSpecifier" && one.importKind === "type") return [];
        return [one.type === "ImportSpecifier" && "name" in one.imported ? one.imported.name : "*"];
      });
      const bare = node.specifiers.length === 0 ? ["*"] : values;
      imports.push({ source: node.source.value, values: node.importKind === "type" ? [] : bare });
    },
    ExportNamedDeclaration(node) {
      if (!node.source) return;
      const types = node.exportKind === "type" || node.specifiers.every((one) => one.exportKind === "type");
      imports.push({ source: node.source.value, values: types ? [] : ["*"] });
    },
    ExportAllDeclaration(node) {
      imports.push({ source: node.source.value, values: node.exportKind === "type" ? [] : ["*"] });
    },
    ImportExpression(node) {
      if (node.source.type === "Literal") imports.push({ source: String(node.source.value), values: ["*"] });
    },
    TSImportType(node) {
      imports.push({ source: node.source.value, values: [] });
    },
    MemberExpression(node) {
      if (node.object.type !== "Identifier") return;
      names.push(node.object.name);
      if (node.property.type === "Identifier") names.push(`${node.object.name}.${node.property.name}`);
    },
    NewExpression(node) {
      const clock = node.callee.type === "Identifier" && node.callee.name === "Date";
      if (clock && node.arguments.length === 0) names.push("Date.now");
    },
  }).visit(program);
  const client = program.body.some((node) => "directive" in node && node.directive === "use client");
  return { imports, names, client };
}

/** The project's own file that an import means, or the package's name as it stands. */
function resolve(from: string, source: string, files: Files): string {
  const own = source.startsWith("@/") ? source.slice(2) : posix.join(posix.dirname(from), source);
  if (!source.startsWith("@/") && !source.startsWith(".")) return source;
  const endings = ["", ".ts", ".tsx", ".mjs", "/index.ts"];
  return endings.map((ending) => own + ending).find((path) => files.has(path)) ?? own;
}

function roomOf(path: string): string | undefined {
  const rooms = [...Object.keys(ARROWS), ...FREE].toSorted((a, b) => b.length - a.length);
  return rooms.find((room) => path.startsWith(`${room}/`) || path.replace(/\.tsx?$/, "") === room);
}

const isTest = (path: string) => /\.test\.tsx?$|^e2e\/|^bench\/|^lib\/server\/testing\.ts$/.test(path);

/**
 * Every arrow that is broken, as a sentence each, in the order of files.
 * @param files the sources; a package is whatever is not among them
 */
export function brokenArrows(files: Files): string[] {
  const facts = new Map([...files].map(([path, text]) => [path, factsOf(path, text)]));
  const broken: string[] = [];
  for (const [path, { imports, names, client }] of facts) {
    if (isTest(path) || path.startsWith("prisma/generated/")) continue;
    const targets = imports.map(({ source, values }) => ({ values, target: resolve(path, source, files) }));
    broken.push(
      ...targets.flatMap(({ target, values }) => brokenBy(path, target, values)),
      ...names.flatMap((name) => brokenByName(path, name)),
    );
    if (client || path.startsWith("lib/browser/")) broken.push(...carriedToBrowsers(path, facts, files));
  }
  return [...new Set(broken)];
}

function brokenBy(path: string, target: string, values: readonly string[]): string[] {
  const room = roomOf(path);
  const other = roomOf(target);
  const found: string[] = [];
  if (room !== undefined && other !== undefined && room !== other && !ARROWS[room]?.includes(other)) {
    found.push(`${path}: ${room} must not import from ${other} (${target})`);
  }
  if (room !== undefined && PURE.includes(room) && NOT_PURE_PACKAGE.test(target)) {
    found.push(`${path}: ${room} is pure and must not know ${target}`);
  }
  const opens = target === "prisma/generated/client.ts" && values.some((name) => name !== "Prisma");
  if ((opens && path !== DATABASE_DOOR) || (DRIVER.test(target) && !DRIVERS.includes(path))) {
    found.push(`${path}: only ${DATABASE_DOOR} opens the database (${target})`);
  }
  return found;
}

function brokenByName(path: string, name: string): string[] {
  const room = roomOf(path);
  if (room === undefined || room.startsWith("prisma/")) return [];
  if (name === "process.env" && path !== "lib/server/env.ts") {
    return [`${path}: only lib/server/env.ts reads process.env`];
  }
  return PURE.includes(room) && NOT_PURE_NAME.test(name)
    ? [`${path}: ${room} is pure and must not know ${name}`]
    : [];
}

/** Follows values, not types, from a file that browsers load. */
function carriedToBrowsers(root: string, facts: ReadonlyMap<string, Facts>, files: Files): string[] {
  const seen = new Set([root]);
  const broken: string[] = [];
  for (const path of seen) {
    for (const { source, values } of facts.get(path)?.imports ?? []) {
      if (values.length === 0) continue;
      const target = resolve(path, source, files);
      if (NOT_FOR_BROWSERS.test(target)) broken.push(`${root}: browsers would load ${target} (by ${path})`);
      else seen.add(target);
    }
  }
  return broken;
}

function projectFiles(): Files {
  const rooms = ["app", "components", "lib", "prisma", "bin", "e2e", "bench"];
  const paths = rooms.flatMap((room) => {
    try {
      return readdirSync(room, { recursive: true, encoding: "utf8" }).map((path) => posix.join(room, path));
    } catch {
      return []; // A room that is not built yet.
    }
  });
  const sources = paths.filter((path) => /\.(ts|tsx|mjs)$/.test(path) && !path.includes("node_modules"));
  const own = sources.filter(
    (path) => !path.startsWith("prisma/generated/") || /\/(client|enums)\.ts$/.test(path),
  );
  return new Map(own.map((path) => [path, readFileSync(join(process.cwd(), path), "utf8")]));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const files = projectFiles();
  const broken = brokenArrows(files);
  for (const sentence of broken) console.error(sentence);
  console.log(`${files.size} files, ${broken.length} broken arrows.`);
  process.exitCode = broken.length > 0 || files.size === 0 ? 1 : 0;
}

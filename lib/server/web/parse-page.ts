/**
 * Has HTML read in processes of their own, with bounds on time and memory: hostile HTML may take both without
 * end, and a page of a few megabytes would keep everybody else waiting for seconds.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { constants, setPriority } from "node:os";
import { join } from "node:path";
import { AppError } from "../../model/errors";
import { hub, shared } from "../hub";
import type { Page, PageRefusal, PageSource } from "./page";
import type { Answer } from "./page-process";

/** What reading one page may take, on a machine that is busy with other things. */
const LONGEST_MS = 50_000;
const MOST_MEGABYTES = 768;
/** Newspapers' pages have a tenth of these; each costs many kilobytes while the article is looked for. */
const MOST_ELEMENTS = 40_000;
/** Far beyond what the reading itself takes: tags in scripts are counted here, too. */
const DEEPEST = 1_000;
const STAY_OPEN =
  /^(?:area|base|br|col|colgroup|dd|dt|embed|hr|img|input|li|link|meta|optgroup|option|p|param|source|tbody|td|tfoot|th|thead|tr|track|wbr)$/i;
/** Pages read at the same time; the others wait. */
const MOST_PROCESSES = 2;

/** How long a process that has read a page waits for another. */
const IDLE_MS = 60_000;

type Queue = {
  running: number;
  readonly waiting: (() => void)[];
  readonly idle: Map<ChildProcess, NodeJS.Timeout>;
};

const queue = () => shared<Queue>("page processes", () => ({ running: 0, waiting: [], idle: new Map() }));

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const line = queue();
  if (line.running >= MOST_PROCESSES) await new Promise<void>((turn) => line.waiting.push(turn));
  else line.running += 1;
  try {
    return await work();
  } finally {
    // Whoever waits takes the place over, so that nobody slips in between.
    const next = line.waiting.shift();
    if (next) next();
    else line.running -= 1;
  }
}

/** The refusal that a page without text, or too much of everything, is. */
function refusal(reason: PageRefusal, pointer: string): AppError {
  return reason === "no-text"
    ? new AppError("INVALID", "There is no text in this page. Nothing was stored.", {
        errors: [{ pointer, detail: "holds no text", reason }],
      })
    : new AppError("TOO_LARGE", "This page is too large or too entangled to be read. Nothing was stored.", {
        errors: [{ pointer, detail: "is too large or too entangled", reason }],
      });
}

/**
 * Reads a page.
 * @param pointer the field of the request that the page came in by
 * @throws AppError `INVALID` for a page without text, `TOO_LARGE` for one beyond the bounds; the signal's
 * reason when it is aborted
 */
export async function parsePage(source: PageSource, pointer: string, signal?: AbortSignal): Promise<Page> {
  if (isEntangled(source.html)) throw refusal("too-complex", pointer);
  const answer = await inTurn(() => ask(source, signal));
  if ("fault" in answer) throw new Error(`Reading a page failed: ${answer.fault}`);
  if ("refused" in answer) throw refusal(answer.refused, pointer);
  return answer.page;
}

/**
 * Whether HTML has more elements, or more of them inside each other, than any page that is read by people.
 * Counted by its tags, which is cheap and near enough: those that may stay open are not counted as nested.
 */
function isEntangled(html: string): boolean {
  let elements = 0;
  let depth = 0;
  for (const [, close, name = ""] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    const nests = !STAY_OPEN.test(name);
    if (close) depth -= nests && depth > 0 ? 1 : 0;
    else {
      elements += 1;
      depth += nests ? 1 : 0;
    }
    if (elements > MOST_ELEMENTS || depth > DEEPEST) return true;
  }
  return false;
}

/** Has an idle process read a page, or a new one. */
function ask(source: PageSource, signal: AbortSignal | undefined): Promise<Answer> {
  signal?.throwIfAborted();
  const child = wake() ?? start();
  return new Promise((resolve, reject) => {
    const kill = () => child.kill("SIGKILL");
    const timer = setTimeout(kill, LONGEST_MS);
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", kill);
      child.removeAllListeners("message").removeAllListeners("close").off("error", fail);
    };
    const fail = (cause: Error) => {
      end();
      kill();
      reject(new Error("The process that reads pages failed.", { cause }));
    };
    signal?.addEventListener("abort", kill, { once: true });
    child.once("error", fail);
    child.once("message", (answer: Answer) => {
      end();
      rest(child);
      resolve(answer);
    });
    child.once("close", () => {
      end();
      if (signal?.aborted) reject(signal.reason);
      // Killed by the clock, or out of memory: a fault of the page's size either way.
      else resolve({ refused: "too-complex" });
    });
    child.ref();
    child.channel?.ref();
    child.send(source, (error) => {
      if (error) kill();
    });
  });
}

function start(): ChildProcess {
  // Not `fork`, whose first argument the bundler takes for a module and looks for.
  const program = join(process.cwd(), "lib", "server", "web", "page-process.ts");
  const how = ["--import", "tsx", `--max-old-space-size=${MOST_MEGABYTES}`];
  const child = spawn(process.execPath, [...how, program], {
    serialization: "advanced",
    // Nothing of ours is its business, secrets least of all.
    env: { NODE_ENV: "production" },
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  // Everybody else goes first.
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  const kill = () => child.kill("SIGKILL");
  hub().closers.add(kill);
  const ended = () => {
    hub().closers.delete(kill);
    queue().idle.delete(child);
  };
  child.once("exit", ended);
  // One that cannot be started never exits; and an error that nobody hears would end the server.
  child.on("error", ended);
  return child;
}

/**
 * Keeps a process for the next page for a while, since starting one takes longer than reading most pages.
 * It does not hold up our own end, and ends with us.
 */
function rest(child: ChildProcess): void {
  queue().idle.set(child, setTimeout(() => child.kill("SIGKILL"), IDLE_MS).unref());
  child.unref();
  child.channel?.unref();
}

/** An idle process, no longer idle; undefined where there is none. */
function wake(): ChildProcess | undefined {
  const { idle } = queue();
  for (const [child, timer] of idle) {
    clearTimeout(timer);
    idle.delete(child);
    return child;
  }
  return undefined;
}

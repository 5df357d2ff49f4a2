/** The server under test, as an operator starts it, killed without a word and started again. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { anyPort } from "../../bin/steps.mjs";

const READY_MS = 300_000;

export class Server {
  /** Everything it has printed, over all its lives. */
  output = "";
  private child: ChildProcess | null = null;

  private constructor(
    readonly folder: string,
    readonly port: number,
  ) {}

  /** Takes a free port for a data folder; nothing runs yet. */
  static async at(folder: string): Promise<Server> {
    return new Server(folder, await anyPort());
  }

  get address(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Of the running process, which serves by itself. @throws Error where none runs */
  get pid(): number {
    const pid = this.child?.pid;
    if (pid === undefined) throw new Error("The server does not run.");
    return pid;
  }

  /** Resolves when it answers. */
  async start(): Promise<void> {
    const env = {
      ...process.env,
      NODE_ENV: "production" as const,
      DATA_DIR: this.folder,
      HOST: "127.0.0.1",
      PORT: String(this.port),
      NEXTAUTH_URL: this.address,
      NEXTAUTH_SECRET: "a secret of forty characters for a bench",
    };
    const child = spawn(process.execPath, ["bin/start.mjs", "serve"], {
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (piece: string) => {
        this.output += piece;
      });
    }
    const deadline = performance.now() + READY_MS;
    while (!(await this.answers())) {
      if (child.exitCode !== null || performance.now() > deadline) {
        throw new Error(`The server did not start:\n${this.output.slice(-2000)}`);
      }
      await delay(100);
    }
  }

  private async answers(): Promise<boolean> {
    const answer = await fetch(`${this.address}/api/health`).catch(() => null);
    await answer?.arrayBuffer();
    return answer?.ok === true;
  }

  /** SIGKILL: nothing in it gets another turn. */
  async kill(): Promise<void> {
    await this.end("SIGKILL");
  }

  /** SIGTERM, as an operator ends it; a server that is not there has ended. */
  async stop(): Promise<void> {
    await this.end("SIGTERM");
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    this.child = null;
    if (child === null || child.exitCode !== null) return;
    const gone = once(child, "exit");
    child.kill(signal);
    await gone;
  }
}

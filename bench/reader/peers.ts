/**
 * Serves what the reader is measured against: the peer's page, a static page, and our own pages without
 * scripts. Those come from the very server that is measured, at the pace at which it writes them.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import { build } from "esbuild";
import { scriptless } from "./scriptless";
import type { Sample } from "./text";

const HEAD = '<!doctype html><html lang="bg"><meta charset="utf-8">';
const STYLE = `<style>article{width:44rem;margin:0 auto;font:20px/1.75 serif}p{content-visibility:auto;
contain-intrinsic-size:auto 220px}mark{background:#eee;text-decoration:underline}</style>`;

/** The pages by their paths; every other path is asked of the reader's own server and loses its scripts. */
export class Peers {
  readonly #pages = new Map<string, { type: string; body: string }>();
  readonly #server: Server;

  /** @param base where the reader is served */
  constructor(base: string) {
    this.#server = createServer((request, response) => {
      const page = this.#pages.get(request.url ?? "");
      if (page === undefined) {
        // A page that is closed half way leaves nobody to answer.
        passOn(base, request, response).catch(() => response.destroy());
        return;
      }
      response.writeHead(200, { "Content-Type": page.type });
      response.end(page.body);
    });
  }

  async listen(port: number): Promise<void> {
    const script = await build({
      entryPoints: [join(import.meta.dirname, "recogito.ts")],
      bundle: true,
      write: false,
      minify: true,
      format: "esm",
      define: { "process.env.NODE_ENV": '"production"' },
    });
    this.#pages.set("/recogito.js", { type: "text/javascript", body: script.outputFiles[0]?.text ?? "" });
    const page = `${HEAD}${STYLE.replace(/p\{[^}]*\}/, "")}<article></article><script type="module" src="recogito.js"></script>`;
    this.#html("/recogito", page);
    await new Promise<void>((resolve) => this.#server.listen(port, "127.0.0.1", resolve));
  }

  /** Makes the pages of one size. */
  give(sample: Sample): void {
    this.#pages.set("/given.json", { type: "application/json", body: JSON.stringify(sample) });
    this.#html("/static", staticPage(sample));
  }

  close(): void {
    this.#server.close();
  }

  #html(path: string, body: string): void {
    this.#pages.set(path, { type: "text/html; charset=utf-8", body });
  }
}

async function passOn(base: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const answer = await fetch(`${base}${request.url}`, { headers: { Cookie: request.headers.cookie ?? "" } });
  const type = answer.headers.get("content-type") ?? "";
  response.writeHead(answer.status, { "Content-Type": type });
  const body = answer.body ?? new ReadableStream();
  const sent = type.includes("text/html")
    ? body.pipeThrough(new TextDecoderStream()).pipeThrough(scriptless()).pipeThrough(new TextEncoderStream())
    : body;
  // Two types of one thing: Node's own, and the DOM's.
  await pipeline(Readable.fromWeb(sent as NodeReadableStream), response);
}

/** The same marks nested in plain paragraphs: what HTML alone can do. */
function staticPage({ text, places }: Sample): string {
  const cuts = new Map<number, string[]>();
  const cut = (at: number, tag: string) => cuts.set(at, [...(cuts.get(at) ?? []), tag]);
  const ordered = places.toSorted((a, b) => a.start - b.start || b.end - a.end);
  let outerEnd = 0;
  for (const { start, end } of ordered) {
    // What sticks out of the mark around it is cut there, as nested elements must be.
    const inner = start < outerEnd ? Math.min(end, outerEnd) : end;
    if (start >= outerEnd) outerEnd = end;
    cut(start, "<mark>");
    cuts.set(inner, ["</mark>", ...(cuts.get(inner) ?? [])]);
  }
  let html = "";
  let from = 0;
  for (const at of [...cuts.keys()].sort((a, b) => a - b)) {
    html += text.slice(from, at) + (cuts.get(at) ?? []).join("");
    from = at;
  }
  html += text.slice(from);
  return `${HEAD}${STYLE}<article><p>${html.split("\n").join("</p><p>")}</p></article>`;
}

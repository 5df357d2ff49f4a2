/** Serves what the reader is measured against: the peer's page, a static page, our own HTML without scripts. */
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { build } from "esbuild";
import type { Sample } from "./text";

const HEAD = '<!doctype html><html lang="bg"><meta charset="utf-8">';
const STYLE = `<style>article{width:44rem;margin:0 auto;font:20px/1.75 serif}p{content-visibility:auto;
contain-intrinsic-size:auto 220px}mark{background:#eee;text-decoration:underline}</style>`;

/** What each path answers, set before it is asked for. */
export class Peers {
  readonly #pages = new Map<string, { type: string; body: string }>();
  readonly #server: Server;

  constructor() {
    this.#server = createServer((request, response) => {
      const page = this.#pages.get(request.url ?? "");
      response.writeHead(page ? 200 : 404, { "Content-Type": page?.type ?? "text/plain" });
      response.end(page?.body);
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

  /** Makes the pages of one size. @param ours our reader's HTML as its server sent it */
  give(sample: Sample, ours: string): { withoutScripts: string } {
    this.#pages.set("/given.json", { type: "application/json", body: JSON.stringify(sample) });
    this.#html("/static", staticPage(sample));
    const withoutScripts = ours
      .replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, "")
      .replace(/<link[^>]*rel="preload"[^>]*as="script"[^>]*>/g, "");
    this.#html("/without-scripts", withoutScripts);
    return { withoutScripts };
  }

  /** Passes on what the page without scripts asks for: its style sheets and fonts. */
  pass(path: string, type: string, body: string): void {
    this.#pages.set(path, { type, body });
  }

  close(): void {
    this.#server.close();
  }

  #html(path: string, body: string): void {
    this.#pages.set(path, { type: "text/html; charset=utf-8", body });
  }
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

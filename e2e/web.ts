/**
 * A server that stands in for the web: the journeys' server is told to let this one host through
 * (`FETCH_ALLOW_HOSTS`), and each test says what is published there.
 */
import { createServer, type Server } from "node:http";

/** Beside the port that the journeys' own server listens on. */
export const WEB_PORT = Number(process.env.PROOFMARK_E2E_PORT ?? 3210) + 1;
export const WEB = `http://127.0.0.1:${WEB_PORT}`;

/** What is published, and what was asked for. */
export type StandIn = {
  /** Puts a page at a path; another one there is replaced. */
  publish: (path: string, html: string) => void;
  /** Paths in the order they were asked for, with their queries. */
  readonly asked: string[];
  close: () => Promise<void>;
};

/** Starts the stand-in. `/slow` never ends. */
export async function standIn(): Promise<StandIn> {
  const pages = new Map<string, string>();
  const asked: string[] = [];
  const server: Server = createServer((request, response) => {
    const url = request.url ?? "/";
    asked.push(url);
    const html = pages.get(new URL(url, WEB).pathname);
    if (url === "/slow") response.writeHead(200, { "content-type": "text/html" }).write("<p>");
    else if (html === undefined) response.writeHead(404).end();
    else response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(html);
  });
  await new Promise<void>((done, fail) => server.once("error", fail).listen(WEB_PORT, "127.0.0.1", done));
  return {
    publish: (path, html) => pages.set(path, html),
    asked,
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

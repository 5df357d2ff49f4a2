/** Importing through the contract, with a server on this machine standing in for the web. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { POST as versionPost } from "../../../app/api/v1/articles/[id]/versions/route";
import { POST as previewPost } from "../../../app/api/v1/articles/preview/route";
import { POST as importPost } from "../../../app/api/v1/articles/route";
import type { Article } from "../../model/wire";
import type { ArticlePreview } from "../../model/wire-import";
import { act } from "../act";
import { patchArticle } from "../articles";
import { read } from "../db";
import { freshDatabase } from "../testing";
import { type Desk, desk, requestOf } from "../testing-desk";

const { allowed } = vi.hoisted(() => ({ allowed: [] as string[] }));
vi.mock("../env", async (original) => {
  const real = await original<typeof import("../env")>();
  return { ...real, env: { ...real.env, FETCH_ALLOW_HOSTS: allowed } };
});

let server: Server;
let site = "";
let page = "";
let people: Desk;

/** An article as the newspaper has it today. */
const today = (figure: string, title = "Мостът е затворен", author = "Мария Колева") => `<!doctype html>
<html lang="bg"><head><title>${title}</title><meta property="og:title" content="${title}">
<meta name="author" content="${author}"><meta property="og:site_name" content="Вестник"></head><body><article><h1>${title}</h1>
<p>Мостът над реката ще бъде затворен ${figure} дни, съобщиха от общината. Обходният път минава през две села.</p>
<p>„Няма друг начин“, каза кметът Петър Станев и обеща 20 автобуса до края на седмицата.</p></article></body></html>`;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url?.startsWith("/most")) {
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(page);
    } else response.writeHead(404).end();
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  // A server that listens on a port has an address of this kind.
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  site = `http://${host}`;
  allowed.push(host);
});
afterAll(() => new Promise((done) => server.close(done)));

beforeEach(async () => {
  const close = await freshDatabase();
  people = await desk();
  page = today("14");
  return close;
});

type Route = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;

async function post(route: Route, address: string, body: unknown, params: object = {}): Promise<Response> {
  const request = requestOf({ method: "POST", address, by: people.checker, body });
  return route(request, { params: Promise.resolve(params) });
}

// The routes answer in the shapes of the contract.
const preview = async (body: object) =>
  (await (await post(previewPost, "/articles/preview", body)).json()) as ArticlePreview;
const bring = async (body: object) => (await (await post(importPost, "/articles", body)).json()) as Article;
const version = async ({ id }: Article, body: object) =>
  (await post(versionPost, `/articles/${id}/versions`, body, { id })).json();

describe("an import by address", () => {
  it("stores what a preview showed, with what the source says of itself", async () => {
    const { text, blocks, intake, sameAddress } = await preview({ url: `${site}/most?utm_source=mail` });
    expect(sameAddress).toBeNull();
    expect(await read().article.count()).toBe(0);
    const made = await bring({ text, blocks, metadata: intake.metadata, title: "Мой етикет", author: "" });
    expect(made).toMatchObject({
      text,
      blocks,
      title: "Мой етикет",
      author: null,
      publisher: "Вестник",
      sourceUrl: `${site}/most`,
    });
  });

  it("in one step takes everything from the source", async () => {
    expect(await bring({ url: `${site}/most` })).toMatchObject({
      title: "Мостът е затворен",
      author: "Мария Колева",
      language: "bg",
      sourceUrl: `${site}/most`,
      blocks: [{ kind: "heading" }, { kind: "paragraph" }, { kind: "paragraph" }],
    });
  });

  it("of the same page again names the article that has it, and becomes its next version", async () => {
    const first = await bring({ url: `${site}/most` });
    page = today("21", "Мостът е затворен за три седмици", "Иван Илиев");
    await act(people.checker, (act) => patchArticle(act, first.id, 1, { author: "М. Колева" }));
    const seen = await preview({ url: `${site}/most/#snimki` });
    expect(seen).toMatchObject({ existing: null, sameAddress: { id: first.id, status: "open", version: 1 } });
    const { text, blocks, intake } = seen;
    const made = await version(first, { text, blocks, metadata: intake.metadata, basedOn: 1 });
    expect(made).toMatchObject({ created: true, version: 2 });
    const { title, author } = await read().article.findUniqueOrThrow({ where: { id: first.id } });
    // The source's new title is taken over; what a person corrected stays.
    expect({ title, author }).toEqual({ title: "Мостът е затворен за три седмици", author: "М. Колева" });
    const change = await read().event.findFirstOrThrow({
      where: { articleId: first.id, kind: "article_changed", revision: made.revision },
    });
    expect(change.change).toMatchObject({ to: { title: "Мостът е затворен за три седмици" } });
  });

  it("with the same words makes no version, and keeps changed metadata as an event", async () => {
    const first = await bring({ url: `${site}/most` });
    page = today("14").replaceAll("Мария Колева", "Иван Илиев");
    const again = await version(first, { url: `${site}/most`, basedOn: 1 });
    expect(again).toMatchObject({ created: false, version: 1, changed: true });
    expect(await version(first, { url: `${site}/most`, basedOn: 1 })).toMatchObject({ changed: false });
  });

  it("corrected by hand keeps the headings, lists and posts that nobody touched", async () => {
    const html = `<!doctype html><html lang="bg"><body><article><h1>Мостът над реката, по който вървят влаковете</h1>
      <p>Мостът ще бъде затворен 14 дни, съобщиха от общината. Обходният път минава през две села.</p>
      <ul><li>първи автобус</li><li>втори автобус</li></ul><blockquote><p>Дадохме всичко.</p></blockquote>
      <blockquote class="twitter-tweet"><p>We have sent 14 trucks.</p>&mdash; Ana (@ana)
      <a href="https://x.example/ana/status/1">May 1</a></blockquote></article></body></html>`;
    const first = await bring({ html });
    const known = ({ kind, address }: { kind: string; address?: string | undefined }) => [kind, address];
    const kinds = first.blocks.map(known);
    expect(new Set(kinds.map(([kind]) => kind))).toEqual(
      new Set(["heading", "paragraph", "list", "quotation", "post"]),
    );
    const text = `${first.text.replace("14 дни", "21 дни")}\n\nДобавен е абзац.`;
    expect(await version(first, { text, basedOn: 1 })).toMatchObject({ created: true });
    const { blocks } = await read().articleVersion.findFirstOrThrow({
      where: { articleId: first.id, number: 2 },
    });
    // The column holds nothing but the blocks we recognised.
    expect((blocks as Article["blocks"]).map(known)).toEqual([...kinds, ["paragraph", undefined]]);
  });

  it("names an archived article only where no other has the address", async () => {
    const archived = await bring({ url: `${site}/most` });
    const close = { status: "archived" as const, reason: "стара" };
    await act(people.editor, (act) => patchArticle(act, archived.id, 1, close));
    page = today("15");
    const alone = await preview({ url: `${site}/most` });
    expect(alone.sameAddress).toMatchObject({ id: archived.id, status: "archived" });
    const live = await bring({ url: `${site}/most` });
    expect((await preview({ url: `${site}/most` })).sameAddress).toMatchObject({
      id: live.id,
      status: "open",
    });
  });

  it("tells how far it has come, and last what it found or why not", async () => {
    const lines = async (body: object) => {
      const answer = await post(previewPost, "/articles/preview?stages=1", body);
      return (await answer.text())
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line));
    };
    const told = await lines({ url: `${site}/most` });
    expect(told.map(({ stage }) => stage)).toEqual(["finding", "fetching", "reading", undefined]);
    expect(told.at(-1).done.text).toContain("14 дни");
    expect((await lines({ url: `${site}/nyama` })).at(-1).problem).toMatchObject({
      code: "INVALID",
      errors: [{ pointer: "/url", reason: "gone" }],
    });
  });

  it.each([
    [{}, "/text"],
    [{ text: "а", html: "<p>а" }, "/html"],
    [{ html: "<p>а", url: "http://a.example/" }, "/url"],
    [{ url: "http://a.example/", blocks: [] }, "/blocks"],
  ])("refuses %j: one source, and what belongs to it", async (body, pointer) => {
    const answer = await post(importPost, "/articles", body);
    expect(answer.status).toBe(422);
    expect((await answer.json()).errors[0].pointer).toBe(pointer);
  });

  it("refuses a block whose address is no web address", async () => {
    const blocks = [{ kind: "post", start: 0, end: 1, address: "javascript:alert(1)" }];
    expect((await post(importPost, "/articles", { text: "а", blocks })).status).toBe(422);
  });
});

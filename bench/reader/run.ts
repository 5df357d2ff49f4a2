/**
 * `node --import tsx bench/reader/run.ts BASE DATABASE [LENGTH…]`: our reader, served at BASE from DATABASE,
 * against `@recogito/text-annotator`, a static page with the same marks, and its own HTML without scripts, in
 * one Chromium. Figures of one machine mean little; the ratios count. Every length has a claim a hundred
 * characters.
 */
import { type Browser, chromium } from "@playwright/test";
import { installedChromium } from "../../bin/chromium.mjs";
import { closeDatabase, openDatabase } from "../../lib/server/db";
import { freshPage, scroll, step, visit } from "./measure";
import { furnish } from "./newsroom";
import { Peers } from "./peers";
import { costOfMark, type Ours, type Peer, type Round, report } from "./report";
import { withoutScripts } from "./scriptless";
import { type Sample, sample } from "./text";

const PEER_PORT = 3977;
const PEERS = `http://127.0.0.1:${PEER_PORT}`;
const ROUNDS = 3;
/** So often something is marked and withdrawn on each visit. */
const MARKS = 3;

const [, , base = "http://127.0.0.1:3000", database = "data/proofmark.db", ...asked] = process.argv;
const lengths = asked.length > 0 ? asked.map(Number) : [10_000, 100_000, 1_000_000];

/** Signs in as a demo checker; answers the session cookie as `name=value`. */
async function signIn(): Promise<string> {
  const csrf = await fetch(`${base}/api/auth/csrf`);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const answer = await fetch(`${base}/api/auth/callback/demo`, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      Origin: base,
      Cookie: csrf.headers.getSetCookie().map(pair).join("; "),
    },
    body: JSON.stringify({ csrfToken, email: "checker@demo.local" }),
  });
  const session = answer.headers.getSetCookie().find((cookie) => cookie.includes("session"));
  if (!session) throw new Error(`Signing in was refused: ${answer.status}`);
  return pair(session);
}

const pair = (cookie: string) => cookie.split(";")[0] ?? "";

/** Selects words of the text that no claim lies on. */
const SELECT = `(() => {
  const walker = document.createTreeWalker(document.querySelector("[data-block='1']"), NodeFilter.SHOW_TEXT);
  let node = walker.nextNode();
  while (node && (node.parentElement.closest("mark") || node.length < 12)) node = walker.nextNode();
  getSelection().setBaseAndExtent(node, 2, node, 9);
})()`;
const press = (code: string) =>
  `document.body.dispatchEvent(new KeyboardEvent("keydown", { code: "${code}", bubbles: true, cancelable: true }))`;
const marksOver = (n: string) => `document.querySelectorAll("[data-block='1'] mark").length ${n}`;
/** What the peer draws for its annotations. */
const DRAWN = `document.querySelectorAll(".r6o-span-highlight-layer .r6o-annotation").length`;

async function ours(browser: Browser, session: string, id: string): Promise<Ours> {
  const page = await freshPage(browser, session, base);
  const visited = await visit(page, `${base}/articles/${id}`, "html-painted", "proofmark-ready");
  // Once through, so that what is fetched when first needed is there.
  const opened = `document.querySelector("[data-focus]")`;
  await step(page, `document.querySelector("mark").click()`, `${opened} !== null`);
  await step(page, press("Escape"), `${opened} === null`);
  const before = await page.evaluate(() => document.querySelectorAll("[data-block='1'] mark").length);
  const [marked, withdrawn] = [[], []] as [Ours["marked"], Ours["withdrawn"]];
  for (let i = 0; i < MARKS; i += 1) {
    await step(page, SELECT, `document.querySelector("[role=toolbar]") !== null`);
    marked.push(await step(page, press("Digit4"), marksOver(`> ${before}`)));
    withdrawn.push(await step(page, press("KeyW"), marksOver(`=== ${before}`)));
  }
  const clicked = await step(page, `document.querySelector("mark").click()`, `${opened} !== null`);
  const scrolled = await scroll(page);
  await page.context().close();
  return { visited, marked, withdrawn, clicked, scrolled };
}

async function recogito(browser: Browser, session: string): Promise<Peer> {
  const page = await freshPage(browser, session, base);
  const visited = await visit(page, `${PEERS}/recogito`, "painted", "painted");
  const before = (await page.evaluate(DRAWN)) as number;
  const [marked, withdrawn] = [[], []] as [Peer["marked"], Peer["withdrawn"]];
  for (let i = 0; i < MARKS; i += 1) {
    marked.push(await step(page, "globalThis.bench.add(500, 507)", `${DRAWN} > ${before}`));
    withdrawn.push(await step(page, "globalThis.bench.remove()", `${DRAWN} <= ${before}`));
  }
  const scrolled = await scroll(page);
  await page.context().close();
  return { visited, marked, withdrawn, scrolled };
}

async function plain(browser: Browser, session: string, path: string) {
  const page = await freshPage(browser, session, base);
  const visited = await visit(page, `${PEERS}${path}`, "html-painted", "html-painted");
  await page.context().close();
  return visited;
}

async function measure(browser: Browser, session: string, peers: Peers, article: Sample): Promise<Round> {
  const id = await furnish(base, session, article);
  peers.give(article);
  // Once before, so that what the server keeps in memory is there for everybody.
  const html = await (await fetch(`${base}/articles/${id}`, { headers: { Cookie: session } })).text();
  const bytes = Buffer.byteLength(html) / Buffer.byteLength(withoutScripts(html));
  const round: Round = { ours: [], bare: [], still: [], peer: [], bytes };
  // In turn, so that a machine that slows down slows all.
  for (let i = 0; i < ROUNDS; i += 1) {
    round.ours.push(await ours(browser, session, id));
    round.bare.push(await plain(browser, session, `/articles/${id}`));
    round.still.push(await plain(browser, session, "/static"));
    // The peer blocks its thread for long at the greatest length; once says enough.
    if (i === 0 || article.places.length < 5000) round.peer.push(await recogito(browser, session));
  }
  return round;
}

const executablePath = installedChromium();
const browser = await chromium.launch({
  ...(executablePath && { executablePath }),
  args: ["--no-sandbox", "--disable-gpu"],
});
const peers = new Peers(base);
openDatabase(database);
try {
  await peers.listen(PEER_PORT);
  const session = await signIn();
  const costs: number[] = [];
  for (const length of lengths) {
    const measured = await measure(browser, session, peers, sample(length, length / 100));
    report(length, measured);
    costs.push(costOfMark(measured));
  }
  if (costs.length > 1) {
    console.log(
      `\none more mark, longest × shortest text: ${((costs.at(-1) ?? 0) / (costs[0] ?? 1)).toFixed(2)}`,
    );
  }
} finally {
  peers.close();
  await closeDatabase();
  await browser.close();
}

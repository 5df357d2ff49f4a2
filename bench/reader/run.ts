/**
 * `node --import tsx bench/reader/run.ts BASE DATABASE [LENGTH…]`: our reader, served at BASE from DATABASE,
 * against `@recogito/text-annotator`, a static page with the same marks, and its own HTML without scripts, in
 * one Chromium. Figures of one machine mean little; the ratios count. Every length has a claim a hundred
 * characters.
 */
import { type Browser, chromium } from "@playwright/test";
import { installedChromium } from "../../bin/chromium.mjs";
import { closeDatabase, openDatabase } from "../../lib/server/db";
import { freshPage, type Step, scroll, step, type Visit, visit } from "./measure";
import { furnish } from "./newsroom";
import { Peers } from "./peers";
import { type Sample, sample } from "./text";

const PEER_PORT = 3977;
const PEERS = `http://127.0.0.1:${PEER_PORT}`;
const ROUNDS = 3;

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
const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
const middle = (visits: Visit[], key: keyof Visit) => median(visits.map((one) => one[key]));

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

async function ours(browser: Browser, session: string, id: string) {
  const page = await freshPage(browser, session, base);
  const visited = await visit(page, `${base}/articles/${id}`, "html-painted", "proofmark-ready");
  // Once through, so that what is fetched when first needed is there.
  const opened = `document.querySelector("[data-focus]")`;
  await step(page, `document.querySelector("mark").click()`, `${opened} !== null`);
  await step(page, press("Escape"), `${opened} === null`);
  await step(page, SELECT, `document.querySelector("[role=toolbar]") !== null`);
  const before = await page.evaluate(() => document.querySelectorAll("[data-block='1'] mark").length);
  const marked = await step(page, press("Digit4"), marksOver(`> ${before}`));
  const withdrawn = await step(page, press("KeyW"), marksOver(`=== ${before}`));
  const clicked = await step(page, `document.querySelector("mark").click()`, `${opened} !== null`);
  const scrolled = await scroll(page);
  await page.context().close();
  return { visited, marked, withdrawn, clicked, scrolled };
}

async function recogito(browser: Browser, session: string) {
  const page = await freshPage(browser, session, base);
  const visited = await visit(page, `${PEERS}/recogito`, "painted", "painted");
  const before = (await page.evaluate(DRAWN)) as number;
  const marked = await step(page, "globalThis.bench.add(500, 507)", `${DRAWN} > ${before}`);
  const withdrawn = await step(page, "globalThis.bench.remove()", `${DRAWN} <= ${before}`);
  const scrolled = await scroll(page);
  await page.context().close();
  return { visited, marked, withdrawn, scrolled };
}

async function plain(browser: Browser, session: string, path: string): Promise<Visit> {
  const page = await freshPage(browser, session, base);
  const visited = await visit(page, `${PEERS}${path}`, "html-painted", "html-painted");
  await page.context().close();
  return visited;
}

async function measure(browser: Browser, session: string, peers: Peers, article: Sample) {
  const id = await furnish(base, session, article);
  const answer = await fetch(`${base}/articles/${id}`, { headers: { Cookie: session } });
  const html = await answer.text();
  const { withoutScripts } = peers.give(article, html);
  for (const [, href = ""] of html.matchAll(/<link[^>]*rel="stylesheet"[^>]*href="([^"]+)"/g)) {
    peers.pass(href, "text/css", await (await fetch(`${base}${href}`)).text());
  }
  const rounds = { ours: [], bare: [], still: [], recogito: [] } as {
    ours: Awaited<ReturnType<typeof ours>>[];
    bare: Visit[];
    still: Visit[];
    recogito: Awaited<ReturnType<typeof recogito>>[];
  };
  // In turn, so that a machine that slows down slows all.
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.ours.push(await ours(browser, session, id));
    rounds.bare.push(await plain(browser, session, "/without-scripts"));
    rounds.still.push(await plain(browser, session, "/static"));
    // The peer blocks its thread for long at the greatest length; once says enough.
    if (round === 0 || article.places.length < 5000) rounds.recogito.push(await recogito(browser, session));
  }
  const bytes = Buffer.byteLength(html) / Buffer.byteLength(withoutScripts);
  return { ...rounds, bytes };
}

type Measured = Awaited<ReturnType<typeof measure>>;

const ms = (value: number) => value.toFixed(value < 100 ? 1 : 0);
const stepOf = (steps: Step[], key: keyof Step) => median(steps.map((one) => one[key]));

function report(length: number, { ours: us, bare, still, recogito: peer, bytes }: Measured): void {
  const own = us.map(({ visited }) => visited);
  const theirs = peer.map(({ visited }) => visited);
  const rows: [string, string][] = [
    ["server, until the first byte", ms(middle(own, "server"))],
    ["painted", ms(middle(own, "painted"))],
    ["  × own HTML without scripts", ms(middle(own, "painted") / middle(bare, "painted"))],
    ["  × static page", ms(middle(own, "painted") / middle(still, "painted"))],
    ["bytes × own HTML without scripts", bytes.toFixed(2)],
    ["ready to mark", ms(middle(own, "ready"))],
    ["  × Recogito", (middle(own, "ready") / middle(theirs, "ready")).toFixed(3)],
    ["longest task", ms(middle(own, "longestTask"))],
    ["CPU until at rest", `${ms(middle(own, "cpu"))} (Recogito ${ms(middle(theirs, "cpu"))})`],
    [
      "one more mark shown",
      `${ms(
        stepOf(
          us.map((one) => one.marked),
          "shown",
        ),
      )} (Recogito ${ms(
        stepOf(
          peer.map((one) => one.marked),
          "shown",
        ),
      )})`,
    ],
    [
      "one more mark CPU",
      `${ms(
        stepOf(
          us.map((one) => one.marked),
          "cpu",
        ),
      )} (Recogito ${ms(
        stepOf(
          peer.map((one) => one.marked),
          "cpu",
        ),
      )})`,
    ],
    [
      "withdrawn shown",
      `${ms(
        stepOf(
          us.map((one) => one.withdrawn),
          "shown",
        ),
      )} (Recogito ${ms(
        stepOf(
          peer.map((one) => one.withdrawn),
          "shown",
        ),
      )})`,
    ],
    [
      "withdrawn CPU",
      ms(
        stepOf(
          us.map((one) => one.withdrawn),
          "cpu",
        ),
      ),
    ],
    [
      "click to focus shown",
      ms(
        stepOf(
          us.map((one) => one.clicked),
          "shown",
        ),
      ),
    ],
    [
      "frames over 50 ms while scrolling",
      `${median(us.map(({ scrolled }) => scrolled.long))} of ${median(us.map(({ scrolled }) => scrolled.frames))}`,
    ],
    ["heap, MiB", `${ms(middle(own, "heapMiB"))} (Recogito ${ms(middle(theirs, "heapMiB"))})`],
  ];
  console.log(`\n${length} characters, ${length / 100} claims (ms, medians of ${ROUNDS})`);
  for (const [name, value] of rows) console.log(`  ${name.padEnd(36)} ${value}`);
}

const executablePath = installedChromium();
const browser = await chromium.launch({
  ...(executablePath && { executablePath }),
  args: ["--no-sandbox", "--disable-gpu"],
});
const peers = new Peers();
openDatabase(database);
try {
  await peers.listen(PEER_PORT);
  const session = await signIn();
  const costs: number[] = [];
  for (const length of lengths) {
    const measured = await measure(browser, session, peers, sample(length, length / 100));
    report(length, measured);
    costs.push(
      stepOf(
        measured.ours.map((one) => one.marked),
        "cpu",
      ),
    );
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

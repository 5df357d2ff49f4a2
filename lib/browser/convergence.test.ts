/**
 * Three people at one article, one of them in two tabs, on a network that loses, doubles and holds back, with
 * pages that crash and a server that restarts: in the end every screen shows the same desk, it is what the
 * event log says, and every act was done once, or was shown as refused. The pages are the real store, desk
 * and outbox; the server is the real route files on a SQLite file.
 */
import fc from "fast-check";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import * as ofArticle from "@/app/api/v1/articles/[id]/claims/route";
import * as whole from "@/app/api/v1/articles/[id]/route";
import * as assessment from "@/app/api/v1/claims/[id]/assessment/route";
import * as decision from "@/app/api/v1/claims/[id]/decision/route";
import * as restored from "@/app/api/v1/claims/[id]/restore/route";
import * as one from "@/app/api/v1/claims/[id]/route";
import { resolveVerdict } from "../model/verdict";
import type { Claim } from "../model/wire";
import { claimsSince } from "../server/claims";
import { closeDatabase, openDatabase, read } from "../server/db";
import { readPackedClaims } from "../server/reader";
import { freshDatabase } from "../server/testing";
import { article, type Desk as People, desk as people, requestOf, type Tester } from "../server/testing-desk";
import { span } from "../text/units";
import { ClaimStore } from "./claim-store";
import { Refusal, refusalOf, type Request as Sent } from "./client";
import { Desk } from "./desk";
import { type DeskClaim, fromWire, inTextOrder } from "./desk-claim";
import { NOWHERE } from "./lines";
import { decided } from "./meeting";
import type { QueueObserver, Write } from "./queue";
import { Browser, settled, type Tab } from "./testing-browser";

const TEXT = "Около 8000 войници са в Курск. Повече от 1000 ракети и 45 самолета са в Донецк, заяви Сеул.";
/** Places that overlap and nest, each once in the text. */
const PLACES = ["8000 войници", "Около 8000 войници", "1000 ракети", "45 самолета са в Донецк"];
const TYPES = ["troop-count", "quantity"];
const VERDICTS = ["verified", "unverified"] as const;
const STATEMENTS = ["Осем хиляди са.", "Там са осем хиляди."];
const NOTES = ["Чака се щабът.", "Без карето."];

/** How many random days; `npm run bench -- convergence` asks for more. */
const DAYS = Number(process.env.PROOFMARK_DAYS ?? 6);

type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;
const ROUTES: readonly [RegExp, Record<string, Handler>][] = [
  [/^\/articles\/([^/?]+)\/claims/, ofArticle],
  [/^\/articles\/([^/?]+)$/, whole],
  [/^\/claims\/([^/?]+)$/, one],
  [/^\/claims\/([^/?]+)\/assessment$/, assessment],
  [/^\/claims\/([^/?]+)\/decision$/, decision],
  [/^\/claims\/([^/?]+)\/restore$/, restored],
];

/** The route file's own answer to a request. */
async function answered(
  by: Tester,
  { method, path, body, ifMatch, idempotencyKey }: Sent,
): Promise<Response> {
  for (const [address, route] of ROUTES) {
    const [, id] = address.exec(path) ?? [];
    const handler = id === undefined ? undefined : route[method];
    if (!handler) continue;
    const headers = {
      "proofmark-person": by.id,
      ...(ifMatch === undefined ? {} : { "if-match": `"${ifMatch}"` }),
      ...(idempotencyKey === undefined ? {} : { "idempotency-key": idempotencyKey }),
    };
    const request = requestOf({
      method,
      address: path,
      by,
      headers,
      ...(body === undefined ? {} : { body }),
    });
    return handler(request, { params: Promise.resolve({ id }) });
  }
  throw new Error(`Nothing serves ${method} ${path}`);
}

/** As the client takes an answer in. */
async function taken(response: Response): Promise<unknown> {
  const text = await response.text();
  if (response.ok) return text === "" ? null : JSON.parse(text);
  throw refusalOf(response, text);
}

type Pending = {
  by: Tester;
  request: Sent;
  resolve: (answer: unknown) => void;
  reject: (why: unknown) => void;
};

/** The network: holds every request until it is told what becomes of it. */
class Network {
  pending: Pending[] = [];
  /** Answers that were held back. */
  late: (() => void)[] = [];
  /** How many requests the server is at. */
  underWay = 0;
  /** Whether everything goes through at once. */
  mended = false;

  readonly send = (by: Tester) => (request: Sent) =>
    new Promise<unknown>((resolve, reject) => {
      const one = { by, request, resolve, reject };
      this.pending.push(one);
      if (this.mended) void this.deliver(0, "goes");
    });

  async deliver(nth: number, fate: Fate): Promise<void> {
    const [one] = this.pending.splice(nth % Math.max(this.pending.length, 1), 1);
    if (!one) return;
    this.underWay += 1;
    try {
      await this.#reach(one, fate);
    } finally {
      this.underWay -= 1;
    }
  }

  async #reach(one: Pending, fate: Fate): Promise<void> {
    const offline = () => one.reject(new Refusal("OFFLINE", null, "cut"));
    if (fate === "lost") return offline();
    const answer = await answered(one.by, one.request);
    // The same request once more, as a proxy or an impatient page would send it.
    const twin = fate === "doubled" ? await answered(one.by, one.request) : answer;
    if (fate === "doubled") expect(twin.status).toBe(answer.status);
    if (fate === "unheard") return offline();
    const settle = () => void taken(twin).then(one.resolve, one.reject);
    if (fate === "late") this.late.push(settle);
    else settle();
  }
}

type Fate = "goes" | "lost" | "unheard" | "doubled" | "late";
type Act =
  | { does: "mark"; place: number; type: number; verdict: number | null }
  | { does: "assess" | "decide"; claim: number; verdict: number }
  | { does: "retype"; claim: number; type: number }
  | { does: "restate"; claim: number; statement: number }
  | { does: "note"; note: number }
  | { does: "place"; claim: number; place: number }
  | { does: "withdraw" | "restore" | "unassess" | "open"; claim: number }
  | { does: "undo" };
type Step =
  | { step: "act"; page: number; act: Act }
  | { step: "network"; nth: number; fate: Fate }
  | { step: "late"; nth: number }
  | { step: "look" | "crash" | "settle"; page: number; mine?: boolean }
  | { step: "pass" }
  | { step: "restart" };

const claim = fc.nat({ max: 3 });
const act = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant("mark"),
      place: fc.nat({ max: PLACES.length - 1 }),
      type: fc.nat({ max: 1 }),
      verdict: fc.option(fc.nat({ max: 1 })),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constantFrom("assess", "decide"), claim, verdict: fc.nat({ max: 1 }) }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("retype"), claim, type: fc.nat({ max: 1 }) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("restate"), claim, statement: fc.nat({ max: 1 }) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("note"), note: fc.nat({ max: 1 }) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("place"), claim, place: fc.nat({ max: 3 }) }) },
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constantFrom("withdraw", "restore", "unassess", "open"), claim }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant("undo") }) },
) as fc.Arbitrary<Act>; // `constantFrom` widens the names that `perform` tells apart.

const page = fc.nat({ max: 3 });
const step = fc.oneof(
  { weight: 8, arbitrary: fc.record({ step: fc.constant("act"), page, act }) },
  {
    weight: 8,
    arbitrary: fc.record({
      step: fc.constant("network"),
      nth: fc.nat({ max: 5 }),
      fate: fc.constantFrom<Fate>("goes", "goes", "goes", "lost", "unheard", "doubled", "late"),
    }),
  },
  { weight: 1, arbitrary: fc.record({ step: fc.constant("late"), nth: fc.nat({ max: 3 }) }) },
  { weight: 3, arbitrary: fc.record({ step: fc.constant("look"), page }) },
  { weight: 1, arbitrary: fc.record({ step: fc.constant("crash"), page }) },
  { weight: 2, arbitrary: fc.record({ step: fc.constant("settle"), page, mine: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ step: fc.constant("pass") }) },
  { weight: 1, arbitrary: fc.record({ step: fc.constant("restart") }) },
) as fc.Arbitrary<Step>; // As above.

type Page = { who: Tester; browser: Browser; tab: Tab; store: ClaimStore; desk: Desk };

class Day {
  readonly network = new Network();
  readonly done = new Set<string>();
  /** Claims that a page was told are marked. */
  readonly marked = new Set<string>();
  /** Claims that somebody marked, and those of them whose mark was given up or became a verdict. */
  readonly made = new Set<string>();
  readonly givenUp = new Set<string>();
  readonly #articleId: string;
  pages: Page[] = [];

  constructor(articleId: string) {
    this.#articleId = articleId;
  }

  async open({ checker, colleague, editor }: People): Promise<void> {
    const own = new Browser();
    const browsers: [Tester, Browser][] = [
      [checker, own],
      [checker, own],
      [colleague, new Browser()],
      [editor, new Browser()],
    ];
    for (const [who, browser] of browsers) this.pages.push(await this.#load(who, browser));
  }

  /** A page as the server draws it, and alive. */
  async #load(who: Tester, browser: Browser): Promise<Page> {
    const article = await articleOf(this.#articleId);
    const store = new ClaimStore({
      text: TEXT,
      blocks: [{ kind: "paragraph", start: 0, end: [...TEXT].length }],
      claims: await readPackedClaims(who, this.#articleId, 1),
      version: 1,
      article,
    });
    const tab = browser.tab(this.network.send(who));
    const queue = tab.outbox;
    const desk = new Desk({ store, article: { id: this.#articleId, title: "Курск" }, me: who, queue });
    queue.start();
    desk.open();
    queue.join(this.#articleId, this.#recorder);
    return { who, browser, tab, store, desk };
  }

  readonly #recorder: QueueObserver = {
    shows: () => {},
    done: (write) => {
      this.done.add(write.id);
      if (write.kind === "mark") this.marked.add(write.subject);
    },
    joined: () => {},
    refused: () => {},
    replaced: (writes) => this.#giveUp(writes),
    gone: () => {},
  };

  #giveUp(writes: readonly Write[]): void {
    for (const { kind, subject } of writes) if (kind === "mark") this.givenUp.add(subject);
  }

  /** What a person does about the first change of theirs that was refused. */
  #decide({ tab: { outbox } }: Page, mine: boolean): void {
    const entry = outbox.entries().find(({ refused }) => refused);
    if (!entry?.refused) return;
    const { write, refused } = entry;
    const next = mine && refused.code === "STALE" ? decided(write, refused.current, {}) : null;
    if (next) outbox.retry(write.id, () => next);
    else {
      this.#giveUp([write]);
      outbox.discard(write.id);
    }
  }

  async take(step: Step): Promise<void> {
    const page = "page" in step ? this.pages[step.page] : undefined;
    if (step.step === "network") await this.network.deliver(step.nth, step.fate);
    if (step.step === "late")
      this.network.late.splice(step.nth % Math.max(this.network.late.length, 1), 1)[0]?.();
    if (step.step === "pass") for (const { browser } of this.pages) browser.pass(31_000);
    if (step.step === "restart") await restart();
    if (!page) return;
    if (step.step === "act") await this.#perform(page, step.act);
    if (step.step === "look") await page.desk.refresh();
    if (step.step === "settle") this.#decide(page, step.mine ?? false);
    if (step.step === "crash") {
      page.tab.crash();
      this.pages[this.pages.indexOf(page)] = await this.#load(page.who, page.browser);
    }
  }

  async #perform({ desk, store, who }: Page, act: Act): Promise<void> {
    const at = (words: string) => span(TEXT.indexOf(words), TEXT.indexOf(words) + words.length);
    if (act.does === "undo") return desk.undo();
    if (act.does === "note") return desk.patchArticle({ note: NOTES[act.note] ?? "" }, desk.seenNote());
    if (act.does === "mark") {
      const verdict = act.verdict === null ? undefined : VERDICTS[act.verdict];
      this.made.add(desk.mark(at(PLACES[act.place] ?? ""), TYPES[act.type] ?? "", verdict));
      return;
    }
    const known = act.does === "restore" ? store.withdrawn() : store.order();
    const id = known[act.claim % Math.max(known.length, 1)];
    if (id === undefined) return;
    switch (act.does) {
      case "assess":
        return desk.assess(id, VERDICTS[act.verdict] ?? "verified");
      case "decide":
        return desk.decide(id, VERDICTS[act.verdict] ?? "verified", "Сверено.");
      case "unassess":
        return desk.takeBackAssessment(id);
      case "retype":
        return desk.edit(id, { type: TYPES[act.type] ?? "" });
      case "restate":
        return desk.edit(id, { statement: STATEMENTS[act.statement] ?? "" });
      case "place":
        return desk.place(id, at(PLACES[act.place] ?? ""));
      case "withdraw":
        return desk.withdraw(id);
      case "restore":
        return desk.restore(id);
      case "open": {
        const { claims } = await claimsSince(who, this.#articleId, 0);
        const whole = claims.find((one) => one.id === id);
        if (whole) desk.learn(whole);
      }
    }
  }

  /** Waits until nothing is on its way any more, however long the server takes over it. */
  async #settled(): Promise<void> {
    do {
      for (const { tab } of this.pages) await settled(tab.outbox);
    } while (this.network.underWay > 0);
  }

  /** The network is back for good: everything goes through, and everything refused is decided on. */
  async end(): Promise<void> {
    this.network.mended = true;
    for (const settle of this.network.late.splice(0)) settle();
    for (let i = this.network.pending.length; i > 0; i -= 1) await this.network.deliver(0, "goes");
    const busy = () => this.pages.some(({ tab }) => tab.outbox.entries().length > 0);
    for (let turn = 0; busy(); turn += 1) {
      expect(turn, JSON.stringify(this.pages.map(({ tab }) => tab.outbox.entries()))).toBeLessThan(60);
      for (const { browser, tab } of this.pages) {
        browser.pass(60_000);
        tab.outbox.wake();
        await this.#settled();
      }
      for (const page of this.pages) this.#decide(page, turn % 3 === 0);
      await this.#settled();
    }
    for (const { desk } of this.pages) await desk.refresh();
  }
}

async function restart(): Promise<void> {
  const [open] = await read().$queryRaw<{ file: string }[]>`PRAGMA database_list`;
  await closeDatabase();
  if (open) openDatabase(open.file);
}

/** What a screen shows of the article and of its claims, one by one. */
function screen({ store }: Page) {
  const claims = store.order().map((id) => store.claim(id));
  return { ...store.article(), note: store.note(), claims: claims.map((claim) => claim && shown(claim)) };
}

/** What the server says of the article itself. */
async function articleOf(id: string) {
  const { publishedAt, ...row } = await read().article.findUniqueOrThrow({
    where: { id },
    select: {
      title: true,
      sourceUrl: true,
      publisher: true,
      author: true,
      publishedAt: true,
      status: true,
      statusReason: true,
      note: true,
      revision: true,
      metaRevision: true,
      newestVersion: true,
    },
  });
  return { ...row, publishedAt: publishedAt?.toISOString() ?? null };
}

/** The same of what the server has. */
async function truth(articleId: string, claims: readonly Claim[], { store }: Page) {
  const { newestVersion, ...article } = await articleOf(articleId);
  const live = claims.filter(({ withdrawnAt }) => withdrawnAt === null);
  const inOrder = live.map((claim) => fromWire(claim, store.index)).sort(inTextOrder);
  const noteRevision = article.metaRevision;
  return { ...article, noteRevision, version: newestVersion, claims: inOrder.map(shown) };
}

/** What of a claim is seen. */
function shown({ full: _, createdAt: __, anchor: ___, ...seen }: DeskClaim) {
  return seen;
}

type Said = { verdict: "verified" | "unverified"; exact: string; type: string };
type Told = {
  type: string;
  exact: string;
  statement: string | null;
  withdrawn: boolean;
  by: Map<string, Said>;
  decided: Said | null;
};

/** What an event says a thing became; each kind has those of the fields that it is read for. */
type Became = Pick<Told, "type" | "exact" | "withdrawn"> &
  Pick<Said, "verdict"> & { statement?: string | null; note: string; assessment?: Pick<Said, "verdict"> };

/** An article's claims and its note worked out from nothing but what the events say happened. */
async function replayed(articleId: string): Promise<{ told: Map<string, Told>; note: string }> {
  const events = await read().event.findMany({ where: { articleId }, orderBy: { id: "asc" } });
  const told = new Map<string, Told>();
  let note = "";
  for (const { kind, claimId, actorId, change } of events) {
    const { to } = change as { to: Became }; // What events hold is what this test is about.
    if (kind === "article_note_changed") note = to.note;
    if (claimId === null) continue;
    if (kind === "claim_marked") expect(told.has(claimId), "marked once").toBe(false);
    const claim: Told = told.get(claimId) ?? {
      type: to.type,
      exact: to.exact,
      statement: to.statement ?? null,
      withdrawn: false,
      by: new Map(),
      decided: null,
    };
    told.set(claimId, claim);
    const said = () => ({ verdict: to.verdict, exact: to.exact, type: claim.type });
    if (kind === "claim_marked" && to.assessment) {
      claim.by.set(actorId ?? "", { ...to.assessment, exact: to.exact, type: to.type });
    }
    if (kind === "claim_changed") Object.assign(claim, to);
    if (kind === "claim_moved") claim.exact = to.exact;
    if (kind === "claim_withdrawn" || kind === "claim_restored") claim.withdrawn = to.withdrawn;
    if (kind === "assessment_given") claim.by.set(actorId ?? "", said());
    if (kind === "assessment_taken_back") claim.by.delete(actorId ?? "");
    if (kind === "decision_made") claim.decided = said();
    if (kind === "decision_taken_back") claim.decided = null;
  }
  return { told, note };
}

/** A claim as the events tell it, in the form that the server's own state is brought to. */
function toldOf({ type, exact, statement, withdrawn, by, decided }: Told) {
  const on = (said: Said) => ({ ...said, value: null, context: 0 });
  const given = [...by.values()].map(on);
  const now = { type, exact, value: null, context: 0, anchorState: "exact" as const };
  return {
    type,
    exact,
    statement,
    withdrawn,
    verdicts: [...by].map(([id, { verdict }]) => `${id} ${verdict}`).toSorted(),
    ...resolveVerdict(now, given, decided && on(decided)),
  };
}

let close: () => Promise<void>;
beforeEach(async () => {
  // Reading goes past the outbox, to a server that is there.
  vi.stubGlobal("fetch", async (url: string) => {
    const path = url.replace("/api/v1", "");
    return answered(reader, { method: "GET", path });
  });
});
afterEach(() => vi.unstubAllGlobals());
let reader: Tester;

it("ends on the same desk on every screen, as the event log tells it, with every act done once", {
  // For a day that hangs, not for a slow one: it takes a second or two.
  timeout: DAYS * 600_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 60 }), async (steps) => {
      close = await freshDatabase();
      try {
        const staff = await people();
        reader = staff.editor;
        const { id } = await article(staff.checker, TEXT);
        const day = new Day(id);
        await day.open(staff);
        for (const step of steps) {
          await day.take(step);
          // A few turns of the loop: what the tabs have to do they may have half done at the next step …
          for (let i = 0; i < 12; i += 1) await new Promise((resolve) => setImmediate(resolve));
          // … but what somebody did a moment ago is on disk before anything crashes.
          while (day.pages.some(({ tab }) => tab.outbox.entries().some(({ order }) => order === NOWHERE))) {
            await new Promise((resolve) => setImmediate(resolve));
          }
        }
        await day.end();

        const { claims } = await claimsSince(staff.editor, id, 0);
        for (const page of day.pages) expect(screen(page)).toEqual(await truth(id, claims, page));

        const { told, note } = await replayed(id);
        expect(day.pages.map(({ store }) => store.note())).toEqual(day.pages.map(() => note));
        const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
        expect([...told].map(([id, claim]) => ({ id, ...toldOf(claim) })).sort(byId)).toEqual(
          claims
            .map((claim) => ({
              id: claim.id,
              type: claim.type,
              exact: claim.anchor.exact,
              statement: claim.statement,
              withdrawn: claim.withdrawnAt !== null,
              verdicts: claim.assessments.map(({ user, verdict }) => `${user.id} ${verdict}`).toSorted(),
              tag: claim.tag,
              contested: claim.contested,
              stale: claim.stale,
              unassessed: claim.unassessed,
            }))
            .sort(byId),
        );
        // What a page was told is done is on disk, once; and nothing is there that nobody was told of.
        expect([...told.keys()].toSorted()).toEqual([...day.marked].toSorted());
        expect([...day.made].filter((id) => !told.has(id) && !day.givenUp.has(id))).toEqual([]);
        const receipts = await read().receipt.findMany({ select: { key: true } });
        expect(receipts.map(({ key }) => key).toSorted()).toEqual([...day.done].toSorted());
        for (const { tab } of day.pages) tab.crash();
      } finally {
        await close();
      }
    }),
    // A shorter day that fails as well is hardly ever found, since the writer's thread has its own pace, and
    // looking for one takes hours.
    { numRuns: DAYS, endOnFailure: true },
  );
});

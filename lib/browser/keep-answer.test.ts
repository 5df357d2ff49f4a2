import { expect, test } from "vitest";
import { keepAnswer } from "./keep-answer";
import { Kept } from "./kept";
import type { Write } from "./queue";
import { claimOn, readerOf } from "./testing";
import { Browser, settled } from "./testing-browser";

const TEXT = "Около 8000 войници са в района.";
const ABOUT = { article: { id: "article", title: "Курск" }, words: "8000 войници" };
const MARK: Write = {
  id: "write",
  subject: "8000 войници",
  kind: "mark",
  creates: true,
  method: "POST",
  path: "/articles/article/claims",
};

/** The claims of the article that a person could read without a network now. */
async function keptFor(person: string) {
  const kept = await Kept.open(person);
  const article = await kept.read("article");
  kept.close();
  return article?.told.claims;
}

async function browserWithArticle() {
  const browser = new Browser();
  const kept = await Kept.open(browser.person);
  await kept.keep(readerOf("article", TEXT), 1);
  kept.close();
  return browser;
}

test("what is said to be saved is in the kept copy by then, whichever page sent it", async () => {
  const browser = await browserWithArticle();
  const claim = claimOn(TEXT, "8000 войници", { revision: 4 });
  const { outbox } = browser.tab(async () => ({ claim, revision: 4 }), {
    keep: ({ about, write }, answer) => keepAnswer(browser.person, about.article.id, write, answer),
  });
  const found: unknown[] = [];
  outbox.join("article", {
    shows: () => {},
    done: () => found.push(keptFor(browser.person)),
    refused: () => {},
    joined: () => {},
    replaced: () => {},
    gone: () => {},
  });
  outbox.start();
  outbox.add(MARK, ABOUT);
  await settled(outbox);
  expect(await Promise.all(found)).toEqual([[claim]]);
});

test("a change of a claim, a candidate set aside and a note are kept as they were answered", async () => {
  const { person } = await browserWithArticle();
  const claim = claimOn(TEXT, "8000 войници", { revision: 5 });
  const dismissal = { id: "d", revision: 6, exact: "8000" };
  await keepAnswer(person, "article", { ...MARK, kind: "withdraw" }, claim);
  await keepAnswer(person, "article", { ...MARK, kind: "dismiss" }, dismissal);
  const note = { status: "open", statusReason: null, note: "Чака се щабът.", metaRevision: 7 };
  await keepAnswer(person, "article", { ...MARK, kind: "article" }, note);
  const kept = await Kept.open(person);
  expect((await kept.read("article"))?.told).toMatchObject({
    claims: [claim],
    dismissals: [dismissal],
    state: note,
  });
  kept.close();
});

test("of an article that was never opened here nothing is kept", async () => {
  const { person } = new Browser();
  await keepAnswer(person, "article", { ...MARK, kind: "withdraw" }, claimOn(TEXT, "8000"));
  expect(await keptFor(person)).toBeUndefined();
});

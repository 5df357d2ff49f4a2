import { expect, test } from "vitest";
import type { Delta } from "../model/wire";
import { type ArticleState, drawnState, isUnread, withArticle, withDelta } from "./article-state";
import { LABEL } from "./testing";

const DRAWN = drawnState({
  ...LABEL,
  status: "open",
  statusReason: null,
  note: "Старата.",
  revision: 10,
  metaRevision: 4,
  version: 1,
});

const heard = (known: ArticleState, change: Partial<Delta> & Pick<Delta, "revision" | "article">) =>
  withDelta(known, { from: known.revision, reset: false, claims: [], dismissals: [], ...change });

test("a change of the article that was only heard of is to be read, and then is known", () => {
  expect(isUnread(DRAWN)).toBe(false);
  const told = heard(DRAWN, { revision: 12, article: { version: 1, status: "checked", metaRevision: 12 } });
  expect([told.note, isUnread(told)]).toEqual(["Старата.", true]);
  const read = withArticle(told, {
    ...LABEL,
    status: "checked",
    statusReason: "Преса.",
    note: "Новата.",
    metaRevision: 12,
  });
  expect(read).toMatchObject({ note: "Новата.", statusReason: "Преса.", noteRevision: 12 });
  expect(isUnread(read)).toBe(false);
});

test("the answer to a note does not claim to know what others marked before it", () => {
  const answer = { ...LABEL, status: "open", statusReason: null, note: "Моята.", metaRevision: 12 } as const;
  expect(withArticle(DRAWN, answer)).toMatchObject({ note: "Моята.", revision: 10 });
});

test("what was overtaken on the way changes nothing", () => {
  const newer = withArticle(DRAWN, {
    ...LABEL,
    status: "sealed",
    statusReason: null,
    note: "Новата.",
    metaRevision: 14,
  });
  const older = {
    ...LABEL,
    status: "open",
    statusReason: null,
    note: "По-стара.",
    metaRevision: 12,
  } as const;
  expect(withArticle(newer, older)).toBe(newer);
  const told = heard(newer, { revision: 12, article: { version: 1, status: "open", metaRevision: 12 } });
  expect(told).toMatchObject({ status: "sealed", metaRevision: 14, revision: 12 });
});

test("after a restored backup the article is read anew, whatever was known of it", () => {
  // The same number may stand for another change by now.
  const article = { version: 1, status: "open", metaRevision: 4 } as const;
  const told = heard(DRAWN, { revision: 3, reset: true, article });
  expect([told.metaRevision, isUnread(told)]).toEqual([4, true]);
  const read = { ...LABEL, status: "open", statusReason: null, note: "Отпреди.", metaRevision: 4 } as const;
  expect(withArticle(told, read)).toMatchObject({ note: "Отпреди.", noteRevision: 4 });
});

test("a title and a source that others corrected are known once they are read", () => {
  const told = heard(DRAWN, { revision: 12, article: { version: 1, status: "open", metaRevision: 12 } });
  const said = { status: "open", statusReason: null, note: "", metaRevision: 12 } as const;
  const label = { ...LABEL, title: "Поправеното", publisher: "Друг вестник" };
  expect(withArticle(told, { ...said, ...label })).toMatchObject(label);
});

import { expect, test } from "vitest";
import type { Claim } from "../model/wire";
import { Refusal } from "./client";
import { fateOf } from "./fate";
import { joined } from "./merge";
import type { Write } from "./queue";
import { claimOn, OTHER } from "./testing";

const TEXT = "Около 8000 войници са в Курск.";
const THEIRS = claimOn(TEXT, "8000 войници", { id: "theirs", revision: 9, createdBy: OTHER });
const { start, end, exact } = THEIRS.anchor;

const MARK: Write = {
  id: "mark",
  subject: "mine",
  kind: "mark",
  creates: true,
  method: "POST",
  path: "/articles/article/claims",
  body: { id: "mine", version: 1, type: "quantity", start, end, exact, assessment: { verdict: "verified" } },
};
const assess: Write = { ...MARK, id: "a", kind: "assess", body: { verdict: "unverified" } };
const restate: Write = {
  id: "r",
  subject: "mine",
  kind: "patch",
  method: "PATCH",
  path: "/claims/mine",
  body: { statement: "Те са 8000." },
  ifMatch: "previous",
  seen: 0,
  before: { type: "quantity", words: { start, end, exact } },
};
const of = (kind: string): Write => ({ ...restate, id: kind, kind, method: "DELETE" });

/** What takes the place of a mark of words that are marked already. */
function instead(behind: readonly Write[], current: Claim = THEIRS): readonly Write[] {
  const fate = fateOf(MARK, new Refusal("CLAIM_EXISTS", current, "there"), behind);
  return typeof fate === "object" && "instead" in fate ? fate.instead : [];
}

test.each<[string, Write[], (string | undefined)[]]>([
  ["the verdict that came with the mark is given on theirs", [], ["verified"]],
  ["the last verdict counts", [assess], ["unverified"]],
  ["a verdict taken back is not given", [assess, of("unassess")], []],
  ["a mark taken back says nothing", [assess, restate, of("withdraw")], []],
  ["a mark brought back says it again", [of("withdraw"), of("restore")], ["verified"]],
])("%s", (_, behind, verdicts) => {
  expect(instead(behind).map(({ body }) => (body as { verdict?: string }).verdict)).toEqual(verdicts);
});

test("what was typed into the mark goes into theirs where nothing stands, else its person is asked", () => {
  const [, change] = instead([restate]);
  expect(change).toMatchObject({ subject: "theirs", path: "/claims/theirs", ifMatch: 0 });
  if (!change) throw new Error("the change is carried over");
  expect(change.id).not.toBe(restate.id);
  expect(joined(change, THEIRS)).toMatchObject({ ifMatch: 9, body: restate.body });
  expect(joined(change, { ...THEIRS, statement: "Тяхното." })).toBeNull();
});

test("the place of one's own mark is not made theirs unasked", () => {
  const anchor = { version: 1, start: 0, end: 5, exact: "Около" };
  const [, change] = instead([{ ...restate, body: { anchor } }]);
  expect(change && joined(change, THEIRS)).toBeNull();
});

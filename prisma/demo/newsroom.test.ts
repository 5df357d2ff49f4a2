import { existsSync, readdirSync, readFileSync } from "node:fs";
import { validate, version } from "uuid";
import { describe, expect, it } from "vitest";
import { SEEDED_TYPES } from "../../lib/model/vocabulary";
import { Value } from "../../lib/model/wire";
import { ImportArticle } from "../../lib/model/wire-import";
import type { Span } from "../../lib/text/units";
import {
  DEMO_ARTICLES,
  DEMO_CLAIMS,
  DEMO_OPENED_AT,
  DEMO_PEOPLE,
  type DemoArticleKey,
  type DemoClaim,
  placeOf,
} from "./newsroom";

const TEXTS = new Map(
  DEMO_ARTICLES.map((article) => [
    article.key,
    readFileSync(new URL(article.file, import.meta.url), { encoding: "utf8" }),
  ]),
);

function textOf(key: DemoArticleKey): string {
  const text = TEXTS.get(key);
  if (text === undefined) throw new Error(`no demo article ${key}`);
  return text;
}

function placed(claim: DemoClaim): Span {
  const place = placeOf(textOf(claim.article), claim.quote, claim.occurrence);
  if (place === null) throw new Error(`not in ${claim.article}: ${claim.quote}`);
  return place;
}

const ofMain = DEMO_CLAIMS.filter((claim) => claim.article === "three-capitals");

describe("the demo articles", () => {
  it.each(DEMO_ARTICLES)("$file is in form, and its title is its first line", (article) => {
    const text = textOf(article.key);
    expect(text.isWellFormed()).toBe(true);
    expect(text).not.toMatch(/[\r\0\uFEFF\uFFFD]/);
    expect(text.startsWith(`${article.title}\n`)).toBe(true);
    expect(text.endsWith(".\n")).toBe(true);
  });

  it.each(DEMO_ARTICLES)("$file could be imported as it is described", (article) => {
    const { id, title, sourceUrl, publisher, author, publishedAt, language } = article;
    const body = {
      id,
      title,
      sourceUrl,
      publisher,
      author,
      publishedAt,
      language,
      text: textOf(article.key),
    };
    expect(ImportArticle.parse(body)).toEqual(body);
  });
});

describe("the demo claims", () => {
  it.each(DEMO_CLAIMS)("$id stands where it says, on grapheme borders", (claim) => {
    const text = textOf(claim.article);
    const { start, end } = placed(claim);
    expect(text.slice(start, end)).toBe(claim.quote);
    expect(claim.quote.trim()).toBe(claim.quote);

    const borders = new Set([text.length]);
    for (const { index } of new Intl.Segmenter("bg", { granularity: "grapheme" }).segment(text)) {
      borders.add(index);
    }
    expect(borders).toContain(start);
    expect(borders).toContain(end);
  });

  it("have types every newsroom starts with, and each type is in use", () => {
    const slugs = SEEDED_TYPES.map((type) => type.slug);
    expect(new Set(DEMO_CLAIMS.map((claim) => claim.type))).toEqual(new Set(slugs));
  });

  it("have values the wire accepts", () => {
    for (const { value } of DEMO_CLAIMS) if (value) expect(Value.parse(value)).toEqual(value);
  });

  it("never mark the same words twice with the same type", () => {
    const places = DEMO_CLAIMS.map((claim) => [
      claim.article,
      claim.type,
      placed(claim).start,
      placed(claim).end,
    ]);
    expect(new Set(places.map((place) => place.join(" "))).size).toBe(DEMO_CLAIMS.length);
  });

  it("show every way in which claims can lie: nested, overlapping, over paragraphs, over flags", () => {
    const pairs = ofMain.flatMap((a) => ofMain.map((b) => [placed(a), placed(b)] as const));
    expect(pairs.some(([a, b]) => a.start < b.start && b.end < a.end)).toBe(true);
    expect(pairs.some(([a, b]) => a.start < b.start && b.start < a.end && a.end < b.end)).toBe(true);
    expect(ofMain.some((claim) => claim.quote.includes("\n"))).toBe(true);
    expect(ofMain.some((claim) => /\p{Regional_Indicator}/u.test(claim.quote))).toBe(true);
  });

  it("hold an open disagreement, a settled one, and claims nobody has looked at", () => {
    const verdicts = (claim: DemoClaim) =>
      new Set(claim.assessments.map((assessment) => assessment.verdict)).size;
    expect(ofMain.some((claim) => verdicts(claim) === 2 && !claim.decision)).toBe(true);
    expect(ofMain.some((claim) => verdicts(claim) === 2 && claim.decision)).toBe(true);
    expect(ofMain.filter((claim) => claim.assessments.length === 0).length).toBeGreaterThan(2);
  });
});

describe("the demo newsroom", () => {
  it("has fixed ids of version 7, each once", () => {
    const ids = [...DEMO_PEOPLE, ...DEMO_ARTICLES, ...DEMO_CLAIMS].map((thing) => thing.id);
    expect(ids.filter((id) => !validate(id) || version(id) !== 7)).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("lets nothing happen before what it depends on, and no two claims in one minute", () => {
    for (const claim of DEMO_CLAIMS) {
      const article = DEMO_ARTICLES.find(({ key }) => key === claim.article);
      const course = [
        DEMO_OPENED_AT,
        article?.publishedAt,
        article?.importedAt,
        claim.at,
        ...claim.assessments.map((assessment) => assessment.at),
        claim.decision?.at,
      ].filter((at) => at != null);
      expect(course.toSorted()).toEqual(course);
    }
    const minutes = DEMO_CLAIMS.map((claim) => claim.at.slice(0, 16));
    expect(new Set(minutes).size).toBe(DEMO_CLAIMS.length);
    expect(new Set(minutes.map((minute) => minute.slice(0, 10))).size).toBeGreaterThan(3);
  });

  it("lets only checkers mark and assess, each once a claim", () => {
    const checkers = DEMO_PEOPLE.filter(({ role }) => role === "checker").map(({ key }) => key);
    for (const claim of DEMO_CLAIMS) {
      const assessors = claim.assessments.map((assessment) => assessment.by);
      expect(new Set(assessors).size).toBe(assessors.length);
      for (const key of [claim.marker, ...assessors]) expect(checkers).toContain(key);
    }
  });
});

describe("placeOf", () => {
  it("counts overlapping places, and is null past the last", () => {
    expect(placeOf("аааа", "аа", 2)).toEqual({ start: 1, end: 3 });
    expect(placeOf("аааа", "аа", 3)).toEqual({ start: 2, end: 4 });
    expect(placeOf("аааа", "аа", 4)).toBeNull();
  });
});

const SHARED = new URL("../../../shared/articles/", import.meta.url);

/** Every run of eight words in `text`, without case, marks and emoji. */
function runsOfEight(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.slice(7).map((_, last) => words.slice(last, last + 8).join(" ")));
}

if (existsSync(SHARED)) {
  describe("beside the real articles", () => {
    it("the demo articles share no run of eight words with them, not even in quotations", () => {
      const real = readdirSync(SHARED).filter((name) => name.endsWith(".txt"));
      const theirs = new Set(
        real.flatMap((name) => [...runsOfEight(readFileSync(new URL(name, SHARED), { encoding: "utf8" }))]),
      );
      expect(theirs.size).toBeGreaterThan(100);
      for (const text of TEXTS.values()) {
        expect([...runsOfEight(text)].filter((run) => theirs.has(run))).toEqual([]);
      }
    });
  });
}

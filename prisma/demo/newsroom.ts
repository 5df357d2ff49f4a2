/**
 * The demo newsroom as data: who works there, which articles lie on the desk and what has been marked
 * in them. Everything is fixed, ids and times included, so that seeding twice changes nothing.
 * Articles, publishers and the people of the desk are invented; nothing here touches a database.
 */

import type { Role, SEEDED_TYPES, Verdict } from "../../lib/model/vocabulary";
import type { Value } from "../../lib/model/wire";
import type { ImportArticle } from "../../lib/model/wire-import";
import { type Span, span } from "../../lib/text/units";
import { READ_OUTS_CLAIMS } from "./read-outs.claims";
import { THREE_CAPITALS_CLAIMS } from "./three-capitals.claims";
import { WEEK_IN_NUMBERS_CLAIMS } from "./week-in-numbers.claims";

/** The slug of a claim type that every newsroom starts with. */
export type SeededType = (typeof SEEDED_TYPES)[number]["slug"];
/** How the demo data names a person: by the part of the address before the `@`. */
export type DemoPersonKey = "checker" | "checker2" | "editor" | "admin";
/** How the demo data names an article: its file without language and ending. */
export type DemoArticleKey = "three-capitals" | "week-in-numbers" | "read-outs";

/** Somebody with a demo account. */
export type DemoPerson = {
  readonly key: DemoPersonKey;
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
};

/** An article of the demo newsroom; its text is the whole of the named file, taken as it stands. */
export type DemoArticle = {
  readonly key: DemoArticleKey;
  readonly id: string;
  /** Name of the text file in this folder. */
  readonly file: string;
  readonly importedBy: DemoPersonKey;
  /** When it came onto the desk, UTC. */
  readonly importedAt: string;
  /** The checkers' note to the editor; empty when there is none. */
  readonly note: string;
} & Required<
  Pick<ImportArticle, "title" | "sourceUrl" | "publisher" | "author" | "publishedAt" | "language">
>;

/** One person's verdict on a demo claim, given on the words and type the claim has. */
export type DemoAssessment = {
  readonly by: DemoPersonKey;
  readonly at: string;
  readonly verdict: Verdict;
  readonly justification?: string;
  /** 1 (weak) to 5 (certain). */
  readonly rating?: 1 | 2 | 3 | 4 | 5;
};

/** A claim somebody of the demo newsroom has marked. */
export type DemoClaim = {
  readonly id: string;
  readonly article: DemoArticleKey;
  /** The claimed words, exactly as the article has them. */
  readonly quote: string;
  /** Which of the places where `quote` stands, from 1; see `placeOf`. */
  readonly occurrence: number;
  readonly type: SeededType;
  readonly marker: DemoPersonKey;
  /** When it was marked, UTC; no two demo claims share a minute. */
  readonly at: string;
  /** In the order they were given; none for a claim nobody has looked at. */
  readonly assessments: readonly DemoAssessment[];
  readonly decision?: {
    readonly by: "editor";
    readonly at: string;
    readonly verdict: Verdict;
    readonly reason: string;
  };
  readonly value?: Value;
  readonly speaker?: string;
  readonly attributedTo?: string;
  readonly statement?: string;
};

/** When the accounts of the demo newsroom were opened, UTC: before its first article. */
export const DEMO_OPENED_AT = "2024-10-28T07:00:00.000Z";

/** The four demo accounts, in the order the sign-in page offers them. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  {
    key: "checker",
    id: "0192d1ec-a580-7002-a290-243ddfdda9ed",
    email: "checker@demo.local",
    name: "Мария Илиева",
    role: "checker",
  },
  {
    key: "checker2",
    id: "0192d1ec-a580-7003-80a5-c6057c903b68",
    email: "checker2@demo.local",
    name: "Димитър Петров",
    role: "checker",
  },
  {
    key: "editor",
    id: "0192d1ec-a580-7004-b953-053be91c1dab",
    email: "editor@demo.local",
    name: "Елена Стоева",
    role: "editor",
  },
  {
    key: "admin",
    id: "0192d1ec-a580-7005-88e5-5a621b8f1e2e",
    email: "admin@demo.local",
    name: "Павел Андреев",
    role: "admin",
  },
];

/** The three demo articles, the main one first. */
export const DEMO_ARTICLES: readonly DemoArticle[] = [
  {
    key: "three-capitals",
    id: "0192e7f4-4b80-7006-b4fe-462752d70506",
    file: "three-capitals.bg.txt",
    title: "Три столици броят едни и същи войници",
    sourceUrl: "https://sutreshen-pregled.example/svyat/tri-stolitsi",
    publisher: "Сутрешен преглед",
    author: "Ралица Минчева",
    publishedAt: "2024-11-01T12:10:00.000Z",
    language: "bg",
    importedBy: "checker",
    importedAt: "2024-11-01T13:40:00.000Z",
    note:
      "Числото 8000 стъпва само на един източник. Димитър настоява да сложим „по данни на Вашингтон“ " +
      "още в заглавието, аз бих оставила текста така. Елена, решавай ти.",
  },
  {
    key: "week-in-numbers",
    id: "0192f2d3-7f80-7007-9d88-548c0afdbfd7",
    file: "week-in-numbers.bg.txt",
    title: "Седмица в числа: сметките не излизат",
    sourceUrl: "https://nedelna-smetka.example/sedmitsa-v-chisla",
    publisher: "Неделна сметка",
    author: "Огнян Станков",
    publishedAt: "2024-11-03T15:30:00.000Z",
    language: "bg",
    importedBy: "checker2",
    importedAt: "2024-11-03T16:20:00.000Z",
    note: "",
  },
  {
    key: "read-outs",
    id: "0192f890-eb60-7008-87d1-792e356ea706",
    file: "read-outs.en.txt",
    title: "What the read-outs leave out",
    sourceUrl: "https://harbour-courier.example/desk/read-outs",
    publisher: "The Harbour Courier",
    author: "Helen Marsh",
    publishedAt: "2024-11-04T18:45:00.000Z",
    language: "en",
    importedBy: "checker2",
    importedAt: "2024-11-04T19:05:00.000Z",
    note: "",
  },
];

/** All demo claims, article by article, each article's in the order they were marked. */
export const DEMO_CLAIMS: readonly DemoClaim[] = [
  ...THREE_CAPITALS_CLAIMS,
  ...WEEK_IN_NUMBERS_CLAIMS,
  ...READ_OUTS_CLAIMS,
];

/**
 * Where `words` stand in `text` for the `occurrence`-th time, from 1, overlapping places counted too;
 * null when they stand there less often.
 */
export function placeOf(text: string, words: string, occurrence: number): Span | null {
  let start = -1;
  for (let seen = 0; seen < occurrence; seen++) {
    start = text.indexOf(words, start + 1);
    if (start === -1) return null;
  }
  return span(start, start + words.length);
}

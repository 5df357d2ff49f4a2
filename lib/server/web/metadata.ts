/**
 * What a page says of itself: title, author, publisher, date, language and its own address, from JSON-LD
 * first, then Open Graph, other meta elements and the page's own mark-up. Everything is a suggestion that a
 * person looks at; nothing here is trusted further than that.
 */
import { plainAddress } from "../../model/address";
import { momentAt } from "../../model/day";
import type { SourceMetadata } from "../../model/wire";
import { guessLanguage } from "../../text/language";
import { webAddress } from "./posts";

type Things = Record<string, unknown>;

const ARTICLE_TYPE = /(?:Article|Posting|Report|Review|WebPage|LiveBlog)/;
/** How much of JSON-LD is looked at: a page may say anything, at any length. */
const MOST_THINGS = 500;

/** What JSON-LD says: the article itself first, then what else there is. */
export function linkedData(document: Document): Things[] {
  const found: Things[] = [];
  const waiting: unknown[] = [...document.querySelectorAll('script[type="application/ld+json" i]')].map(
    (script) => parsed(script.textContent ?? ""),
  );
  for (let seen = 0; waiting.length > 0 && seen < MOST_THINGS; seen += 1) {
    const thing = waiting.shift();
    if (Array.isArray(thing)) waiting.push(...thing.slice(0, MOST_THINGS));
    else if (isThing(thing)) {
      found.push(thing);
      for (const name of ["@graph", "mainEntity", "mainEntityOfPage"]) {
        if (typeof thing[name] === "object") waiting.push(thing[name]);
      }
    }
  }
  const rank = (thing: Things) => {
    const type = typesOf(thing);
    return /Article|Posting|Report/.test(type) ? 0 : ARTICLE_TYPE.test(type) ? 1 : 2;
  };
  return found.filter((thing) => rank(thing) < 2).sort((a, b) => rank(a) - rank(b));
}

/** The whole text as JSON-LD gives it; null where it does not. */
export function articleBody(things: readonly Things[]): string | null {
  for (const { articleBody } of things) if (typeof articleBody === "string") return articleBody;
  return null;
}

function parsed(json: string): unknown {
  try {
    // Some systems wrap their data in a comment, as scripts once were.
    return JSON.parse(json.replace(/^\s*(?:<!--|\/\/\s*<!\[CDATA\[)|(?:-->|\/\/\s*\]\]>)\s*$/g, ""));
  } catch {
    return null; // Somebody else's fault of spelling; the page has other ways to say it.
  }
}

function isThing(thing: unknown): thing is Things {
  return typeof thing === "object" && thing !== null;
}

function typesOf(thing: Things): string {
  const type = thing["@type"];
  return Array.isArray(type) ? type.join(" ") : String(type ?? "");
}

/** Reads what a page says of itself. `text` is the article's, for a language that the page belies. */
export function readMetadata(
  document: Document,
  { address, timeZone }: { address: string | null; timeZone: string },
): SourceMetadata {
  const things = linkedData(document);
  const first = <T>(...ways: (() => T | null | undefined)[]): T | null => {
    for (const way of ways) {
      const found = way();
      if (found !== null && found !== undefined && found !== "") return found;
    }
    return null;
  };
  const inThings = (read: (thing: Things) => string | null) => () => {
    for (const thing of things) {
      const found = read(thing);
      if (found) return found;
    }
    return null;
  };
  const meta =
    (...names: string[]) =>
    () =>
      metaOf(document, names);
  const clean = (value: string | null, most: number) => decoded(document, value, most);

  const publisher = first(
    inThings((thing) => namesOf(thing.publisher)),
    meta("og:site_name", "publisher", "application-name"),
    meta("dc.publisher"),
  );
  const author = first(
    inThings((thing) => namesOf(thing.author)),
    meta("author", "article:author", "dc.creator", "parsely-author"),
    () =>
      textOf(
        document.querySelector('[itemprop="author"] [itemprop="name"], [itemprop="author"], a[rel="author"]'),
      ),
  );
  const title = first(
    inThings((thing) => stringOf(thing.headline)),
    meta("og:title", "twitter:title", "dc.title"),
    () => document.title,
  );
  const date = first(
    inThings((thing) => stringOf(thing.datePublished)),
    meta(
      "article:published_time",
      "datepublished",
      "dc.date.issued",
      "dc.date",
      "date",
      "pubdate",
      "parsely-pub-date",
    ),
    () => document.querySelector('[itemprop="datePublished"]')?.getAttribute("datetime"),
    () => document.querySelector('[itemprop="datePublished"]')?.getAttribute("content"),
    () =>
      document
        .querySelector("article time[datetime], main time[datetime], time[pubdate], time[datetime]")
        ?.getAttribute("datetime"),
  );
  const language = first(
    () => tagOf(document.documentElement.getAttribute("lang")),
    inThings((thing) => tagOf(stringOf(thing.inLanguage))),
    () => tagOf(metaOf(document, ["content-language", "og:locale", "dc.language"])),
  );
  const cleanPublisher = clean(publisher, 200);
  return {
    title: clean(withoutSite(title, publisher), 500),
    // An address or the site's own name is no author.
    author:
      author && !/^https?:/i.test(author) && author !== publisher ? clean(withoutBy(author), 200) : null,
    publisher: cleanPublisher,
    publishedAt: momentOf(date, timeZone),
    language,
    address: plain(ownAddress(document, address)),
  };
}

/** The declared language, unless the text is plainly in another script. */
export function languageOf(text: string, declared: string | null): string {
  const guessed = guessLanguage(text);
  if (declared === null) return guessed;
  const script = (tag: string) => {
    try {
      return new Intl.Locale(tag).maximize().script;
    } catch {
      return undefined; // No tag the platform knows.
    }
  };
  return script(declared) === script(guessed) ? declared : guessed;
}

/** A BCP 47 primary tag from what pages write ("bg-BG", "bg_BG"); null when it is none. */
function tagOf(written: string | null | undefined): string | null {
  return /^([a-z]{2,3})(?:[-_].*)?$/i.exec((written ?? "").trim())?.[1]?.toLowerCase() ?? null;
}

function stringOf(value: unknown): string | null {
  if (typeof value === "string") return value;
  return Array.isArray(value) && typeof value[0] === "string" ? value[0] : null;
}

/** The names of one or several people or organisations. */
function namesOf(value: unknown): string | null {
  const all = (Array.isArray(value) ? value : [value]).slice(0, 10);
  const names = all.map((one) => (isThing(one) ? stringOf(one.name) : stringOf(one)));
  return names.filter((name) => name !== null && !/^https?:/i.test(name)).join(", ") || null;
}

function metaOf(document: Document, names: readonly string[]): string | null {
  for (const name of names) {
    for (const attribute of ["property", "name", "itemprop", "http-equiv"]) {
      const content = document
        .querySelector(`meta[${attribute}="${name}" i]`)
        ?.getAttribute("content")
        ?.trim();
      if (content) return content;
    }
  }
  return null;
}

function textOf(element: Element | null): string | null {
  return (
    element?.getAttribute("content")?.trim() || element?.textContent?.replace(/\s+/g, " ").trim() || null
  );
}

/** One line, entities that were encoded twice read, at most `most` UTF-16 units; null for nothing. */
function decoded(document: Document, value: string | null, most: number): string | null {
  if (value === null) return null;
  let words = value;
  if (/&[#\w]+;/.test(words)) {
    const holder = document.createElement("textarea");
    holder.innerHTML = words.slice(0, 10_000).replaceAll("<", "&lt;");
    words = holder.value;
  }
  const line = words.replaceAll("\0", "").replace(/\s+/g, " ").trim();
  return line.slice(0, most).toWellFormed().trim() || null;
}

/** A name without the word that leads to it. */
const withoutBy = (author: string) => author.replace(/^\s*(?:by|автор)\s*:?\s+/iu, "");

/** A title without the site's name behind it. */
function withoutSite(title: string | null, publisher: string | null): string | null {
  const parts = /^(.{10,}?)\s+[|–—»·-]\s+([^|–—»·]{2,60})$/u.exec(title ?? "");
  const [, front, back] = parts ?? [];
  if (!front || !back) return title;
  const same = (a: string, b: string) => a.localeCompare(b, undefined, { sensitivity: "base" }) === 0;
  const isSite =
    (publisher !== null && same(back, publisher)) || /\.(?:bg|com|net|org|info|eu|tv|news)$/i.test(back);
  return isSite ? front : title;
}

/** A moment as ISO 8601 in UTC; one without a zone is meant in `timeZone`. Null for what is no date. */
export function momentOf(written: string | null, timeZone: string): string | null {
  const said = (written ?? "").trim();
  const iso =
    /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i.exec(
      said,
    );
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:\s*г\.?)?(?:[,\s|]+(\d{1,2}):(\d{2}))?$/u.exec(said);
  const two = (digits = "0") => digits.padStart(2, "0");
  const day = iso
    ? `${iso[1]}-${iso[2]}-${iso[3]}`
    : dotted && `${dotted[3]}-${two(dotted[2])}-${two(dotted[1])}`;
  const clock = iso ? `${two(iso[4])}:${iso[5] ?? "00"}` : `${two(dotted?.[4])}:${dotted?.[5] ?? "00"}`;
  let moment: Date;
  if (!day) moment = /[+-]\d{4}$|GMT$|UTC$/.test(said) ? new Date(said) : new Date(Number.NaN);
  // Zero dates, and those of no calendar, are what systems write when they know none.
  else if (day < "1900" || !isOfCalendar(day, clock)) return null;
  else if (iso?.[7]) {
    const zone = /^z$/i.test(iso[7]) ? "Z" : iso[7].replace(/^(...):?(..)$/, "$1:$2");
    moment = new Date(`${day}T${clock}:${iso[6] ?? "00"}${zone}`);
  } else moment = momentAt(`${day}T${clock}`, timeZone);
  const year = moment.getUTCFullYear();
  return year >= 1900 && year < 2200 ? moment.toISOString() : null;
}

function isOfCalendar(day: string, clock: string): boolean {
  const moment = new Date(`${day}T${clock}Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day);
}

/**
 * The address a page calls its own, where that is believable: on the same site, and not the front page.
 * Else the one it was fetched from.
 */
function ownAddress(document: Document, address: string | null): string | null {
  const base = address ?? document.baseURI;
  const said = [
    document.querySelector('link[rel~="canonical" i]')?.getAttribute("href"),
    metaOf(document, ["og:url"]),
  ];
  for (const written of said) {
    const own = webAddress(written, base);
    if (own === undefined) continue;
    if (address === null) return own;
    const [there, here] = [new URL(own), new URL(address)];
    const front = there.pathname === "/" && there.search === "" && here.pathname + here.search !== "/";
    if (siteOf(there.hostname) === siteOf(here.hostname) && !front) return own;
  }
  return webAddress(address, base) ?? null;
}

const plain = (address: string | null) => address && plainAddress(address);

const siteOf = (host: string) => host.replace(/^(?:www|m|mobile|amp)\./, "");

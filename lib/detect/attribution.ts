/**
 * Says for each quoted stretch whether it is speech, and whose: by the verb of saying after, before or
 * between, by „според", by a colon, or by the neighbouring sentence. Titles, names and ironic marks are
 * told apart here. Looks at the sentence around the marks and a few sentences before, never further.
 */
import { utf16 } from "../text/units";
import type { Candidate, Why } from "./candidate";
import { isTitle, type Name, namesIn } from "./names";
import { isDash } from "./numbers";
import type { Quoted } from "./quotations";
import { endsSentence } from "./sentences";
import {
  announcesName,
  announcesTerm,
  announcesWord,
  isJudgingVerb,
  isSpeechVerb,
  readSource,
} from "./speech";
import type { Token } from "./tokens";

/** What is known of the text before a quotation. */
export type Memory = {
  /** Whom the last quotation with a named speaker was ascribed to; forgotten after a paragraph without one. */
  lastSpeaker: string | null;
  /** The paragraph before, for a speaker named there. */
  previous: Seen | null;
};

/** A paragraph with its quotations so far (token indexes, inclusive): names inside them name no speaker. */
export type Seen = { readonly tokens: readonly Token[]; readonly quoted: [from: number, to: number][] };

/** Who is said to have said something; `verb` as the text has it, null for „според" and the like. */
export type Attribution = {
  speaker: string | null;
  verb: string | null;
  cue: Why | null;
};

const AFTER_REACH = 28;
const BEFORE_REACH = 40;

type Surroundings = {
  quoted: Quoted;
  seen: Seen;
  /** Tokens of the sentence before the opening mark: `[beforeFrom, open)`. */
  beforeFrom: number;
  /** Tokens of the sentence after the closing mark: `(close, afterTo)` of the last paragraph. */
  afterTo: number;
};

/**
 * Where a quotation stands among its neighbours. `floor`: index of the token after the quotation before
 * it in the same paragraph; `ceiling`: index of the next opening mark after it; neither is looked
 * beyond. `speaker`: of the quotation before it in the paragraph.
 */
export type Place = {
  floor: number;
  ceiling: number;
  speaker: string | null;
  /** The verb or source that ascribes the quotation before it, when that was ascribed to anybody. */
  cue: Why | null;
  seen: Seen;
};

/** The candidate for one quoted stretch. */
export function judgeQuotation(text: string, quoted: Quoted, place: Place, memory: Memory): Candidate {
  const around = surroundings(quoted, place);
  const content = contentOf(quoted);
  const why: Why[] = [];
  const mark = quoted.paragraph[quoted.open];
  why.push({ code: quoted.style === "dash" ? "dash" : "marks", words: mark?.text ?? "" });
  if (quoted.last !== quoted.paragraph) why.push({ code: "continued", words: "" });
  if (quoted.closing === 0 && quoted.style !== "dash") why.push({ code: "unclosed", words: "" });
  const found = attribute(around, content, memory, place);
  if (found.cue) why.push(found.cue);
  const confidence = confidenceOf(around, content, found, place.speaker, why);
  const start = mark?.start ?? 0;
  const end = quoted.last[quoted.close]?.end ?? start;
  const alone = found.cue === null || found.cue.code === "colon";
  const whole = alone && confidence >= 0.6;
  const speaker = found.speaker ?? (whole ? neighbour(around, place.speaker, memory) : null);
  return {
    start: utf16(start),
    end: utf16(end),
    text: text.slice(start, end),
    type: "quote",
    confidence,
    value: null,
    speaker,
    verb: found.verb,
    attributedTo: null,
    why,
  };
}

function surroundings(quoted: Quoted, { floor, ceiling, seen }: Place): Surroundings {
  let beforeFrom = quoted.open;
  const lowest = Math.max(floor, quoted.open - BEFORE_REACH);
  while (beforeFrom > lowest && !endsSentence(quoted.paragraph, beforeFrom - 1)) beforeFrom--;
  let afterTo = quoted.close + 1;
  const highest = Math.min(ceiling, quoted.close + 1 + AFTER_REACH, quoted.last.length);
  while (afterTo < highest) {
    afterTo++;
    if (endsSentence(quoted.last, afterTo - 1)) break;
  }
  return { quoted, seen, beforeFrom, afterTo };
}

type Content = {
  words: number;
  capital: boolean;
  ends: string;
  titleCase: boolean;
  first: Token | undefined;
  inner: boolean;
};

function contentOf(quoted: Quoted): Content {
  const from = quoted.open + quoted.opening;
  const sameParagraph = quoted.last === quoted.paragraph;
  const to = sameParagraph ? quoted.close + 1 - quoted.closing : quoted.paragraph.length;
  let words = 0;
  let capitals = 0;
  let inner = false;
  for (let at = from; at < to && words < 60; at++) {
    const token = quoted.paragraph[at];
    if (token?.kind === "word") {
      words++;
      if (token.capital || token.lower.length <= 3) capitals++;
    } else if (token?.kind === "mark" && endsSentence(quoted.paragraph, at)) inner ||= at < to - 1;
  }
  const last = sameParagraph ? quoted.paragraph[to - 1] : quoted.last[quoted.close - quoted.closing];
  const first = quoted.paragraph[from];
  return {
    words: sameParagraph ? words : words + 20,
    capital: first?.kind === "word" && first.capital,
    ends: last?.kind === "mark" ? last.text : "",
    titleCase: words > 0 && capitals === words,
    first,
    inner,
  };
}

/** The attribution around the marks: after them, before them, then „според" on either side. */
function attribute(around: Surroundings, content: Content, memory: Memory, place: Place): Attribution {
  const before = place.speaker;
  if (isJudged(around)) {
    const judged = attributeBefore(around, memory, before);
    if (judged) return judged;
  }
  const after = attributeAfter(around, content, memory);
  if (after?.close) return after;
  const ahead = attributeBefore(around, memory, before);
  if (ahead) return ahead;
  if (after) return after;
  return (
    goesOn(around, place) ??
    attributeSource(around, memory) ??
    colonOf(around) ?? { speaker: null, verb: null, cue: null }
  );
}

/** „нарече атаката „…“": the verb before gives the word, whatever agency the sentence ends with. */
function isJudged({ quoted }: Surroundings): boolean {
  for (let at = quoted.open - 1; at >= Math.max(0, quoted.open - 4); at--) {
    const token = quoted.paragraph[at];
    if (token?.kind === "mark") return false;
    if (isJudgingVerb(token)) return true;
  }
  return false;
}

/** A second quotation in the sentence of the first belongs to the same verb. */
function goesOn({ quoted, beforeFrom }: Surroundings, place: Place): Attribution | null {
  const next = quoted.paragraph[place.floor];
  const same =
    place.floor > 0 && beforeFrom === place.floor && (next?.kind === "mark" || next?.capital === false);
  return same && place.cue && place.floor < quoted.open
    ? { speaker: place.speaker, verb: null, cue: place.cue }
    : null;
}

function colonOf(around: Surroundings): Attribution | null {
  const colon = around.quoted.paragraph[around.quoted.open - 1];
  return colon?.text === ":" ? { speaker: null, verb: null, cue: { code: "colon", words: ":" } } : null;
}

/** A verb of saying that tells what was said; „ще отговори" and „да каже" do not. */
function saysAt(tokens: readonly Token[], index: number): boolean {
  return isSpeechVerb(tokens[index]) && !/^(?:ще|да|will|would|to)$/.test(tokens[index - 1]?.lower ?? "");
}

type Near = Attribution & { close: boolean };

/** How many tokens after the closing mark a verb still clearly belongs to it. */
const CLOSE = 9;

function attributeAfter(around: Surroundings, content: Content, memory: Memory): Near | null {
  const { quoted, afterTo } = around;
  const tokens = quoted.last;
  const from = quoted.close + 1;
  if (quoted.closing === 0 && quoted.style !== "dash") return null;
  const first = tokens[from];
  if (!first) return null;
  const ended = /[.!?…]/.test(content.ends);
  const question = /[!?,]/.test(content.ends);
  if (ended && !question && first.kind === "word" && first.capital) return null;
  if (first.kind === "mark" && /^[.;]$/.test(first.text)) return null;
  let verb = -1;
  for (let at = from; at < afterTo; at++) {
    const token = tokens[at];
    if (!saysAt(tokens, at)) continue;
    // "… ‘a disaster’ saying it was …": the participle opens the next quotation.
    if (first.text !== "," && token?.lower.endsWith("ing")) break;
    verb = at;
    break;
  }
  if (verb < 0) return null;
  // "… “lost control,” and demanded answers": a second verb of a subject before the marks.
  const second = /^(?:and|but|и|но|а)$/.test(tokens[verb - 1]?.lower ?? "");
  const joined = first.text === "," || isDash(first) || content.ends === "," || ended || verb === from;
  const close = joined && !second && verb - from <= CLOSE;
  const speaker = subjectAfter(around, from, verb, afterTo, memory);
  const token = tokens[verb];
  return { speaker, verb: token?.lower ?? null, cue: { code: "verb", words: token?.text ?? "" }, close };
}

const PRONOUNS: Record<string, "he" | "she" | "they"> = {
  той: "he",
  тя: "she",
  те: "they",
  he: "he",
  she: "she",
  they: "they",
};

/** A name that can be a subject: no preposition governs it and no quotation mark opens with it. */
function isFree(name: Name): boolean {
  return !name.governed && !name.quoted;
}

/** The subject of a verb after the marks: between marks and verb ("police spokesman X said"), else behind it. */
function subjectAfter(
  around: Surroundings,
  from: number,
  verb: number,
  to: number,
  memory: Memory,
): string | null {
  const tokens = around.quoted.last;
  const nearest = pronoun(tokens[verb - 1]) ?? (verb - 2 >= from ? pronoun(tokens[verb - 2]) : null);
  if (nearest) return resolve(around, nearest, memory);
  if (isTitle(tokens[verb - 1])) return byRole(around, tokens[verb - 1]?.lower ?? "", memory);
  const ahead = subjectOf(tokens, namesIn(tokens, from, verb).filter(isFree));
  if (ahead) return ahead.text;
  for (let at = from; at < verb; at++) {
    const who = pronoun(tokens[at]);
    if (who) return resolve(around, who, memory);
  }
  const limit = clauseEnd(tokens, verb + 1, to);
  for (let at = verb + 1; at < Math.min(limit, verb + 5); at++) {
    const who = pronoun(tokens[at]);
    if (who) return resolve(around, who, memory);
  }
  const behind = namesIn(tokens, verb + 1, limit).filter(isFree);
  const [nearestName] = behind;
  // „каза директорът на РЗИ – Русе, д-р Анна Дечева": a place may stand before the full name.
  const full =
    nearestName && nearestName.from > verb + 1 ? behind.find((name) => name.text.includes(" ")) : undefined;
  if (nearestName) return (full ?? nearestName).text;
  const role = commonSubject(tokens, verb, limit);
  if (role) return byRole(around, role, memory);
  return dropsPronoun(tokens, verb) ? resolve(around, "any", memory) : null;
}

function pronoun(token: Token | undefined): "he" | "she" | "they" | null {
  return token?.kind === "word" ? (PRONOUNS[token.lower] ?? null) : null;
}

/** Where the words about the speaker end: „…, че", "that", a new verb after „и". */
function clauseEnd(tokens: readonly Token[], from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const token = tokens[at];
    if (!token) return at;
    if (/^(?:че|that|като|whose|когато|докато|след|after|when|while|because)$/.test(token.lower) && at > from)
      return at;
    if (token.text === ":" || token.text === ";") return at;
  }
  return to;
}

/** „каза министърът", "the minister said": the common noun that is the subject, in lower case. */
function commonSubject(tokens: readonly Token[], verb: number, limit: number): string | null {
  for (let at = verb + 1; at < Math.min(limit, verb + 4); at++) {
    const token = tokens[at];
    if (token?.kind !== "word") return null;
    if (/(?:ът|ят|ката|ицата|ителят|ият)$/.test(token.lower)) return token.lower;
    if (/^(?:от|на|в|в)$/.test(token.lower)) return token.lower;
  }
  return null;
}

const BEFORE_STOP = 60;

/** `before`: the speaker of the quotation before it in the paragraph, whom "adding" goes on with. */
function attributeBefore(around: Surroundings, memory: Memory, before: string | null): Attribution | null {
  const { quoted, beforeFrom } = around;
  const tokens = quoted.paragraph;
  for (let at = quoted.open - 1; at >= Math.max(beforeFrom, quoted.open - BEFORE_STOP); at--) {
    const token = tokens[at];
    const source = readSource(tokens, at);
    if (source !== null) {
      const named = sourceName(around, tokens, at, source, quoted.open);
      const name = named ?? pronounSource(around, tokens, source, memory);
      if (name) return { speaker: name, verb: null, cue: { code: "source", words: token?.text ?? "" } };
    }
    if (!saysAt(tokens, at)) continue;
    const speaker = subjectBefore(around, at, memory) ?? (token?.lower.endsWith("ing") ? before : null);
    return { speaker, verb: token?.lower ?? null, cue: { code: "verb", words: token?.text ?? "" } };
  }
  return null;
}

/** The subject of a verb before the marks: the last free name before it, else one between it and the marks. */
function subjectBefore(around: Surroundings, verb: number, memory: Memory): string | null {
  const { quoted, beforeFrom } = around;
  const tokens = quoted.paragraph;
  const ahead = namesIn(tokens, beforeFrom, verb);
  const free = ahead.filter(isFree);
  const behindVerb = pronoun(tokens[verb + 1]) ?? pronoun(tokens[verb + 2]);
  if (behindVerb) return resolve(around, behindVerb, memory, beforeFrom);
  for (let at = verb - 1; at >= Math.max(beforeFrom, verb - 6); at--) {
    const who = pronoun(tokens[at]);
    if (who && !free.some((name) => name.from > at)) return resolve(around, who, memory, at);
  }
  if (isTitle(tokens[verb - 1])) return byRole(around, tokens[verb - 1]?.lower ?? "", memory);
  const subject = subjectOf(tokens, free);
  if (subject) return subject.text;
  const behind = namesIn(tokens, verb + 1, clauseEnd(tokens, verb, quoted.open)).find(
    (name) => !name.governed,
  );
  if (behind) return behind.text;
  const governed = ahead.find((name) => /^(?:от|според|by)$/.test(tokens[name.from - 1]?.lower ?? ""));
  if (governed && free.length === 0 && governed.text !== "") return governed.text;
  for (let at = verb - 1; free.length === 0 && at >= Math.max(beforeFrom, verb - 5); at--) {
    const role = tokens[at]?.lower ?? "";
    if (/(?:ният|ският|ия)$/.test(role) && tokens[at + 1]?.kind === "word") {
      return byRole(around, tokens[at + 1]?.lower ?? role, memory);
    }
    if (/(?:ът|ят|ката)$/.test(role)) return byRole(around, role, memory);
  }
  const opens = verb === beforeFrom || /^(?:,|и|също|още|обаче|пък|се)$/.test(tokens[verb - 1]?.lower ?? "");
  const dropped = opens && free.length === 0 && dropsPronoun(tokens, verb);
  return dropped ? resolve(around, "any", memory, beforeFrom) : null;
}

/** A Bulgarian verb of one person may stand without its pronoun; „съобщиха" has nobody to go back to. */
function dropsPronoun(tokens: readonly Token[], verb: number): boolean {
  const token = tokens[verb];
  return token?.cyrillic === true && !/(?:ха|ват|ят|ат|ли)$/.test(token.lower);
}

/** Of several names before a verb the subject is the one that opens the clause, or stands in apposition to it. */
function subjectOf(tokens: readonly Token[], names: readonly Name[]): Name | undefined {
  let chosen: Name | undefined;
  for (const name of names) {
    const before = tokens[name.from - 1];
    if (chosen && before?.kind === "word" && /^(?:и|and|или|or)$/.test(before.lower)) continue;
    if (chosen && tokens[chosen.to]?.text === "," && name.from > chosen.to + 1) continue;
    if (chosen && objectOf(tokens, chosen, name) && !isOffice(before)) continue;
    chosen = name;
  }
  return chosen;
}

const OFFICE = /(?:ът|ят|ката|ицата|лят|рят)$/;
const ENGLISH_VERB =
  /(?:ed|[^s]s)$|^(?:met|saw|beat|won|hit|sent|gave|took|made|and|but|which|who|that|is|was|has|had)$/;

/** „National Security Council spokesman John Kirby": the word between two names is the second one's office. */
function isOffice(token: Token | undefined): boolean {
  if (token?.kind !== "word" || token.capital || isSpeechVerb(token)) return false;
  return token.cyrillic ? OFFICE.test(token.lower) : !ENGLISH_VERB.test(token.lower);
}

/** „Лавров приветства Чое и каза": a second name in the same clause is the object. */
function objectOf(tokens: readonly Token[], first: Name, second: Name): boolean {
  for (let at = first.to; at < second.from; at++) {
    const token = tokens[at];
    if (token?.kind === "mark") return false;
    if (/^(?:и|and|че|that|като|which|who|който|която|but|но|а)$/.test(token?.lower ?? "")) return false;
  }
  return second.role === null || second.from - first.to <= 3;
}

function attributeSource(around: Surroundings, memory: Memory): Attribution | null {
  const { quoted, beforeFrom, afterTo } = around;
  const sides: [readonly Token[], number, number][] = [
    [quoted.paragraph, beforeFrom, quoted.open],
    [quoted.last, quoted.close + 1, afterTo],
  ];
  for (const [tokens, from, to] of sides) {
    for (let at = from; at < to; at++) {
      const end = readSource(tokens, at);
      if (end === null) continue;
      const name = sourceName(around, tokens, at, end, to) ?? pronounSource(around, tokens, end, memory);
      return { speaker: name, verb: null, cue: { code: "source", words: tokens[at]?.text ?? "" } };
    }
  }
  return null;
}

/** „според него", "according to her". */
function pronounSource(
  around: Surroundings,
  tokens: readonly Token[],
  at: number,
  memory: Memory,
): string | null {
  const word = tokens[at]?.lower ?? "";
  if (/^(?:него|му|неговите|him|his)$/.test(word)) return resolve(around, "he", memory);
  if (/^(?:нея|нейните|ѝ|й|ѝ|her)$/.test(word)) return resolve(around, "she", memory);
  return null;
}

/** The name a source phrase leads to; „според когото" points back to the name before it. */
function sourceName(
  around: Surroundings,
  tokens: readonly Token[],
  start: number,
  end: number,
  to: number,
): string | null {
  if (/^(?:когото|която|които|което|whom|which)$/.test(tokens[end]?.lower ?? "")) {
    return (
      namesIn(tokens, tokens === around.quoted.paragraph ? around.beforeFrom : 0, start).at(-1)?.text ?? null
    );
  }
  return namesIn(tokens, end, Math.min(to, end + 8))[0]?.text ?? null;
}

type Who = "he" | "she" | "they" | "any";

const FEMALE = /(?:ова|ева|ска|цка|ина|ка)$/;
const MALE = /(?:ов|ев|ски|цки|ин|ий)$/;

const BODY =
  /\b(?:House|Council|Ministry|Agency|Party|Street|Union|Nations|Police|Court|Army|Department|Office|Bank|University|Committee|Board|States|Times|Post|Association|Commission|Parliament|Congress|Senate|Government)\b|^(?:[A-ZА-Я]\.?){2,}$/;

function fits(name: string, who: Who): boolean {
  if ((who === "he" || who === "she") && BODY.test(name)) return false;
  const last = (name.split(" ").at(-1) ?? "").toLowerCase();
  if (who === "she") return !MALE.test(last);
  if (who === "he") return !FEMALE.test(last);
  return true;
}

/**
 * The person a pronoun stands for: the subject of the nearest sentence before in the paragraph, the
 * last speaker when no other name came since, else the subject of the paragraph before.
 */
function resolve(around: Surroundings, who: Who, memory: Memory, before = around.quoted.open): string | null {
  const inParagraph = nearestSubject(around.seen, before, who);
  if (inParagraph) return inParagraph;
  const previous = memory.previous;
  const named = previous ? nearestSubject(previous, previous.tokens.length, who) : null;
  const last = memory.lastSpeaker && fits(memory.lastSpeaker, who) ? memory.lastSpeaker : null;
  // A paragraph of its own between the quotations has brought somebody new.
  if (last && (previous?.quoted.length || !named?.includes(" "))) return last;
  return named;
}

/** Sentences before `end`, nearest first, at most this many tokens back; in each the first free name. */
const MEMORY_REACH = 120;

function nearestSubject({ tokens, quoted }: Seen, end: number, who: Who): string | null {
  const free = (name: Name) =>
    !name.governed &&
    fits(name.text, who) &&
    !quoted.some(([from, to]) => name.from >= from && name.from <= to);
  let to = end;
  while (to > 0 && end - to < MEMORY_REACH) {
    let from = to;
    while (from > 0 && end - from < MEMORY_REACH && (from === to || !endsSentence(tokens, from - 1))) from--;
    const names = namesIn(tokens, from, to).filter(free);
    const person = names.find((name) => name.to - name.from > 1 || name.role !== null) ?? names[0];
    if (person) return person.text;
    to = from;
  }
  return null;
}

/** Offices that name nobody even after somebody was named. */
const ANONYMOUS = /^(?:източник|свидетел|очевид|представител|служител|мъж|жена|от$|на$|в$)/;

/** A speaker given only by office: the name that stood beside that office before, else none. */
function byRole(around: Surroundings, role: string, memory: Memory): string | null {
  const stem = role.slice(0, Math.max(4, role.length - 3));
  for (const tokens of [around.seen.tokens, memory.previous?.tokens]) {
    if (!tokens) continue;
    const to = tokens === around.seen.tokens ? around.quoted.open : tokens.length;
    const names = namesIn(tokens, Math.max(0, to - MEMORY_REACH), to);
    const match = names.reverse().find((name) => name.role?.startsWith(stem));
    if (match) return match.text;
  }
  if (ANONYMOUS.test(role) || !/[а-я]/.test(role)) return null;
  const subject =
    nearestSubject(around.seen, around.quoted.open, "he") ??
    nearestSubject(around.seen, around.quoted.open, "she");
  return subject?.includes(" ") ? subject : memory.lastSpeaker;
}

/** A quotation without attribution of its own goes on from the speaker before it. */
function neighbour(around: Surroundings, sameParagraphSpeaker: string | null, memory: Memory): string | null {
  const { quoted, beforeFrom } = around;
  if (quoted.paragraph[quoted.open - 1]?.text === ":") {
    const subject = namesIn(quoted.paragraph, beforeFrom, quoted.open).find(isFree);
    if (subject) return subject.text;
  }
  if (sameParagraphSpeaker) return sameParagraphSpeaker;
  if (around.quoted.open > 0) return nearestSubject(around.seen, around.quoted.open, "any");
  const previous = memory.previous;
  if (previous?.tokens.at(-1)?.text === ":") return nearestSubject(previous, previous.tokens.length, "any");
  return memory.lastSpeaker;
}

function confidenceOf(
  around: Surroundings,
  content: Content,
  found: Attribution,
  sameParagraphSpeaker: string | null,
  why: Why[],
): number {
  const { quoted } = around;
  const tokens = quoted.paragraph;
  const before = tokens[quoted.open - 1];
  const speech = found.cue !== null && found.cue.code !== "colon";
  const colon = before?.text === ":";
  const punctuated = /^[.!?…,]$/.test(content.ends);
  const next = quoted.last[quoted.close + 1];
  const led = (next?.text === "," || isDash(next)) && isSpeechVerb(quoted.last[quoted.close + 2]);
  if (quoted.style === "dash") return speech ? 0.8 : 0.4;
  if (content.words === 0) return 0.1;
  if (isVote(quoted)) return doubt(why, "name", content.first?.text ?? "", 0.2);
  if (content.words <= 2 && isCompared(tokens, quoted.open)) return doubt(why, "irony", "", 0.3);
  if (announcesTerm(tokens, quoted.open)) return doubt(why, "name", before?.text ?? "", 0.2);
  const judged = isJudgingVerb(before) || isJudgingVerb(tokens[quoted.open - 2]);
  const proper = content.capital || content.first?.kind !== "word" || announcesWord(before) || !speech;
  const named = proper && announcesName(before) && !(punctuated && content.words > 6) && !judged;
  if (named && !led && !colon) return doubt(why, "name", before?.text ?? "", 0.2);
  const title = content.titleCase && content.words <= 6 && content.first?.capital === true;
  // Bulgarian titles take one capital, English ones a capital in every word.
  const short = content.words <= 4 && content.capital && content.first?.cyrillic === true;
  // A British comma inside the marks of a title: "Rose and Crown," is no speech without a verb.
  const comma = title && content.ends === "," && content.words >= 2 && !speech;
  if (comma) return doubt(why, "name", content.first?.text ?? "", 0.3);
  if (judged && content.capital && content.words <= 2 && !punctuated && !led && content.first?.cyrillic) {
    return doubt(why, "name", content.first?.text ?? "", 0.45);
  }
  if ((title || short) && !punctuated && !led && !colon && !judged)
    return doubt(why, "name", content.first?.text ?? "", 0.3);
  if (colon && !speech && content.words <= 3 && !punctuated) return doubt(why, "name", "", 0.35);
  if (quoted.closing === 0 && !speech && !colon) return content.words >= 4 ? 0.55 : 0.2;
  if (led || (speech && content.words >= 4) || (colon && (speech || punctuated))) return 0.95;
  if (speech) return content.words >= 2 || judged ? 0.8 : 0.65;
  if (colon) return 0.75;
  return confidenceAlone(around, content, sameParagraphSpeaker, why);
}

/** „разликата между „пристигнали“ и „изпратени“": words set against each other are mentioned, not spoken. */
function isCompared(tokens: readonly Token[], open: number): boolean {
  for (let at = open - 1; at >= Math.max(0, open - 6); at--) {
    const token = tokens[at];
    if (token?.lower === "между" || token?.lower === "between") return true;
    const joins =
      token?.kind === "mark" ||
      /^(?:и|and)$/.test(token?.lower ?? "") ||
      /[“”"»]/.test(tokens[at + 1]?.text ?? "");
    if (!joins) return false;
  }
  return false;
}

/** „за", "против", „въздържал се": how somebody voted, not what they said. */
function isVote({ paragraph, open, opening }: Quoted): boolean {
  const [first, second] = [paragraph[open + opening], paragraph[open + opening + 1]];
  if (!first || !/^(?:за|против|въздържал|въздържали|въздържала|да|не|yes|no|for|against)$/.test(first.lower))
    return false;
  return second?.kind === "mark" ? /^[“”"»]$/.test(second.text) : second?.lower === "се";
}

/** Quoted words that no verb, source or colon ascribes to anybody. */
function confidenceAlone(
  around: Surroundings,
  content: Content,
  sameParagraphSpeaker: string | null,
  why: Why[],
): number {
  const { quoted, beforeFrom, afterTo } = around;
  const punctuated = /^[.!?…,]$/.test(content.ends);
  const next = quoted.last[quoted.close + 1];
  const whole = beforeFrom === quoted.open && (next === undefined || /^[.!?]$/.test(next.text) || punctuated);
  if (content.inner || (content.capital && (punctuated || whole) && content.words >= 3)) {
    why.push({ code: "sentence", words: "" });
    return sameParagraphSpeaker || whole ? 0.75 : 0.65;
  }
  if (content.words >= 7) return 0.6;
  const headline = isHeadline(quoted, afterTo);
  if (headline && !content.capital) return 0.55;
  if (content.words >= 4 && !content.capital) return 0.5;
  return doubt(why, content.capital ? "name" : "irony", content.first?.text ?? "", 0.3);
}

/** A short paragraph without a full stop: its quoted words are somebody's in the text below. */
function isHeadline(quoted: Quoted, afterTo: number): boolean {
  const tokens = quoted.last;
  const last = tokens.at(-1);
  return (
    tokens === quoted.paragraph &&
    tokens.length <= 22 &&
    afterTo <= tokens.length &&
    !/^[.!?…;:]$/.test(last?.text ?? "")
  );
}

function doubt(why: Why[], code: "name" | "irony", words: string, confidence: number): number {
  why.push({ code, words });
  return confidence;
}

/** The source a sentence ascribes its claims to, in its shortest form; null when it names none. */
export function sourceOfSentence(tokens: readonly Token[], from: number, to: number): string | null {
  for (let at = from; at < to; at++) {
    const end = readSource(tokens, at);
    if (end === null) continue;
    const name = /^(?:когото|която|които|whom|which)$/.test(tokens[end]?.lower ?? "")
      ? undefined
      : namesIn(tokens, end, Math.min(to, end + 8))[0];
    if (name) return name.text;
  }
  for (let at = from; at < to; at++) {
    // „се казва в изявлението" has no subject to name.
    if (!isSpeechVerb(tokens[at]) || tokens[at - 1]?.lower === "се") continue;
    const ahead = namesIn(tokens, from, at).filter(isFree);
    const inverted = tokens[at]?.cyrillic === true && tokens[at - 1]?.text === ",";
    const subject = inverted ? undefined : subjectOf(tokens, ahead);
    if (subject && at - subject.to <= 6) return subject.text;
    const office = namesIn(tokens, Math.max(from, at - 8), at).at(-1);
    if (office && at - office.to <= 1 && /^(?:for|of|на|от)$/.test(prepositionOf(tokens, office)))
      return office.text;
    const reach = tokens[at]?.cyrillic ? 10 : 4;
    const behind = namesIn(tokens, at + 1, Math.min(clauseEnd(tokens, at, to), at + reach)).find(
      (name) => !name.governed,
    );
    if (behind) return behind.text;
  }
  return null;
}

function prepositionOf(tokens: readonly Token[], name: Name): string {
  const before = tokens[name.from - 1]?.lower ?? "";
  return before === "the" ? (tokens[name.from - 2]?.lower ?? "") : before;
}

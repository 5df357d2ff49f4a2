/**
 * Finds the subject of a verb of saying: the name behind it, before it, or the one a source phrase leads
 * to. Titles, appositions and objects are told apart by their place.
 */
import { byRole, nearestSubject, resolve } from "./antecedents";
import { isFree, isTitle, type Name, namesIn } from "./names";
import { isSpeechVerb } from "./speech";
import type { Memory, Surroundings } from "./surroundings";
import type { Token } from "./tokens";

const PRONOUNS: Record<string, "he" | "she" | "they"> = {
  той: "he",
  тя: "she",
  те: "they",
  he: "he",
  she: "she",
  they: "they",
};

/** The subject of a verb after the marks: between marks and verb ("police spokesman X said"), else behind it. */
export function subjectAfter(
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
  if (nearestName && !tokens[verb]?.cyrillic) return pastTeam(tokens, behind, nearestName).text;
  if (nearestName) return (full ?? nearestName).text;
  const role = commonSubject(tokens, verb, limit);
  if (role) return byRole(around, role, memory);
  return dropsPronoun(tokens, verb) ? resolve(around, "any", memory) : null;
}

function pronoun(token: Token | undefined): "he" | "she" | "they" | null {
  return token?.kind === "word" ? (PRONOUNS[token.lower] ?? null) : null;
}

/** Where the words about the speaker end: „…, че", "that", a new verb after „и". */
export function clauseEnd(tokens: readonly Token[], from: number, to: number): number {
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

/** The subject of a verb before the marks: the last free name before it, else one between it and the marks. */
export function subjectBefore(around: Surroundings, verb: number, memory: Memory): string | null {
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

/** "said Iowa State linebacker Kooper Ebel": a body, an office, and the person. */
function pastTeam(tokens: readonly Token[], names: readonly Name[], first: Name): Name {
  const second = names[1];
  const office = tokens.slice(first.to, second?.from ?? first.to);
  const leads = office.length > 0 && office.length <= 2 && office.every(isOffice);
  return second && leads ? second : first;
}

/** A Bulgarian verb of one person may stand without its pronoun; „съобщиха" has nobody to go back to. */
function dropsPronoun(tokens: readonly Token[], verb: number): boolean {
  const token = tokens[verb];
  return token?.cyrillic === true && !/(?:ха|ват|ят|ат|ли)$/.test(token.lower);
}

/** Of several names before a verb the subject is the one that opens the clause, or stands in apposition to it. */
export function subjectOf(tokens: readonly Token[], names: readonly Name[]): Name | undefined {
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

/** „според него", "according to her". */
export function pronounSource(
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
export function sourceName(
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

/** A quotation without attribution of its own goes on from the speaker before it. */
export function neighbour(
  around: Surroundings,
  sameParagraphSpeaker: string | null,
  memory: Memory,
): string | null {
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

/**
 * Says whom a pronoun or an office stands for: the subject of the nearest sentence before, the last
 * speaker, or the name that stood beside the office. When nobody fits it is nobody.
 */
import { type Name, namesIn } from "./names";
import { endsSentence } from "./sentences";
import type { Memory, Seen, Surroundings } from "./surroundings";

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
export function resolve(
  around: Surroundings,
  who: Who,
  memory: Memory,
  before = around.quoted.open,
): string | null {
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

/** The subject of the nearest sentence before token `end` that `who` can stand for, or null. */
export function nearestSubject({ tokens, quoted }: Seen, end: number, who: Who): string | null {
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
export function byRole(around: Surroundings, role: string, memory: Memory): string | null {
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

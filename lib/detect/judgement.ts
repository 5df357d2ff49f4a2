/**
 * Decides whether a quoted stretch is speech, a name or an ironic mark, and makes the candidate: by its
 * attribution, its length and letters, and the words around the marks.
 */
import { utf16 } from "../text/units";
import { type Attribution, attribute } from "./attribution";
import type { Candidate, Why } from "./candidate";
import type { Quoted } from "./quotations";
import { neighbour } from "./speakers";
import { announcesName, announcesTerm, announcesWord, isJudgingVerb, isSpeechVerb } from "./speech";
import {
  type Content,
  contentOf,
  type Memory,
  type Place,
  type Surroundings,
  surroundings,
} from "./surroundings";
import { isDash, type Token } from "./tokens";

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
  const dashed = isDash(quoted.last[quoted.close + 2]) ? 3 : 2;
  const led = (next?.text === "," || isDash(next)) && isSpeechVerb(quoted.last[quoted.close + dashed]);
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
  // Never closed and by nobody: speech only when it opens the paragraph and goes on for a while.
  if (quoted.closing === 0 && !speech && !colon) return quoted.open === 0 && content.words >= 8 ? 0.55 : 0.3;
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

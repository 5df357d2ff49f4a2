/**
 * Decides from the words of the clause whether counted people were killed, wounded, missing or
 * captured, whether craft are military, and whether the harm was a disease's.
 */
import type { Sentence } from "./sentences";
import type { Token } from "./tokens";
import { isDash } from "./tokens";
import { WordRule } from "./word-rule";

const HARM =
  /^(?:загин|загив|убит|уби$|убив|убил|убих|убий|избит|избил|избих|ранен|рани$|ранил|раних|ранява|ранени|пострада|плен$|пленен|пленн|плени|изчезна|жертв|ликвидира|изгоря|удави|простреля|застреля|похит|отвлеч|отвляк|отвлич|екзекут|контуз|обгор|затрупа|неизвестност|издирва|смъртта$|осакат|наранен|наранява|премазан|прегаз|намушк|заклан|почина|умря|умира|издъхна|живота$|животът$|kill|wound|injur|die[ds]?$|dying|dead$|deaths?$|missing$|captur|casualt|abduct|kidnap|hostage|massacr|execut|slain|shot$|drown|perish|bodies$|hurt$|toll$|lives$|behead|maim|murder|stabb|trapped|buried|slaughter)/;
const UNHARMED =
  /^(?:евакуир|задърж|арестув|арест|спас|извад|настан|освобод|осъд|прегледан|гласув|протестир|събра|evacuat|detain|arrest|rescu|displac|homeless|freed$|releas|sentenc|pulled|saved|protest|gather|voted|flee|fled)/;
const DISEASE =
  /^(?:болест|грип|коронавирус|вирус|ковид|covid|холера|рак$|рака$|инфекц|зараз|епидеми|пандеми|морбили|ваксин|ебола|инфаркт|заболе|заболя|коклюш|менингит|хепатит|туберкул|дифтери|малари|ebola|flu$|influenza|cancer|disease|cholera|outbreak|infect|measles|virus|coronavirus|pandemic|epidemic|malaria|aids$|hiv$|tubercul|vaccin|dengue|typhoid|meningitis|pneumonia|sars$|mers$|smoking)/;
const MILITARY =
  /^(?:воен|бойн|арми|армейск|войск|флот|авиобаз|свален|свали|прехван|изстрел|противник|ввс|нато|изтребител|бомбард|атакуващ|ударни|военноморск|military|army|navy|naval|shot$|enemy|combat|nato$|warship|attack|fighter|armou?red|intercept|air$|warplane|airstrike|strike)/;

/** How many words on either side of a figure are looked at. */
const REACH = 14;

function isClauseBreak(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token) return true;
  if (token.kind === "mark")
    return token.text === ";" || token.text === "(" || token.text === ")" || (isDash(token) && token.spaced);
  const after = tokens[at - 1]?.text === ",";
  return (after && /^(?:а|но|докато|while|but|whereas)$/.test(token.lower)) || token.lower === "докато";
}

const IS_HARM = new WordRule((word) => HARM.test(word));
const IS_UNHARMED = new WordRule((word) => UNHARMED.test(word));
const IS_DISEASE = new WordRule((word) => DISEASE.test(word));
const IS_MILITARY = new WordRule((word) => MILITARY.test(word));

type Verdict = "harmed" | "unharmed" | null;

function judge(token: Token): Verdict {
  if (token.kind !== "word") return null;
  if (IS_UNHARMED.holds(token.lower)) return "unharmed";
  return IS_HARM.holds(token.lower) ? "harmed" : null;
}

const JOINED = /^(?:сред|включително|including|among)$/;

/**
 * Whether the people counted in `[from, to)` were harmed, by the nearest verb of their clause; the
 * word that says so, or null. `previous`: the verdict on the figure before in the same sentence, which
 * „сред които" and "including" carry on.
 */
export function harmAround(
  tokens: readonly Token[],
  from: number,
  to: number,
  sentence: Sentence,
  previous: string | null,
): string | null {
  for (let at = to; at < Math.min(sentence.to, to + 3); at++) {
    const token = tokens[at];
    if (token?.kind !== "word") break;
    const verdict = judge(token);
    if (verdict) return verdict === "harmed" ? token.lower : null;
  }
  let carried: string | null = null;
  for (let at = from - 1; at >= Math.max(sentence.from, from - REACH); at--) {
    const token = tokens[at];
    if (!token) break;
    // „шестима души (един мъж и пет жени)": the bracket says who they were.
    if (token.text === "(") return previous;
    if (isClauseBreak(tokens, at)) break;
    if (JOINED.test(token.lower) && previous) return previous;
    if (token.kind === "number") {
      carried = previous;
      break;
    }
    const verdict = judge(token);
    if (verdict) return verdict === "harmed" ? token.lower : null;
  }
  for (let at = to; at < Math.min(sentence.to, to + REACH); at++) {
    const token = tokens[at];
    if (!token || token.kind === "number" || isClauseBreak(tokens, at)) break;
    if (/^(?:и|and)$/.test(token.lower) && at > to) break;
    const verdict = judge(token);
    if (verdict) return verdict === "harmed" ? token.lower : null;
  }
  return carried;
}

/** Whether the sentence speaks of a disease: its dead and its cases are no casualties. */
export function tellsOfDisease(tokens: readonly Token[], sentence: Sentence): boolean {
  return anyWord(tokens, sentence, IS_DISEASE);
}

/** Whether the sentence speaks of armed forces: its aircraft and ships are then military. */
export function tellsOfForces(tokens: readonly Token[], sentence: Sentence): boolean {
  return anyWord(tokens, sentence, IS_MILITARY);
}

function anyWord(tokens: readonly Token[], sentence: Sentence, rule: WordRule): boolean {
  for (let at = sentence.from; at < sentence.to; at++) {
    const token = tokens[at];
    if (token?.kind === "word" && rule.holds(token.lower)) return true;
  }
  return false;
}

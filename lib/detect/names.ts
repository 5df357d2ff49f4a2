/**
 * Finds names in running text: runs of capitalised words with their particles and initials, without
 * the titles in front of them. Works on tokens of one paragraph; knows no list of people.
 */
import { numeral } from "./numerals";
import { endsSentence } from "./sentences";
import type { Token } from "./tokens";
import { isDash } from "./tokens";
import { FUNCTION_WORDS, MONTHS, WEEKDAYS } from "./words";

/** A name. `from`, `to`: token indexes, half-open, titles left out; `text` as written. */
export type Name = {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** A preposition stands directly before it: an addressee, a place, somebody's office. */
  readonly governed: boolean;
  /** Stands right after an opening quotation mark: a title or a paper, nobody who speaks. */
  readonly quoted: boolean;
  /** The common noun before it („кметът"), in lower case, or null. */
  readonly role: string | null;
};

const PARTICLES = new Set(
  "de da di del der den van von bin ibn al el la le du of the ал ел бин ибн де ди да дер ван фон дьо дел о’ d’".split(
    " ",
  ),
);
const PREPOSITIONS = new Set(
  "в във на от за пред до с със при към над под след край по през срещу около без между у из чрез спрямо in at of from for to with by on near against about outside inside under over before after between toward towards into".split(
    " ",
  ),
);
const TITLES = new Set(
  (
    "president prime minister foreign defence defense finance interior health education justice secretary general gen sen senator rep representative mr mrs ms miss dr prof professor mayor governor gov king queen prince princess pope sir lord lady judge chief chairman chairwoman chancellor ambassador captain capt lt lieutenant colonel col major maj sgt sergeant sheriff officer coach manager director spokesman spokeswoman spokesperson vice deputy former acting attorney leader commissioner archbishop bishop cardinal rev reverend father sister brother detective inspector superintendent economist analyst premier speaker admiral commander congressman congresswoman congressperson counselor dean chief executive ceo emperor sheikh ayatollah imam rabbi the " +
    "президент президентът президента премиер премиерът премиера министър министърът кмет кметът генерал ген генералът полковник полк майор капитан кап лейтенант адвокат адв професор проф доц доцент доктор д-р акад академик инж инженер г-н г-жа г-ца господин госпожа депутат депутатът сенатор сенаторът посланик посланикът принц принцеса крал кралят кралица кралицата папа патриарх митрополит отец епископ шейх аятолах имам съдия прокурор шеф шефът лидер лидерът директор директорът треньор треньорът говорител говорителят говорителка"
  ).split(" "),
);
const NOT_NAMES = new Set(
  "най по още само когато както след преди според по в на за от при но и а той тя те това този тази тези ние аз вие как какво кой защо къде днес вчера утре снимка виж също така обаче междувременно освен въпреки докато ако да не по-рано по-късно накрая тогава там тук сега много всички някои няколко asked according in on at the a an he she they it we i you this that these those but and or if when while after before as for from with by there here meanwhile however still also then now what who why how one two both many most some all yes no not our my your his her their its photo read more last next speaking later earlier despite although though because since until during under over about our".split(
    " ",
  ),
);
/** A word in -ът or -ата that opens a sentence is a common noun with its article, not a name. */
const ARTICLED =
  /(?:ът|ето|ото|ите|ият|лят|рят|цят|нят|ката|ията|ницата|ината|ството|нието|щето|ците|ките|ните|рите|лите|ията|ният|ванията|ците|щите|вете|ловете|ските|ския|ският|ката|рата|ната|вата|лата)$/;

/** Words that open a sentence with a capital and are hardly ever names. */
const COMMON_OPENING =
  /(?:[а-я]{3}(?:ие|но|ко|ски|чки|ия|ане|ене|ство|ост|ция|йки|щи|ни)|[а-я]{2}[аяеи]х?ме|ly|ing|ed|tion|ment|ness|ity)$|^(?:police|officials|residents|doctors|authorities|experts|scientists|researchers|lawyers|prosecutors|critics|supporters|witnesses|government|troops|soldiers|people|investigators|analysts|economists|campaigners|activists|survivors|relatives|parents|teachers|students|workers|leaders|lawmakers|ministers|reports|sources|others|critics|fans|organisers|organizers|firefighters|rescuers|local|former|homes|hundreds|thousands|dozens|million|millions|six|seven|eight|nine|ten|three|four|five|twenty|another|every|each|any|such|few|several|власти|полиция|хората|жители|експерти|лекари|учени|близки|роднини|очевидци|хиляди|стотици|десетки|двама|трима|четирима|един|една|едно|два|две|три|четири|пет|шест|седем|осем|девет|десет|днес|вчера|това|такива|няма|има|може|трябва|мъж|жена|мъжът|жената|дете)$/;

/** Countries and powers that stand before a name in „премиерът на Полша Доналд Туск". */
const STATES = new Set(
  "русия украйна полша германия франция италия испания португалия гърция турция румъния българия сърбия македония албания хърватия словения унгария чехия словакия австрия швейцария белгия нидерландия холандия дания швеция норвегия финландия естония латвия литва беларус молдова грузия армения азербайджан казахстан китай япония индия пакистан афганистан иран ирак сирия ливан израел египет либия тунис алжир мароко судан етиопия кения нигерия юар бразилия аржентина чили мексико канада австралия сащ ес нато оон великобритания ирландия исландия кипър малта черна гора косово босна южна северна корея виетнам тайланд индонезия филипини малайзия украйна йемен катар кувейт палестина куба венецуела колумбия перу еп ек бнб нси мвр гдбоп днк мвнр мо вмро гepб герб бсп дпс ппдб".split(
    " ",
  ),
);

/** The names between token indexes `from` and `to`, in order. */
export function namesIn(tokens: readonly Token[], from: number, to: number): Name[] {
  const names: Name[] = [];
  let at = from;
  while (at < to) {
    const token = tokens[at];
    if (!token || !startsName(tokens, at, token)) {
      at++;
      continue;
    }
    const end = endOfRun(tokens, at, to);
    const name = makeName(tokens, at, end);
    if (name) names.push(name);
    at = end;
  }
  return names;
}

function opensSentence(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1];
  if (!before) return true;
  return endsSentence(tokens, index - 1) || (before.kind === "mark" && /^[“”„"«»:–—]$/.test(before.text));
}

function startsName(tokens: readonly Token[], index: number, token: Token): boolean {
  if (token.kind !== "word" || !token.capital || (!token.spaced && isDash(tokens[index - 1]))) return false;
  if (MONTHS.has(token.lower) || WEEKDAYS.has(token.lower)) return false;
  if (!opensSentence(tokens, index)) return !NOT_NAMES.has(token.lower) || nextIsCapital(tokens, index);
  if (NOT_NAMES.has(token.lower) || numeral(token.lower)) return false;
  if (nextIsCapital(tokens, index) || isDash(tokens[index + 1])) return true;
  return !FUNCTION_WORDS.has(token.lower) && !COMMON_OPENING.test(token.lower);
}

function nextIsCapital(tokens: readonly Token[], index: number): boolean {
  const next = tokens[index + 1];
  return next?.kind === "word" && next.capital && !tokens[index]?.text.endsWith("’s");
}

/** Capitalised words in a row, over hyphens, initials' dots and particles that lead to another capital. */
function endOfRun(tokens: readonly Token[], index: number, limit: number): number {
  let at = index + 1;
  while (at < limit) {
    const token = tokens[at];
    const next = tokens[at + 1];
    if (!token) break;
    const previous = tokens[at - 1];
    if (/['’]s$/.test(previous?.text ?? "")) break;
    if (token.kind === "word" && token.capital && token.cyrillic === previous?.cyrillic) at++;
    else if (
      token.kind === "word" &&
      token.capital &&
      token.spaced &&
      token.cyrillic !== previous?.cyrillic &&
      previous?.text === "."
    )
      at++;
    else if (isDash(token) && !token.spaced && next?.kind === "word" && !next.spaced) at += 2;
    else if (token.text === "." && !token.spaced && isInitial(previous, next)) at++;
    else if (token.kind === "word" && ARABIC.test(token.lower) && isDash(next) && tokens[at + 2]?.capital)
      at += 3;
    else if (
      token.kind === "word" &&
      PARTICLES.has(token.lower) &&
      next?.kind === "word" &&
      next.capital &&
      joins(token)
    )
      at += 2;
    else break;
  }
  return at;
}

const ARABIC = /^(?:al|el|ал|ел|ас|аш|as|ash)$/;

/** "Bank of America" is one name; „Министерството на…" is not joined, its head is a common noun. */
function joins(token: Token): boolean {
  return token.lower !== "the" && token.lower !== "da" && token.lower !== "да";
}

const SHORT_TITLES =
  /^(?:mr|mrs|ms|dr|gen|sen|rep|gov|lt|col|capt|sgt|prof|rev|st|ген|проф|полк|инж|адв|доц|акад|кап|св)$/;

function isInitial(previous: Token | undefined, next: Token | undefined): boolean {
  if (!previous || next?.kind !== "word" || !next.capital) return false;
  return previous.text.length <= 2 || SHORT_TITLES.test(previous.lower);
}

function makeName(tokens: readonly Token[], from: number, to: number): Name | null {
  let governed = isGoverned(tokens, from, to);
  let start = from;
  // Everything up to the last title belongs to the office: "North Korean Foreign Minister Choe Son Hui".
  for (let at = from; at < to - 1; at++) {
    const token = tokens[at];
    if (token && TITLES.has(token.lower)) start = tokens[at + 1]?.text === "." ? at + 2 : at + 1;
  }
  const first = tokens[start];
  if (first && opensSentence(tokens, start) && ARTICLED.test(first.lower)) start++;
  if (governed && tokens[start]?.cyrillic) {
    const office = /(?:ът|ят|ката|ицата)$/.test(tokens[from - 2]?.lower ?? "");
    const person = afterPlace(tokens, start, to, office);
    governed = person === null;
    start = person ?? start;
  }
  if (start >= to) return null;
  const last = tokens[to - 1];
  if (!last || (to - start === 1 && TITLES.has(last.lower))) return null;
  let text = "";
  for (let at = start; at < to; at++)
    text += (at > start && tokens[at]?.spaced ? " " : "") + (tokens[at]?.text ?? "");
  if (text.length < 2) return null;
  const mark = tokens[from - 1];
  const quoted = mark?.kind === "mark" && !tokens[from]?.spaced && /^[„“"«‘]$/.test(mark.text);
  return {
    from: start,
    to,
    text: text.replace(/['’]s$/, ""),
    governed,
    quoted,
    role: roleBefore(tokens, from),
  };
}

/** "The Korean one": an adjective, however capital. */
const NATIONALITY = /(?:ian|ean|ish|ese|can|rench|erman|reek|utch|raqi|aeli|stani|ussian)$/;
const DETERMINERS = /^(?:the|a|an|one|this|that|his|her|their|its|our)$/;

/** A preposition before the run, also over an article: "of the Joint Chiefs", "in one Berkshire village". */
function isGoverned(tokens: readonly Token[], from: number, to: number): boolean {
  const [before, second, third] = [tokens[from - 1], tokens[from - 2], tokens[from - 3]];
  const noun = tokens[to];
  const nationality = to - from === 1 && NATIONALITY.test(tokens[from]?.lower ?? "");
  if (nationality && DETERMINERS.test(before?.lower ?? "") && noun?.kind === "word" && !noun.capital)
    return true;
  const governs = (token: Token | undefined) => token?.kind === "word" && PREPOSITIONS.has(token.lower);
  if (governs(before)) return true;
  if (DETERMINERS.test(before?.lower ?? "") && governs(second)) return true;
  const next = tokens[to];
  const modifies = next?.kind === "word" && !next.capital && !FUNCTION_WORDS.has(next.lower);
  return modifies && DETERMINERS.test(second?.lower ?? "") && governs(third);
}

/** Whether the token is an office that stands before or instead of a name ("Prime Minister"). */
export function isTitle(token: Token | undefined): boolean {
  return token?.kind === "word" && TITLES.has(token.lower) && token.lower !== "the";
}

/**
 * Where the person begins in „на Полша Доналд Туск" or „в Уест Мидландс Стив Греъм": after a state or an
 * abbreviation, else the last two words of four or more. Null when the whole run is a place.
 */
function afterPlace(tokens: readonly Token[], from: number, to: number, office: boolean): number | null {
  let at = from;
  while (at < to && isPlace(tokens[at])) at++;
  if (at === to) return null;
  if (at > from) return at;
  // „говорителят на Кремъл Дмитрий Песков": an office, where, and who.
  const words = tokens.slice(from, to).filter((token) => token.kind === "word" && token.spaced);
  const long = words.length >= 4 || (office && words.length === 3);
  return long && to - from === words.length ? to - 2 : null;
}

function isPlace(token: Token | undefined): boolean {
  if (!token) return false;
  return STATES.has(token.lower) || (token.text.length >= 2 && token.text === token.text.toUpperCase());
}

/** The nearest common noun before a name, over „на …": „министърът на финансите Иво Далев". */
function roleBefore(tokens: readonly Token[], index: number): string | null {
  let role: string | null = null;
  for (let at = index - 1; at >= Math.max(0, index - 5); at--) {
    const token = tokens[at];
    if (token?.kind !== "word") break;
    if (PREPOSITIONS.has(token.lower)) continue;
    if (FUNCTION_WORDS.has(token.lower)) break;
    role = token.lower;
    if (/(?:ът|ят|ката|ицата|man|er|or|dent)$/.test(role)) return role;
  }
  return role;
}

/** A name that can be a subject: no preposition governs it and no quotation mark opens with it. */
export function isFree(name: Name): boolean {
  return !name.governed && !name.quoted;
}

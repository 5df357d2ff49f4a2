/**
 * Words of saying in both languages, words that name a source, and words that announce a title, a
 * name or an ironic mark instead of speech. Bulgarian verbs are known by their stem, so that every
 * tense and number is covered; English ones by rule from the base form.
 */
import type { Token } from "./tokens";
import { WordRule } from "./word-rule";

const BULGARIAN_STEMS =
  "каза|казв|казал|заяв|обясн|съобщ|добав|допъл|посоч|подчер|отбеляз|комент|отговор|отговар|попит|питаха|питал|призна|предупре|обещ|увер|насто[яй]|твърди|твърдя|твърдеш|разказ|сподел|напис|пише|пиша|писа|обяв|разкри|изтъкн|изтъкв|припомн|спомн|нарече|нарич|нарек|определ|опис|обвин|осъди|осъжд|осъдил|критикув|разкритик|похвал|възкликн|засмя|пошегув|шегува|уточн|смята|сметна|вярва|прогноз|апелир|призов|поиска|изрази|изразя|цитир|отсеч|отсич|заключ|обобщ|реплик|отвърн|отвръщ|отрече|отрич|отрек|отхвърл|опроверг|потвърд|предаде|предава|информир|уведом|предлож|препоръч|закан|заплаш|изкрещ|извик|възмут|оплак|благодар|пожела|закле|деклар|констат|аргумент|реагир|контрир|вметн|изказ|казах|коментар|настоя|иронизир|заповяд|нареди|помол|акцент|подигр|присъедин|изповяд|изреч|изрич|зарече|зове|окачеств|възраз|говор|оповест|нахвърл|замоли|рече|думаше|викна|успоко|гласи|пояс|кълне|рапорт|докладва|изтърс|изстреля|насърч|похвали|укори|упрек|лаконич|гарант|мисли|счита|отчете|отчита|прогнозир|разсъжд|разсмя|въздъхн|довърш|вайка|скандир|крещ|въодуш";
const BULGARIAN_VERB = new RegExp(`^(?:${BULGARIAN_STEMS})`);
const BULGARIAN_NOUN =
  /(?:ние|ане|яне|ането|янето|ния|ният|нията|нието|ство|ството|тел|телят|теля|тели|телно|телен|телна|ост|остта|ка|ката|ция|цията|ции|циите|енето|ора|орът|пис|писа|писът|ен|ена|ено|ени|ната|ното|ните|[аеи]м|ме)$|^(?:разказ|разкази|разказът|разказите|коментар.*|отговор|отговорът|отговорите|прогноза|прогнози|прогнозата|прогнозите|признак.*|закана|закани|твърдо|твърда|реплика|цитат.*|обява|обявата|добавъч.*)$/;
const BULGARIAN_EXACT = new Set(
  "продължи пише писа каза казва казаха написа разказа разказва сподели описа описва сподиря възкликна прочете рече категоричен категорична категорични убеден убедена попита пита извика извика реплика обяснява изказа написаха разказаха отговаря отговори".split(
    " ",
  ),
);

const ENGLISH_BASES =
  "say tell ask reply add explain announce warn insist argue write tweet state note claim recall admit acknowledge complain declare vow promise predict describe call dub label brand dismiss accuse blame criticize criticise condemn denounce praise hail suggest conclude continue joke laugh shout yell cry whisper urge demand confirm deny testify comment remark respond quip boast lament stress emphasize emphasise reiterate maintain contend observe think believe quote post term characterize characterise liken pledge concede repeat assert muse caution counter snap answer agree report express mock ridicule read reveal disclose inform allege swear plead exclaim chant sing scream marvel reckon opine proclaim profess advise propose recommend remember apologize apologise sum joke speak use refer denigrate decry slam blast lambast cite offer mention";
const IRREGULAR: Record<string, string> = {
  say: "said",
  tell: "told",
  write: "wrote written",
  think: "thought",
  swear: "swore sworn",
  sing: "sang",
  speak: "spoke",
  read: "read",
  use: "used",
  quote: "quoted",
};
const ENGLISH_VERBS = new Set<string>();
for (const base of ENGLISH_BASES.split(" ")) {
  const stem = base.replace(/e$/, "");
  const past =
    IRREGULAR[base] ??
    (base.endsWith("y") && !/[aeiou]y$/.test(base) ? `${base.slice(0, -1)}ied` : `${stem}ed`);
  const present =
    base.endsWith("y") && !/[aeiou]y$/.test(base)
      ? `${base.slice(0, -1)}ies`
      : /(?:s|sh|ch|x)$/.test(base)
        ? `${base}es`
        : `${base}s`;
  for (const form of [...past.split(" "), present, `${stem}ing`]) ENGLISH_VERBS.add(form);
}
for (const form of [
  "labelled",
  "branding",
  "quipped",
  "snapped",
  "admitted",
  "admitting",
  "dubbed",
  "referred",
  "say",
  "tell",
  "conceded",
  "wrote",
  "insist",
  "argue",
  "believe",
  "think",
  "slammed",
  "claim",
  "warn",
]) {
  ENGLISH_VERBS.add(form);
}
for (const form of [
  "uses",
  "using",
  "reads",
  "states",
  "notes",
  "state",
  "note",
  "comments",
  "terms",
  "labels",
  "brands",
  "posts",
  "reports",
  "calls",
  "claims",
  "thinking",
  "answers",
  "counters",
  "jokes",
  "remarks",
  "uses",

  "posting",
  "terming",
]) {
  if (form === "calls" || form === "claims" || form === "notes") continue;
  ENGLISH_VERBS.delete(form);
}

const BULGARIAN_SAYS = new WordRule(
  (word) => BULGARIAN_EXACT.has(word) || (BULGARIAN_VERB.test(word) && !BULGARIAN_NOUN.test(word)),
);

/** Whether the token is a verb of saying, in any form that can stand in a report. */
export function isSpeechVerb(token: Token | undefined): boolean {
  if (token?.kind !== "word") return false;
  if (!token.cyrillic) return ENGLISH_VERBS.has(token.lower);
  return BULGARIAN_SAYS.holds(token.lower);
}

/** Phrases that ascribe what is said to the name after them. */
const SOURCES: string[][] = [
  "според",
  "по думите на",
  "по думите",
  "по неговите думи",
  "по нейните думи",
  "по думи на",
  "по мнение на",
  "по мнението на",
  "по данни на",
  "по данните на",
  "по информация на",
  "по информацията на",
  "по оценка на",
  "по оценките на",
  "по оценки на",
  "по сведения на",
  "по изчисления на",
  "по изчисленията на",
  "по твърденията на",
  "по твърдения на",
  "по преценка на",
  "цитиран от",
  "цитирана от",
  "цитирано от",
  "цитирани от",
  "позовавайки се на",
  "се позовава на",
  "according to",
  "in the words of",
  "in the view of",
  "in the opinion of",
  "quoted by",
  "cited by",
  "citing",
  "quoting",
  "as told by",
  "data from",
  "figures from",
  "reported by",
].map((phrase) => phrase.split(" "));
const SOURCE_STARTS = new Map<string, string[][]>();
for (const words of SOURCES)
  SOURCE_STARTS.set(words[0] ?? "", [...(SOURCE_STARTS.get(words[0] ?? "") ?? []), words]);

/** The index after a source phrase that starts at `index`, or null. */
export function readSource(tokens: readonly Token[], index: number): number | null {
  const token = tokens[index];
  if (token?.kind !== "word") return null;
  for (const words of SOURCE_STARTS.get(token.lower) ?? []) {
    if (!words.every((word, k) => tokens[index + k]?.lower === word)) continue;
    // „по думите му": the pronoun is what the phrase leads to, „по неговите думи" holds it itself.
    return words[1] === "неговите" || words[1] === "нейните" ? index + 1 : index + words.length;
  }
  return null;
}

const BULGARIAN_NAMED_STEMS =
  "вестник|списани|филм|сериал|книга|роман|песен|песни|албум|спектакъл|спектакл|пиес|опера|оперa|балет|кораб|ферибот|фрегат|подводниц|яхт|танкер|операци|учени[ея]|учения|улиц|ул|бул|булевард|площад|пл|ж|жк|квартал|кв|хотел|ресторант|заведени|клуб|бар|дискотек|партия|партии|партията|коалици|движени|фирм|компани|дружеств|холдинг|агенци|радио|телевизи|канал|портал|сайт|издани|стадион|зал[аи]|отбор|фк|пфк|училищ|гимнази|университет|болниц|мбал|умбал|дг|детска|градин|орден|наград|приз|фестивал|проект|програм|кампани|инициатив|конкурс|магистрал|ам|летищ|гар[аи]|язовир|връх|хиж|местност|фонд|сдружени|организаци|груп[аи]|дует|рубрик|предаван|категори|термин|дума|думи|думата|понятие|понятието|ад|еад|оод|еоод|къща|издателств|театър|театърът|кино|музей|галери|изложб|завод|мин[аи]|централ|аец|тец|вец|метростанци|станци|спирк|блок|комплекс|мол|магазин|верига|веригата|банк|марк[аи]|модел|ракет|дрон|систем|самолет|танк|комплекси|турнир|купа|лиг[аи]|шоу|рейт|титл|стихотворени|поем|картин|паметник|църква|храм|манастир|джамия|профсъюз|синдикат|обединени|асоциаци|лагер|скал|ураган|тайфун|буря|циклон|бат|батальон|бригад|дивизи|полк|взвод|рота|закон|стратеги|план|доклад|вирус|приложени|платформ|социалната|игр[аи]|мач|дерби|рубриката|поредица|концерт|турне|надпис|плакат|лозунг|сп|в-к|св";
/** Stems and abbreviations that announce a name; what follows a stem may only be an ending. */
const BULGARIAN_NAMED = new RegExp(
  `^(?:${BULGARIAN_NAMED_STEMS})(?:а|я|о|е|и|ът|ят|ата|ята|ото|ето|ите|ове|овете|ия|ията|ии|иите|ние|нието|то|та|те|на|ната|ка|ката)?$`,
);
const ENGLISH_NAMED =
  /^(?:film|movie|book|novel|song|single|album|play|musical|show|series|sitcom|programme|program|newspaper|magazine|journal|ship|ferry|yacht|tanker|operation|exercise|hotel|restaurant|band|group|duo|word|term|phrase|titled|entitled|named|nicknamed|known|slogan|sign|banner|placard|project|codenamed|campaign|exhibition|painting|poem|opera|ballet|game|documentary|thriller|comedy|drama|episode|essay|article|hit|memoir|bestseller|autobiography|so-called|called|club|bar|pub|trawler|boat|vessel|spacecraft|mission|storm|hurricane|typhoon|company|firm|brand|podcast|blog|website|app|label)s?$/;
const SO_CALLED =
  /^(?:нареченият|наречената|нареченото|наречените|наречен|наречена|наречени$|нар$|прословут|so-called|dubbed)/;

const TERMS = /^(?:термин|дум|поняти|израз|word|term|phrase|so-called|слоган|лозунг|slogan)/;

/** Whether the word before the marks says that what follows is a word as such: „думата „сигурност“". */
export function announcesWord(token: Token | undefined): boolean {
  return token?.kind === "word" && TERMS.test(token.lower);
}

/** Whether the word before the opening mark announces a name or a term: „кораба „…“", "the film “…”". */
export function announcesName(token: Token | undefined): boolean {
  if (token?.kind !== "word") return false;
  return (token.cyrillic ? BULGARIAN_NAMED : ENGLISH_NAMED).test(token.lower);
}

/** „така наречените", "so-called": what follows is a term, not speech. */
export function announcesTerm(tokens: readonly Token[], index: number): boolean {
  for (let at = index - 1; at >= Math.max(0, index - 3); at--) {
    const token = tokens[at];
    if (token?.kind === "word" && SO_CALLED.test(token.lower))
      return token.cyrillic || token.lower !== "dubbed";
    if (token?.lower === "called" && tokens[at - 2]?.lower === "so") return true;
  }
  return false;
}

const JUDGING =
  /^(?:нарече|нарича|нарекъл|нарекла|нарекоха|наричат|определи|определя|определил|определят|описа|описва|описал|окачестви|обвини|обвиниха|обвинява|обвиняват|called|calls|calling|dubbed|described|describes|describing|branded|labelled|labeled|termed|dismissed|denounced|slammed|accused)$/;

/** Whether a verb gives somebody's word for a thing: even one quoted word after it is a quotation. */
export function isJudgingVerb(token: Token | undefined): boolean {
  return token?.kind === "word" && JUDGING.test(token.lower);
}

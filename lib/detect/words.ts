/**
 * Closed classes of both languages: the words that end a counted phrase, months, hedges and the words
 * that say which side a bound lies on. Data only.
 */

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Words that can neither be counted nor stand between a number and its noun. */
export const FUNCTION_WORDS = list(`
а без беше бе би били било бил била бих биха бъде бъдат бяха в вече ви все всеки всички всичко всяка всяко въз във върху го да дали
даже до докато дори е едва ето за зад заедно заради затова защото и из извън или им има имаха имат имаше иска искат й их или как как каза казаха като кога когато което които кой който колкото
която край към къде ли май макар между ме ми могат може му на над най нали нас него нея не неговите нейните ни нито но някои някой няма няма обаче около освен от отвъд
отколкото още пак по поради после почти преди пред през при против само са се сега си след според спрямо срещу сред също съм със с сте сме същия та така такива такъв там те тези тогава това този тази то той тя
тук тъй у хем че чрез чието чиито чийто ще щеше щяха щом я навън вън вътре горе долу вчера днес утре вероятно повече малко много по-малко по-късно по-рано годишно дневно месечно седмично годно заради
относно покрай помежду подир под нататък насам напред назад обратно наведнъж общо средно
a about above according across after against ago all along alongside also although am among amid an and another any are around as at away back be became because become been before behind being below
beneath beside besides between beyond both but by can cannot come comes could despite did do does done down during each either else even ever every except far few following for from get gets got had has have having he her here hers him his
how however i if in including inside instead into is it its itself just last later least left less like made make makes many may me might mine more most much must my near nearly neither never next no nor not now of off on once only onto or other others our out outside over own
per perhaps plus quite rather said say says saying she should since so some soon still such than that the their theirs them themselves then there these they this those though through throughout till to today together told tomorrow too took toward towards
under unless until up upon us very via was we went were what when where whereas whether which while who whom whose why will with within without would yesterday yet you your annually daily weekly monthly yearly apiece worldwide nationwide overnight altogether combined respectively alone
remain remained remains arrived came died fled joined left began started stood fell rose lost won gave held found kept saw says show showed shows want wants need needs voted took
`);

/** Month names and their abbreviations in both languages. */
export const MONTHS = list(`
януари февруари март април май юни юли август септември октомври ноември декември ян фев апр авг септ сеп окт ное дек
january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
`);

/** Days of the week. */
export const WEEKDAYS = list(`
понеделник вторник сряда четвъртък петък събота неделя
monday tuesday wednesday thursday friday saturday sunday
`);

/** What a hedge does to the number: a lower bound, an upper bound, or only „about". */
export type HedgeEffect = "min" | "max" | "approximate" | "none";

type Hedge = { readonly words: readonly string[]; readonly effect: HedgeEffect };

/** Hedges by their last word: that is the one that stands beside the number. */
const HEDGES = new Map<string, Hedge[]>();

function hedges(effect: HedgeEffect, phrases: string): void {
  for (const phrase of phrases.split(";")) {
    const words = phrase.trim().split(/\s+/);
    const last = words.at(-1) ?? "";
    const known = HEDGES.get(last) ?? [];
    known.push({ words, effect });
    known.sort((a, b) => b.words.length - a.words.length);
    HEDGES.set(last, known);
  }
}

hedges(
  "approximate",
  "около; приблизително; почти; близо; близо до; към; някъде към; горе - долу; някъде около; кръгло; ориентировъчно; от порядъка на; примерно; едни; " +
    "about; around; some; nearly; almost; roughly; approximately; close to; circa; an estimated; estimated; in the region of; in the order of; just about; virtually; somewhere around; an average of; an additional; approx; approx .; more or less",
);
hedges(
  "min",
  "над; малко над; доста над; далеч над; повече от; малко повече от; доста повече от; много повече от; не по - малко от; най - малко; най - малкото; поне; минимум; минимум от; не под; " +
    "over; well over; just over; a little over; slightly over; more than; slightly more than; a little more than; far more than; much more than; at least; no fewer than; not fewer than; no less than; not less than; in excess of; upwards of; upward of; a minimum of; minimum; as few as; as little as; greater than; north of",
);
hedges(
  "max",
  "до; под; малко под; по - малко от; малко по - малко от; не повече от; най - много; максимум; максимум до; максимум от; не над; " +
    "up to; as many as; as much as; at most; no more than; not more than; fewer than; less than; slightly less than; just under; well under; under; a maximum of; maximum; just short of; not exceeding",
);
/** „между", "between" open a range and have no effect of their own; „от", "from" likewise. */
hedges("none", "между; between; anywhere between; somewhere between");

/** The hedges whose last word is `lower`, longest first. */
export function hedgesEndingIn(lower: string): readonly Hedge[] {
  return HEDGES.get(lower) ?? [];
}

/** Words between hedge and number that only point at it; they may be in the span or out. */
export const FOCUS_WORDS = list(
  "само едва общо цели по още точно именно други only another just total altogether exactly fully further other",
);

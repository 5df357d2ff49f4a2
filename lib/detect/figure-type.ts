/**
 * Sorts a figure into troop count, missile count or quantity, by its noun and by what its sentence says
 * was done to the people counted.
 */
import type { Candidate, CandidateType, Why } from "./candidate";
import type { FigureReading } from "./figure-reading";
import { harmAround, tellsOfDisease, tellsOfForces } from "./harm";
import { looksHuman } from "./nouns";
import type { Phrase } from "./phrase";
import type { Sentence } from "./sentences";
import { sourceOfSentence } from "./sources";
import type { Token } from "./tokens";

/** What the sentence around a figure says, asked once for all figures in it. */
export class Context {
  /** The word that says the people counted last were harmed. */
  harm: string | null = null;
  private known: { disease?: boolean; forces?: boolean; source?: string | null } = {};
  constructor(
    private readonly tokens: readonly Token[],
    readonly sentence: Sentence,
    /** How many figures were found before this sentence. */
    readonly first: number,
  ) {}

  get disease(): boolean {
    this.known.disease ??= tellsOfDisease(this.tokens, this.sentence);
    return this.known.disease;
  }

  get forces(): boolean {
    this.known.forces ??= tellsOfForces(this.tokens, this.sentence);
    return this.known.forces;
  }

  get source(): string | null {
    if (this.known.source === undefined) {
      this.known.source = sourceOfSentence(this.tokens, this.sentence.from, this.sentence.to);
    }
    return this.known.source;
  }
}

/** „64 от 85-те дрона": the first number counts the same things as the second. */
export function shareType(
  tokens: readonly Token[],
  before: Candidate | undefined,
  candidate: Candidate,
  left: number,
  read: FigureReading,
): void {
  const link = tokens[left]?.lower ?? "";
  if (
    !before ||
    !/^(?:от|of)$/.test(link) ||
    read.from - left > 2 ||
    !before.why.some((why) => why.code === "bare")
  )
    return;
  const shared = before.value?.unit === null && before.type === "quantity" && candidate.type !== "quantity";
  if (shared) before.type = candidate.type;
}

/** A type with its reason; `harm`: the word that says the people counted were harmed, for the next figure. */
export type Typed = { type: CandidateType; harm: string | null; why: Why | null };

const AMMUNITION = /^(?:боеприпас|снаряд|ракет|бомб|взрив|патрон|ammunition|shells|munition|explosive|bombs)/;

const MILITARY_ADJECTIVE =
  /^(?:воен|бойн|бронира|балист|крилат|ядрен|щурмов|разузнав|ударн|безпилот|противокораб|десант|патрул|зенит|ракет|противовъзд|противотанк|артилер|минох|military|combat|war|attack|armou?red|ballistic|cruise|nuclear|naval|patrol|fighter|gun|landing|reconnaissance|unmanned|surveillance|stealth|f-)/;

/** People of no kind: whoever was counted beside them says whether they bear arms. */
/** Those who help soldiers or firemen count with them. */
const HELPERS = new Set(["доброволец", "volunteer"]);

const ANYBODY = new Set(["душа", "човек", "person", "man"]);

const AMONG = /^(?:сред|от|включително|including|among|of)$/;

/** „11 000 души, от тях 3000 бойци", "8,000 soldiers … 12,000 men": people counted among or after soldiers. */
export function countSoldiers(
  tokens: readonly Token[],
  before: Candidate | undefined,
  candidate: Candidate,
  from: number,
): void {
  if (!before) return;
  const isDuty = (figure: Candidate) => figure.why.some((why) => why.code === "duty");
  const isHelper = (figure: Candidate) =>
    figure.value?.unit === "man" || HELPERS.has(figure.value?.unit ?? "");
  const isAnybody = (figure: Candidate) =>
    figure.type === "quantity" && ANYBODY.has(figure.value?.unit ?? "");
  if (isDuty(candidate) && isAnybody(before)) {
    const linked = [tokens[from - 1], tokens[from - 2]].some((token) => AMONG.test(token?.lower ?? ""));
    if (linked) before.type = "troop-count";
  } else if (isDuty(before) && candidate.type === "quantity" && isHelper(candidate))
    candidate.type = "troop-count";
}

/** The type of a figure. */
export function typeOf(tokens: readonly Token[], read: FigureReading, context: Context): Typed {
  const { number, phrase, unit } = read;
  if (unit || read.currency || number.form === "fraction") return typeOfMeasure(tokens, read);
  const head = phrase?.words.at(-1) ?? "";
  const kind = phrase?.noun.kind;
  if (phrase && kind === "weapon")
    return { type: "missile-count", harm: null, why: { code: "weapon", words: head } };
  if (phrase && isForceful(phrase) && VEHICLE.test(phrase.noun.lemma)) {
    return { type: "missile-count", harm: null, why: { code: "weapon", words: head } };
  }
  if (phrase && (kind === "craft" || (kind === "thing" && isForceful(phrase)))) {
    const forces = isForceful(phrase) || (kind === "craft" && context.forces);
    return forces && kind === "craft"
      ? { type: "missile-count", harm: null, why: { code: "weapon", words: head } }
      : { type: "quantity", harm: null, why: null };
  }
  if (phrase && kind === "duty")
    return { type: "troop-count", harm: null, why: { code: "duty", words: head } };
  if (kind === "abstract") return { type: "quantity", harm: null, why: null };
  if (kind === "death" && phrase) return typeOfDeaths(phrase, context);
  const own = kind === "harmed" ? head : null;
  const crew = phrase === null ? crewBefore(tokens, read.from) : null;
  if (crew) return { type: "troop-count", harm: null, why: { code: "duty", words: crew } };
  const harm = own ?? harmAround(tokens, read.from, read.to, context.sentence, context.harm);
  if (!harm || context.disease) return { type: "quantity", harm: null, why: null };
  const people =
    kind === "harmed" ||
    kind === "person" ||
    number.person ||
    phrase === null ||
    (!phrase.certain && looksHuman(phrase.noun)) ||
    adjacentHarm(tokens, read);
  if (!people) return { type: "quantity", harm: null, why: null };
  return { type: "troop-count", harm, why: { code: "harm", words: harm } };
}

/** "a crew of 24", „екипаж от 12": the word that says who the bare number counts, or null. */
function crewBefore(tokens: readonly Token[], from: number): string | null {
  const [link, group] = [tokens[from - 1]?.lower ?? "", tokens[from - 2]?.lower ?? ""];
  const named = /^(?:crew|platoon|squad|garrison|екипаж|патрул|отряд|гарнизон|контингент)$/.test(group);
  return named && /^(?:of|от)$/.test(link) ? group : null;
}

const VEHICLE =
  /^(?:камион|автомобил|кола|джип|мотоциклет|влак|комплекс|система|truck|car|jeep|train|convoy)$/;

function isForceful(phrase: Phrase): boolean {
  return phrase.words.slice(0, -1).some((word) => MILITARY_ADJECTIVE.test(word));
}

/** „12 кози загинаха" counts goats; an unknown noun counts people only as the direct object of killing. */
function adjacentHarm(tokens: readonly Token[], read: FigureReading): boolean {
  if (read.phrase?.certain) return false;
  const before = tokens[read.from - 1]?.lower ?? "";
  return /^(?:уби|убиха|рани|раниха|killed|killing|wounded|wounding|injured|injuring|captured|загинаха|загинали)$/.test(
    before,
  );
}

function typeOfMeasure(tokens: readonly Token[], read: FigureReading): Typed {
  const next = tokens[read.to];
  const ammunition = read.unit?.kind === "measure" && next?.kind === "word" && AMMUNITION.test(next.lower);
  return ammunition
    ? { type: "missile-count", harm: null, why: { code: "weapon", words: next.text } }
    : { type: "quantity", harm: null, why: null };
}

function typeOfDeaths(phrase: Phrase, context: Context): Typed {
  const deadly =
    /^(?:deaths?|смърти)$/.test(phrase.words.at(-1) ?? "") ||
    phrase.words.some((w) => w.startsWith("смъртни"));
  if (!deadly || context.disease) return { type: "quantity", harm: null, why: null };
  return { type: "troop-count", harm: "deaths", why: { code: "harm", words: phrase.words.join(" ") } };
}

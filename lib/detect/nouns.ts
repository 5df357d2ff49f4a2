/**
 * Nouns that newsrooms count, by what counting them means: people on duty, other people, weapons,
 * craft that may be civil, incidents with victims, things. A noun outside the lists is still counted;
 * the lists settle its type, its dictionary form and whether a word in -ни or -ви is a noun at all.
 */
import {
  bulgarianDefinites,
  bulgarianForms,
  bulgarianLemma,
  englishForms,
  englishLemma,
  isEnglishPlural,
} from "./morphology";

/**
 * `duty`: people on duty, always `troop-count`. `person`: `troop-count` when harmed. `harmed`: the
 * word itself says killed, wounded, missing or captured. `weapon`: always `missile-count`. `craft`:
 * civil unless the words around say otherwise. `abstract`: a doubtful thing to count.
 */
export type NounClass = "duty" | "person" | "harmed" | "weapon" | "craft" | "death" | "thing" | "abstract";

/** A counted noun: its dictionary form and class. */
export type Noun = {
  readonly lemma: string;
  readonly kind: NounClass;
  /** A participle or adjective used as a noun: another noun may still follow it („ранени войници"). */
  readonly adjectival?: true;
  /** The form carries the Bulgarian article. */
  readonly definite?: true;
};

const BULGARIAN = new Map<string, Noun>();
const ENGLISH = new Map<string, Noun>();

const BULGARIAN_LEMMAS: Record<NounClass, string> = {
  duty: "войник боец военнослужещ военен редник офицер сержант генерал полковник капитан моряк матрос пехотинец парашутист десантчик резервист наемник бунтовник партизанин екстремист ислямист джихадист терорист въстаник гвардеец щурмовик командос снайперист танкист артилерист пилот летец полицай жандармерист пожарникар огнеборец спасител граничар миротворец милиционер стражар новобранец мобилизиран опълченец военнополицай сапьор екипаж батальон бригада дивизия полк рота взвод легионер пленник военнопленник заложник ",
  person:
    "доброволец душа човек мъж жена дете момче момиче цивилен гражданин жител пътник турист ученик студент работник служител миньор рибар скиор алпинист шофьор лекар медик учител журналист репортер оператор украинец руснак палестинец израелец сириец българин севернокореец германец французин американец китаец турчин грък сърбин албанец поляк румънец афганистанец иракчанин непълнолетен тийнейджър младеж пенсионер възрастен роднина член селянин фермер активист паломник богомолец миряни поклонник зрител фен бебе кърмаче брат сестра син дъщеря свещеник монах затворник мигрант бежанец протестиращ демонстрант пациент болен избирател депутат министър кандидат участник спортист играч футболист атлет потребител клиент акционер собственик инвеститор учен експерт доктор инженер строител програмист безработен осигурен длъжник наемател ползвател абонат посетител гост чужденец заподозрян обвиняем арестант задържан евакуиран пенсионерка ученичка учителка жителка туристка чиновник магистрат съдия прокурор сенатор конгресмен делегат съветник кмет дипломат посланик лидер",
  harmed:
    "убит загинал ранен пострадал жертва пленен изчезнал осакатен контузен обгорял прострелян екзекутиран отвлечен удавен труп тяло мъртвец тежкоранен ",
  death: "случай смърт",
  weapon:
    "ракета дрон безпилотник снаряд мина бомба граната торпедо боеприпас патрон куршум танк бронетранспортьор бронемашина гаубица оръдие минохвъргачка батарея установка изтребител бомбардировач щурмовик разрушител фрегата корвета подводница самолетоносач крайцер миноносец глава автомат картечница пушка пистолет оръжие гранатомет касета авиобомба миночистач тралщик ракетоносец радар",
  craft: "самолет хеликоптер кораб лодка катер машина апарат вертолет съд",
  thing:
    "граница столица посолство евроцент стотинка процент точка гол мач победа загуба медал мандат глас подпис място секция бюлетина къща дом сграда жилище апартамент квартира училище болница легло църква мост завод фабрика фирма компания предприятие магазин ресторант хотел град село община област държава район квартал остров улица автомобил кола камион автобус влак вагон мотоциклет велосипед трактор проба тест случай инфекция доза ваксина операция преглед семейство домакинство двойка животно крава овца коза прасе птица пчела кон куче котка дърво книга ръкопис филм песен албум картина снимка кадър документ закон жалба сигнал иск дело договор проект поръчка заявка сделка акция облигация банка кредит заплата пенсия помощ бонус глоба данък такса цена билет час стая зала страница дума буква знак символ файл сайт профил акаунт телефон компютър сървър сателит спътник галактика звезда планета комета астероид вид порода клетка ген молекула вирус галон барел бушел каса бутилка кутия пакет чувал палет контейнер цистерна тир пожар пожарна трус земетресение наводнение свлачище лавина удар атака престъпление кражба обир акт проверка полет рейс пътуване обиколка кръг етап сезон рунд сет гейм кош тройка асистенция дузпа картон титла купа финал рекорд евродепутат дка единица бройка брой екземпляр образец пратка колет стол маса прозорец врата стълб камера устройство прибор машинка турбина реактор централа панел батерия инсталация сонда кладенец находище гробница монета съкровище артефакт статуя паметник музей галерия експонат театър кино концерт представление фестивал урок лекция изпит диплома стипендия стипендиант клас паралелка група отбор клуб организация партия коалиция предложение поправка решение заповед санкция споразумение мярка препоръка гласоподавател гласуване въпрос отговор интервю статия публикация коментар абонамент гледане харесване изтегляне стъпка крачка миля фут инч ярд акр дюйм дъска пластмаса диамант карат унция пързалка писта хижа язовир река езеро връх пещера парк плаж шезлонг чадър път стадион маршрут линия станция спирка пристанище летище терминал гара тунел участък гора парцел имот обект склад хале цех нива поле градина лозе сорт култура реколта яйце хляб",
  abstract: "страна вариант причина начин нещо аспект фактор посока тема проблем задача цел принцип фронт",
};

for (const kind of Object.keys(BULGARIAN_LEMMAS) as NounClass[]) {
  // `Object.keys` of a closed record gives its keys.
  for (const entry of BULGARIAN_LEMMAS[kind].trim().split(/\s+/)) {
    for (const form of bulgarianForms(entry)) {
      if (!BULGARIAN.has(form)) BULGARIAN.set(form, { lemma: entry, kind });
    }
    for (const form of bulgarianDefinites(entry)) {
      if (!BULGARIAN.has(form)) BULGARIAN.set(form, { lemma: entry, kind, definite: true });
    }
    // Adjectives used as nouns: „военен" gives „военни", „протестиращ" gives „протестиращи".
    if (/(?:ен|ал|щ|ян|ит|ял)$/.test(entry)) {
      BULGARIAN.set(adjectivePlural(entry), { lemma: entry, kind, adjectival: true });
    }
  }
}
for (const form of ["военни", "военните"])
  BULGARIAN.set(form, { lemma: "военен", kind: "duty", adjectival: true });
for (const form of ["цивилни", "цивилните"])
  BULGARIAN.set(form, { lemma: "цивилен", kind: "person", adjectival: true });
for (const form of ["французи"]) BULGARIAN.set(form, { lemma: "французин", kind: "person" });

function adjectivePlural(lemma: string): string {
  return /[лртсжзбвмпш]ен$|военен$|болен$/.test(lemma) &&
    !/(?:ран|плен|пострада|заподозр|отвлеч)ен$/.test(lemma)
    ? `${lemma.slice(0, -2)}ни`
    : `${lemma}и`;
}

const ENGLISH_LEMMAS: Record<NounClass, string> = {
  duty: "soldier troop fighter militant insurgent rebel gunman serviceman trooper marine sailor airman officer policeman policewoman cop paratrooper commando mercenary conscript recruit reservist peacekeeper guardsman guard firefighter fireman rescuer ranger gendarme jihadist militiaman crewman crew personnel police combatant veteran battalion brigade regiment division platoon pilot hostage sniper",
  person:
    "person official contractor applicant translator interpreter man woman child civilian boy girl resident passenger tourist student pupil worker miner villager skier climber hiker driver doctor medic nurse teacher journalist reporter bystander pedestrian citizen national protester demonstrator migrant refugee patient prisoner inmate voter member employee employer fan spectator visitor guest customer user investor farmer fisherman baby infant teenager youth pilgrim worshipper activist lawmaker senator deputy minister candidate player athlete scientist expert volunteer swimmer cyclist motorist immigrant detainee suspect subscriber shopper traveller traveler pensioner brother sister son daughter adult elder ukrainian russian israeli palestinian american bulgarian german briton syrian turk afghan iraqi indian pakistani kurd serb albanian pole greek mother father relative neighbour neighbor attendee",
  harmed: "life casualty victim fatality body corpse captive",
  death: "death case",
  weapon:
    "missile drone rocket shell bomb grenade torpedo warhead tank howitzer mortar mine bullet launcher battery warplane bomber frigate destroyer submarine warship corvette cruiser rifle weapon gun cartridge munition projectile uav minesweeper gunboat battleship",
  craft: "craft plane aircraft helicopter ship boat vessel vehicle jet airplane chopper ferry carrier",
  thing:
    "percent mile foot inch yard acre barrel gallon ounce ton carat bushel home house building apartment flat school hospital bed church bridge factory plant company firm store shop restaurant hotel city town village country state county district island street car truck lorry bus train motorcycle bike bicycle goal point game match win defeat medal seat vote signature ballot station test dose infection family household animal cow sheep goat pig bird dog cat horse tree book film song album painting picture document law complaint lawsuit contract order deal share bank loan job position post salary ticket room page word letter file site website account phone computer server satellite galaxy star planet species cell gene container fire earthquake aftershock flood strike attack crime flight round lap season title record event unit copy container piece chair window camera device turbine reactor panel coin artifact statue museum theatre concert fossil sample volcano park beach road runway tunnel airport port storey story floor nation party council team club group",
  abstract: "side thing way reason option part issue problem factor kind type sort aspect lesson",
};

for (const kind of Object.keys(ENGLISH_LEMMAS) as NounClass[]) {
  // `Object.keys` of a closed record gives its keys.
  for (const entry of ENGLISH_LEMMAS[kind].trim().split(/\s+/)) {
    for (const form of englishForms(entry)) if (!ENGLISH.has(form)) ENGLISH.set(form, { lemma: entry, kind });
  }
}

/** The noun in the lexicon that `lower` is a form of, in the language of its letters. */
export function knownNoun(lower: string, cyrillic: boolean): Noun | undefined {
  if (cyrillic) return BULGARIAN.get(lower);
  return ENGLISH.get(lower) ?? (isEnglishPlural(lower) ? ENGLISH.get(englishLemma(lower)) : undefined);
}

const HUMAN = /(?:[^t]er|tor|ist|ian|ant|eer|man|woman|ese)$/;
const BULGARIAN_HUMAN = /(?:тел|ник|ист|ант|тор|джия|анин|янин|ец|ач|ка)$/;

/** Whether an unlisted noun most likely names people, by its ending: „куриер", "barista" are missed. */
export function looksHuman(noun: Noun): boolean {
  if (noun.kind !== "thing") return noun.kind === "person";
  return /[а-я]/.test(noun.lemma) ? BULGARIAN_HUMAN.test(noun.lemma) : HUMAN.test(noun.lemma);
}

/** Any counted noun: the lexicon's, else a thing with the dictionary form the rules give. */
export function countedNoun(lower: string, cyrillic: boolean, singular = false): Noun {
  const known = knownNoun(lower, cyrillic);
  if (known) return known;
  // Compounds keep the class of their last part: „оръдия-ракети", "gunship", „авиоракети".
  const lemma = singular ? lower : cyrillic ? bulgarianLemma(lower) : englishLemma(lower);
  for (const part of cyrillic ? BULGARIAN_WEAPON_PARTS : ENGLISH_WEAPON_PARTS) {
    if (lemma.includes(part)) return { lemma, kind: "weapon" };
  }
  return { lemma, kind: "thing" };
}

const BULGARIAN_WEAPON_PARTS = [
  "ракет",
  "дрон",
  "снаряд",
  "бомбардировач",
  "танк",
  "боеприпас",
  "гранат",
  "торпед",
];
const ENGLISH_WEAPON_PARTS = ["missile", "warhead", "bomber", "gunship", "munition"];

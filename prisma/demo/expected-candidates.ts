/**
 * What the claim finder must offer in the demo articles, and what it must leave alone: labelled by hand,
 * before any finder had read them. A span begins and ends by one convention: a figure runs from its hedge
 * to the noun it counts, a quotation from mark to mark. Lists are complete and in the order of the text.
 */
import type { Value } from "../../lib/model/wire";
import type { DemoArticleKey } from "./newsroom";

/** A figure to be found, with what it says. */
export type ExpectedFigure = {
  readonly type: "troop-count" | "missile-count" | "quantity";
  /** The words of the span, from hedge to counted noun. */
  readonly exact: string;
  /** Which of the places where `exact` stands, from 1, as `placeOf` counts. */
  readonly occurrence: number;
  readonly value: Omit<Value, "hedge">;
};

/** A quotation to be found, of type `quote`. */
export type ExpectedQuotation = {
  /** The words of the span, outer marks included. */
  readonly exact: string;
  readonly occurrence: number;
  /** The nearest mention that names the speaker, as the text has it; null where nobody is named. */
  readonly speaker: string | null;
};

/** Words that look like a candidate and are none. */
export type Tempting = {
  readonly exact: string;
  readonly occurrence: number;
  /** What it must not be taken for: no candidate of this kind may overlap the words. */
  readonly as: "figure" | "quotation";
  readonly because:
    | "date"
    | "year"
    | "time"
    | "age"
    | "ordinal"
    | "score"
    | "law"
    | "address"
    | "name"
    | "article"
    | "offset"
    | "known pair"
    | "term";
};

/** Everything labelled in one article. */
export type ExpectedCandidates = {
  /** To be offered with a confidence of 0.5 or more. */
  readonly figures: readonly ExpectedFigure[];
  /** To be offered with a confidence of 0.5 or more. */
  readonly quotations: readonly ExpectedQuotation[];
  /** Left out, or offered as doubtful: with a confidence below 0.5. */
  readonly doubtful: readonly Tempting[];
  /** Not to be offered at all, however doubtful. */
  readonly never: readonly Tempting[];
};

/** The labels of every demo article. */
export const EXPECTED_CANDIDATES: Readonly<Record<DemoArticleKey, ExpectedCandidates>> = {
  "three-capitals": {
    figures: [
      {
        type: "quantity",
        exact: "Три столици",
        occurrence: 1,
        value: { min: 3, max: 3, approximate: false, unit: "столица" },
      },
      {
        type: "quantity",
        exact: "двайсетина журналисти",
        occurrence: 1,
        value: { min: 20, max: 20, approximate: true, unit: "журналист" },
      },
      {
        type: "missile-count",
        exact: "more than 1,000 missiles",
        occurrence: 1,
        value: { min: 1000, max: null, approximate: false, unit: "missile" },
      },
      {
        type: "quantity",
        exact: "четири страници",
        occurrence: 1,
        value: { min: 4, max: 4, approximate: false, unit: "страница" },
      },
      {
        type: "troop-count",
        exact: "около 8000 севернокорейски войници",
        occurrence: 1,
        value: { min: 8000, max: 8000, approximate: true, unit: "войник" },
      },
      {
        type: "troop-count",
        exact: "между 10\u00a0000 и 12\u00a0000 души",
        occurrence: 1,
        value: { min: 10000, max: 12000, approximate: false, unit: "душа" },
      },
      {
        type: "troop-count",
        exact: "500 офицери",
        occurrence: 1,
        value: { min: 500, max: 500, approximate: false, unit: "офицер" },
      },
      {
        type: "troop-count",
        exact: "трима генерали",
        occurrence: 1,
        value: { min: 3, max: 3, approximate: false, unit: "генерал" },
      },
      {
        type: "missile-count",
        exact: "повече от 1000 ракети",
        occurrence: 1,
        value: { min: 1000, max: null, approximate: false, unit: "ракета" },
      },
      {
        type: "missile-count",
        exact: "до 40 дрона",
        occurrence: 1,
        value: { min: null, max: 40, approximate: false, unit: "дрон" },
      },
      {
        type: "missile-count",
        exact: "стотици снаряди",
        occurrence: 1,
        value: { min: 100, max: null, approximate: true, unit: "снаряд" },
      },
      {
        type: "quantity",
        exact: "от 10 на 12 влака",
        occurrence: 1,
        value: { min: 10, max: 12, approximate: false, unit: "влак" },
      },
      {
        type: "quantity",
        exact: "над 60 километра",
        occurrence: 1,
        value: { min: 60, max: null, approximate: false, unit: "km" },
      },
      {
        type: "troop-count",
        exact: "осем хиляди войници",
        occurrence: 1,
        value: { min: 8000, max: 8000, approximate: false, unit: "войник" },
      },
      {
        type: "quantity",
        exact: "три посолства",
        occurrence: 1,
        value: { min: 3, max: 3, approximate: false, unit: "посолство" },
      },
      {
        type: "troop-count",
        exact: "Осемте хиляди войници",
        occurrence: 1,
        value: { min: 8000, max: 8000, approximate: false, unit: "войник" },
      },
    ],
    quotations: [
      { exact: "„победата“", occurrence: 1, speaker: "Чое Сон-хуи" },
      { exact: '"твърдо"', occurrence: 1, speaker: "Пхенян" },
      { exact: "„Ще стоим твърдо до нашите руски другари“", occurrence: 1, speaker: "Чое Сон-хуи" },
      { exact: "„мъдрото ръководство“", occurrence: 1, speaker: "Чое Сон-хуи" },
      { exact: "„свещената си борба“", occurrence: 1, speaker: "Чое Сон-хуи" },
      { exact: "„значими цели, свързани със сигурността“", occurrence: 1, speaker: "Сергей Лавров" },
      { exact: "„дълбоко благодарна“", occurrence: 1, speaker: "Сергей Лавров" },
      { exact: '"принципната им позиция"', occurrence: 1, speaker: "Сергей Лавров" },
      {
        exact: "„Чух „другари“, чух „победа“, още чакам да чуя „войници““",
        occurrence: 1,
        speaker: "Ирена Тачева",
      },
      { exact: '"victory"', occurrence: 1, speaker: "Choe" },
      { exact: '"бездействието"', occurrence: 1, speaker: "Володимир Зеленски" },
      {
        exact:
          "„Числата в такива дни са политика. Който твърди, че вижда осем хиляди войници, ни казва и че има с какво да ги види.\n" +
          "„А който говори просто за „хиляди“, няма снимка, но има причина да бърза“",
        occurrence: 1,
        speaker: "Калин Рашев",
      },
      { exact: "„ядрени заговори“", occurrence: 1, speaker: "Пхенян" },
      { exact: "“nuclear conspiracies”", occurrence: 1, speaker: "Pyongyang" },
      { exact: "„Не коментираме движението на чужди части“", occurrence: 1, speaker: null },
    ],
    doubtful: [
      { exact: "двете армии", occurrence: 1, as: "figure", because: "known pair" },
      { exact: "„Сутрешен преглед“", occurrence: 1, as: "quotation", because: "name" },
      { exact: "„Комсомолски“", occurrence: 1, as: "quotation", because: "name" },
      { exact: "„вечен президент“", occurrence: 1, as: "quotation", because: "name" },
      { exact: "„приятелство“", occurrence: 1, as: "quotation", because: "term" },
      { exact: "„сигурност“", occurrence: 1, as: "quotation", because: "term" },
      { exact: "„Хоризонт 21“", occurrence: 1, as: "quotation", because: "name" },
      { exact: "„хиляди“", occurrence: 1, as: "figure", because: "term" },
      { exact: "„пристигнали“", occurrence: 1, as: "quotation", because: "term" },
      { exact: "„изпратени“", occurrence: 1, as: "quotation", because: "term" },
      { exact: "„Хвасон-19“", occurrence: 1, as: "quotation", because: "name" },
      { exact: "„около“", occurrence: 1, as: "quotation", because: "term" },
      { exact: "една държава", occurrence: 1, as: "figure", because: "article" },
    ],
    never: [
      { exact: "1 ноември", occurrence: 1, as: "figure", because: "date" },
      { exact: "74-годишният", occurrence: 1, as: "figure", because: "age" },
      { exact: "нито едно от изявленията", occurrence: 1, as: "figure", because: "article" },
      { exact: "(@desknotes) November 1, 2024", occurrence: 1, as: "figure", because: "date" },
      { exact: "„Комсомолски“ 5", occurrence: 1, as: "figure", because: "address" },
      { exact: "1949 г.", occurrence: 1, as: "figure", because: "year" },
      { exact: "36 години", occurrence: 1, as: "figure", because: "age" },
      { exact: "третото пътуване", occurrence: 1, as: "figure", because: "ordinal" },
      { exact: "член 4", occurrence: 1, as: "figure", because: "law" },
      { exact: "19 юни", occurrence: 1, as: "figure", because: "date" },
      { exact: "12:10 ч.", occurrence: 1, as: "figure", because: "time" },
      { exact: "6 август", occurrence: 1, as: "figure", because: "date" },
      { exact: "„Хоризонт 21“", occurrence: 1, as: "figure", because: "name" },
      { exact: "един склад", occurrence: 1, as: "figure", because: "article" },
      { exact: "първо да влязат", occurrence: 1, as: "figure", because: "ordinal" },
      { exact: "„Хвасон-19“", occurrence: 1, as: "figure", because: "name" },
      { exact: "(@desknotes) November 1, 2024", occurrence: 2, as: "figure", because: "date" },
      { exact: "от едното", occurrence: 1, as: "figure", because: "article" },
    ],
  },
  "week-in-numbers": {
    figures: [
      {
        type: "troop-count",
        exact: "повече от 7000 войници",
        occurrence: 1,
        value: { min: 7000, max: null, approximate: false, unit: "войник" },
      },
      {
        type: "missile-count",
        exact: "28 военнотранспортни самолета",
        occurrence: 1,
        value: { min: 28, max: 28, approximate: false, unit: "самолет" },
      },
      {
        type: "troop-count",
        exact: "най-малко 11\u00a0000 души",
        occurrence: 1,
        value: { min: 11000, max: null, approximate: false, unit: "душа" },
      },
      {
        type: "troop-count",
        exact: "над 3000 бойци",
        occurrence: 1,
        value: { min: 3000, max: null, approximate: false, unit: "боец" },
      },
      {
        type: "quantity",
        exact: "Три столици",
        occurrence: 1,
        value: { min: 3, max: 3, approximate: false, unit: "столица" },
      },
      {
        type: "missile-count",
        exact: "над 1000 ракети",
        occurrence: 1,
        value: { min: 1000, max: null, approximate: false, unit: "ракета" },
      },
      {
        type: "missile-count",
        exact: "1200–1300 ракети",
        occurrence: 1,
        value: { min: 1200, max: 1300, approximate: false, unit: "ракета" },
      },
      {
        type: "quantity",
        exact: "над 13 000 контейнера",
        occurrence: 1,
        value: { min: 13000, max: null, approximate: false, unit: "контейнер" },
      },
      {
        type: "quantity",
        exact: "около 20 на сто",
        occurrence: 1,
        value: { min: 20, max: 20, approximate: true, unit: "%" },
      },
      {
        type: "quantity",
        exact: "14 влака",
        occurrence: 1,
        value: { min: 14, max: 14, approximate: false, unit: "влак" },
      },
      {
        type: "quantity",
        exact: "52 километра",
        occurrence: 1,
        value: { min: 52, max: 52, approximate: false, unit: "km" },
      },
      {
        type: "missile-count",
        exact: "1,200 to 1,300 missiles",
        occurrence: 1,
        value: { min: 1200, max: 1300, approximate: false, unit: "missile" },
      },
      {
        type: "troop-count",
        exact: "7,000+ soldiers",
        occurrence: 1,
        value: { min: 7000, max: null, approximate: false, unit: "soldier" },
      },
      {
        type: "quantity",
        exact: "до 5,5 млрд. долара",
        occurrence: 1,
        value: { min: null, max: 5_500_000_000, approximate: false, unit: "USD" },
      },
      {
        type: "quantity",
        exact: "около 1,7 млрд. долара",
        occurrence: 1,
        value: { min: 1_700_000_000, max: 1_700_000_000, approximate: true, unit: "USD" },
      },
    ],
    quotations: [
      {
        exact: "„Броим сандъци, не боеприпаси. Какво има вътре, можем само да предполагаме“",
        occurrence: 1,
        speaker: "Невена Палова",
      },
      { exact: "“Please show the method,”", occurrence: 1, speaker: "Vera Lind" },
      {
        exact: "„Това е цената по каталог. Между съюзници се плаща с гориво, с брашно и с мълчание“",
        occurrence: 1,
        speaker: "Владимир Станев",
      },
      { exact: '"наблюдават"', occurrence: 1, speaker: "Володимир Зеленски" },
      {
        exact: "„Първо идва слухът, после снимката, накрая броенето“",
        occurrence: 1,
        speaker: "Невена Палова",
      },
    ],
    doubtful: [
      { exact: "три дни", occurrence: 1, as: "figure", because: "offset" },
      { exact: "„Карти и граници“", occurrence: 1, as: "quotation", because: "name" },
      { exact: "„Осем граници“", occurrence: 1, as: "quotation", because: "name" },
    ],
    never: [
      { exact: "Ил-76", occurrence: 1, as: "figure", because: "name" },
      { exact: "(@desknotes) November 3, 2024", occurrence: 1, as: "figure", because: "date" },
      { exact: "1 ноември", occurrence: 1, as: "figure", because: "date" },
      { exact: "60-годишната", occurrence: 1, as: "figure", because: "age" },
      { exact: "1949 г.", occurrence: 1, as: "figure", because: "year" },
      { exact: "„Осем граници“", occurrence: 1, as: "figure", because: "name" },
      { exact: "2022 г.", occurrence: 1, as: "figure", because: "year" },
      { exact: "Първо идва", occurrence: 1, as: "figure", because: "ordinal" },
      { exact: "2:0", occurrence: 1, as: "figure", because: "score" },
      { exact: "17:30 ч.", occurrence: 1, as: "figure", because: "time" },
      { exact: "втория си брифинг", occurrence: 1, as: "figure", because: "ordinal" },
      { exact: "Г-7", occurrence: 1, as: "figure", because: "name" },
    ],
  },
  "read-outs": {
    figures: [
      {
        type: "troop-count",
        exact: "At least 10,000 North Korean soldiers",
        occurrence: 1,
        value: { min: 10000, max: null, approximate: false, unit: "soldier" },
      },
      {
        type: "troop-count",
        exact: "about 8,000 soldiers",
        occurrence: 1,
        value: { min: 8000, max: 8000, approximate: true, unit: "soldier" },
      },
      {
        type: "troop-count",
        exact: "between 11,000 and 12,000 men",
        occurrence: 1,
        value: { min: 11000, max: 12000, approximate: false, unit: "man" },
      },
      {
        type: "missile-count",
        exact: "more than 1,000 missiles",
        occurrence: 1,
        value: { min: 1000, max: null, approximate: false, unit: "missile" },
      },
      {
        type: "missile-count",
        exact: "fewer than 1,500 missiles",
        occurrence: 1,
        value: { min: null, max: 1500, approximate: false, unit: "missile" },
      },
      {
        type: "quantity",
        exact: "dozens of trains",
        occurrence: 1,
        value: { min: 12, max: null, approximate: true, unit: "train" },
      },
      {
        type: "quantity",
        exact: "Two documents",
        occurrence: 1,
        value: { min: 2, max: 2, approximate: false, unit: "document" },
      },
      {
        type: "quantity",
        exact: "12%",
        occurrence: 1,
        value: { min: 12, max: 12, approximate: false, unit: "%" },
      },
      {
        type: "missile-count",
        exact: "about 40 drones",
        occurrence: 1,
        value: { min: 40, max: 40, approximate: true, unit: "drone" },
      },
      {
        type: "quantity",
        exact: "about $2,000",
        occurrence: 1,
        value: { min: 2000, max: 2000, approximate: true, unit: "USD" },
      },
      {
        type: "quantity",
        exact: "$20 million",
        occurrence: 1,
        value: { min: 20_000_000, max: 20_000_000, approximate: false, unit: "USD" },
      },
    ],
    quotations: [
      { exact: "“Russian comrades”", occurrence: 1, speaker: "Choe Son Hui" },
      { exact: "“wise leadership”", occurrence: 1, speaker: null },
      { exact: '"deeply grateful"', occurrence: 1, speaker: "Sergei Lavrov" },
      {
        exact: "“They said ‘comrades’ and they said ‘friends’, and I kept waiting for ‘soldiers’,”",
        occurrence: 1,
        speaker: "Anna Whitcombe",
      },
      { exact: "“It never came,”", occurrence: 1, speaker: "Anna Whitcombe" },
      { exact: "“nuclear conspiracies”", occurrence: 1, speaker: "Pyongyang" },
      { exact: '"watching"', occurrence: 1, speaker: "Volodymyr Zelensky" },
      { exact: "“Everybody waits,”", occurrence: 1, speaker: "Anna Whitcombe" },
      { exact: "“and the number grows while they wait.”", occurrence: 1, speaker: "Anna Whitcombe" },
    ],
    doubtful: [
      { exact: "both capitals", occurrence: 1, as: "figure", because: "known pair" },
      { exact: "“about”", occurrence: 1, as: "quotation", because: "term" },
    ],
    never: [
      { exact: "giving one", occurrence: 1, as: "figure", because: "article" },
      { exact: "November 1", occurrence: 1, as: "figure", because: "date" },
      { exact: "The Russian one", occurrence: 1, as: "figure", because: "article" },
      { exact: "The Korean one", occurrence: 1, as: "figure", because: "article" },
      { exact: "60-year-old", occurrence: 1, as: "figure", because: "age" },
      { exact: "third visit", occurrence: 1, as: "figure", because: "ordinal" },
      { exact: "Hwasong-19", occurrence: 1, as: "figure", because: "name" },
      { exact: "1949", occurrence: 1, as: "figure", because: "year" },
      { exact: "F-16s", occurrence: 1, as: "figure", because: "name" },
      { exact: "G7", occurrence: 1, as: "figure", because: "name" },
      { exact: "(@desknotes) November 4, 2024", occurrence: 1, as: "figure", because: "date" },
      { exact: "November 12", occurrence: 1, as: "figure", because: "date" },
      { exact: "9:30 a.m.", occurrence: 1, as: "figure", because: "time" },
      { exact: "Room 214", occurrence: 1, as: "figure", because: "address" },
    ],
  },
};

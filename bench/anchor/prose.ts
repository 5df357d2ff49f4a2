/** Makes articles: from templates and word lists, or from a text of ours cut into words. Seeded. */
import type { Article, Marked, Role, Sentence, Word } from "./article";
import { BULGARIAN, ENGLISH, type Lexicon, PICTURES } from "./words";

/** A random source that gives the same numbers for the same seed (mulberry32). */
export class Dice {
  constructor(private seed: number) {}

  /** 0 to 1, without 1. */
  next(): number {
    this.seed = (this.seed + 0x6d2b79f5) | 0;
    let t = Math.imul(this.seed ^ (this.seed >>> 15), 1 | this.seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  pick<T>(of: readonly T[]): T {
    const one = of[this.below(of.length)];
    if (one === undefined) throw new Error("Nothing to pick from.");
    return one;
  }

  chance(share: number): boolean {
    return this.next() < share;
  }
}

/** Writes sentences in one language and gives every word its number. */
export class Author {
  private ids = 0;
  readonly lexicon: Lexicon;

  constructor(
    readonly dice: Dice,
    readonly language: "bg" | "en",
  ) {
    this.lexicon = language === "bg" ? BULGARIAN : ENGLISH;
  }

  word(text: string, role: Role, glued = false): Word {
    this.ids += 1;
    return { id: this.ids, text, words: text, role, glued };
  }

  /** An article of about `length` UTF-16 units. */
  article(length: number): Article {
    const paragraphs: Sentence[][] = [];
    for (let written = 0; written < length; ) {
      const paragraph = Array.from({ length: 1 + this.dice.below(5) }, () => this.sentence());
      for (const { words } of paragraph) for (const { text } of words) written += text.length + 1;
      paragraphs.push(paragraph);
    }
    return { paragraphs, breaks: this.dice.pick(["\n", "\n\n"]) };
  }

  sentence(): Sentence {
    const words = this.dice.chance(0.6) ? this.fromTemplate() : this.free();
    const first = words.find(({ role }) => role !== "mark");
    if (first) first.text = first.words = capital(first.text);
    this.ids += 1;
    return { id: this.ids, words };
  }

  private fromTemplate(): Word[] {
    const words: Word[] = [];
    for (const part of this.dice.pick(this.lexicon.templates).match(/\{\w\}|[\p{L}\d]+|[^\s]/gu) ?? []) {
      if (part.length === 3 && part.startsWith("{")) words.push(...this.fill(part.charAt(1)));
      else words.push(...this.plain(part, words.at(-1)));
    }
    return this.glueQuotes(words);
  }

  private plain(part: string, before: Word | undefined): Word[] {
    const isMark = !/[\p{L}\d]/u.test(part);
    const glued = (isMark && !/[„–$]/.test(part) && before !== undefined) || before?.text === "$";
    return [this.word(part, isMark ? "mark" : "word", glued)];
  }

  /** Straight quotation marks open and close; what follows an opening one is glued to it. */
  private glueQuotes(words: Word[]): Word[] {
    let open = false;
    for (const [at, word] of words.entries()) {
      const next = words[at + 1];
      if (word.text === '"') {
        open = !open;
        word.glued = !open;
        if (open && next) next.glued = true;
      } else if (word.text === "„" && next) next.glued = true;
    }
    return words;
  }

  private fill(slot: string): Word[] {
    const { dice, lexicon } = this;
    const many = (text: string, role: Role) => text.split(" ").map((one) => this.word(one, role));
    switch (slot) {
      case "P":
        return many(dice.pick(lexicon.people), "name");
      case "C":
        return many(dice.pick(lexicon.places), "name");
      case "O":
        return many(dice.pick(lexicon.bodies), "name");
      case "N":
        return [this.word(this.figure(), "figure")];
      case "U":
        return many(dice.pick(lexicon.units), "unit");
      case "H":
        return dice.chance(0.4) ? many(dice.pick(lexicon.hedges), "hedge") : [];
      case "M":
        return many(dice.pick(lexicon.modals), "modality");
      case "R":
        return [this.word(dice.pick(lexicon.reports), "report")];
      case "X":
        return dice.chance(0.25) ? [this.word(lexicon.negation, "negation")] : [];
      case "A":
        return many(dice.pick(lexicon.adjectives), "word");
      case "S":
        return many(dice.pick(lexicon.nouns), "word");
      default:
        return many(dice.pick(lexicon.verbs), "verb");
    }
  }

  figure(): string {
    const { dice } = this;
    const kind = dice.below(6);
    if (kind === 0) return String(2 + dice.below(97));
    if (kind === 1) return String(100 + dice.below(900));
    if (kind === 2) return `${1 + dice.below(98)} ${String(dice.below(10) * 100).padStart(3, "0")}`;
    if (kind === 3) return String(1 + dice.below(9)) + String(dice.below(10)).repeat(3);
    if (kind === 4) return `${1 + dice.below(40)}${this.language === "bg" ? "," : "."}${1 + dice.below(9)}`;
    return String(1000 + dice.below(9000));
  }

  /** A sentence without a template: names and figures are rare in it. */
  private free(): Word[] {
    const { dice, lexicon } = this;
    const words: Word[] = [];
    const length = 4 + dice.below(16);
    for (let k = 0; k < length; k += 1) {
      const sort = dice.below(12);
      if (sort < 4) words.push(this.word(dice.pick(lexicon.small), "word"));
      else if (sort < 6) words.push(...this.fill("S"));
      else if (sort < 7) words.push(...this.fill("A"));
      else if (sort < 9) words.push(...this.fill("V"));
      else if (sort < 10) words.push(this.word(dice.pick(lexicon.adverbs).split(" ")[0] ?? "", "word"));
      else words.push(...this.fill(dice.pick(["P", "C", "N", "O", "X", "R", "M"])));
    }
    if (dice.chance(0.03)) words.push(this.word(dice.pick(PICTURES), "mark"));
    words.push(this.word(dice.pick([".", ".", ".", "!", "?"]), "mark", true));
    return words;
  }

  /** A text of ours as an article: figures and names are known by their look alone. */
  read(text: string): Article {
    const paragraphs = text
      .split(/\n+/)
      .filter((line) => line.trim() !== "")
      .map((line) => line.split(/(?<=[.!?]["“”»)’]*)\s+(?=\P{L}*\p{Lu})/u).map((piece) => this.cut(piece)))
      .map((sentences) => sentences.filter(({ words }) => words.length > 0));
    return { paragraphs, breaks: "\n\n" };
  }

  private cut(piece: string): Sentence {
    const words: Word[] = [];
    let end = 0;
    for (const match of piece.matchAll(
      /\d+(?:[ \u00a0\u202f.,:]\d+)*|[\p{L}\p{M}][\p{L}\p{M}\p{N}]*(?:[-'’][\p{L}\p{M}\p{N}]+)*|[\p{P}$€+]|[^\s\p{L}\p{N}\p{P}$€+]+/gu,
    )) {
      words.push(
        this.word(match[0], this.roleOf(match[0], words.length), words.length > 0 && match.index === end),
      );
      end = match.index + match[0].length;
    }
    this.ids += 1;
    return { id: this.ids, words };
  }

  private roleOf(text: string, at: number): Role {
    if (/^\d/.test(text)) return "figure";
    if (!/^\p{L}/u.test(text)) return "mark";
    if (text.toLowerCase() === this.lexicon.negation) return "negation";
    if (this.lexicon.reports.includes(text)) return "report";
    return at > 0 && /^\p{Lu}/u.test(text) ? "name" : "word";
  }
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Marks `count` claims: whole sentences, a few words, a figure with its noun, words over a sentence's end. */
export function mark(article: Article, count: number, dice: Dice): Marked[] {
  const sentences = article.paragraphs.flat();
  const claims: Marked[] = [];
  while (claims.length < count) {
    const at = dice.below(sentences.length);
    const words = (sentences[at]?.words ?? []).map(({ id }) => id);
    if (words.length < 2) continue;
    const sort = dice.next();
    const id = String(claims.length);
    if (sort < 0.25) claims.push({ id, words });
    else if (sort < 0.3) {
      const next = (sentences[at + 1]?.words ?? []).map((word) => word.id);
      claims.push({ id, words: [...words.slice(-4), ...next.slice(0, 4)] });
    } else {
      const figure = (sentences[at]?.words ?? []).findIndex(({ role }) => role === "figure");
      const from = sort < 0.6 && figure >= 0 ? figure : dice.below(words.length - 1);
      claims.push({ id, words: words.slice(from, from + 2 + dice.below(7)) });
    }
  }
  return claims;
}

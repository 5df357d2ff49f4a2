/** The edits an article goes through, each of which keeps the numbers of the words it does not remove. */
import type { Article, Role, Sentence, Word } from "./article";
import type { Author } from "./prose";

/** One edit: changes the article at sentence `at` of paragraph `paragraph`; false where it does not apply. */
type Edit = (article: Article, paragraph: number, at: number, author: Author) => boolean;

const sentenceAt = (article: Article, paragraph: number, at: number): Sentence | undefined =>
  article.paragraphs[paragraph]?.[at];

/** An edit of one word with one of these roles. */
function onWord(
  roles: readonly Role[],
  change: (word: Word, author: Author, sentence: Sentence) => boolean,
): Edit {
  return (article, paragraph, at, author) => {
    const sentence = sentenceAt(article, paragraph, at);
    const words = sentence?.words.filter(({ role }) => roles.includes(role)) ?? [];
    if (!sentence || words.length === 0) return false;
    return change(author.dice.pick(words), author, sentence);
  };
}

/** Gives a word another text, with a capital where a common word had one: it opened a sentence. */
function retell(word: Word, text: string): boolean {
  const first = word.words.charAt(0);
  const opens = word.role !== "name" && first !== first.toLowerCase();
  const told = opens ? text.charAt(0).toUpperCase() + text.slice(1) : text;
  if (told === word.words || told === "") return false;
  word.text = told;
  word.words = told;
  return true;
}

function insert(sentence: Sentence, at: number, words: readonly Word[]): void {
  sentence.words.splice(at, 0, ...words);
}

const other = (author: Author, of: readonly string[], not: string): string => {
  const choices = of.filter((one) => one !== not && !one.includes(" "));
  return author.dice.pick(choices);
};

function misspelt(word: string, author: Author): string {
  const { dice, lexicon } = author;
  const at = dice.below(word.length);
  const letter = dice.pick([...lexicon.alphabet]);
  switch (dice.below(4)) {
    case 0:
      return word.slice(0, at) + letter + word.slice(at);
    case 1:
      return word.length > 2 ? word.slice(0, at) + word.slice(at + 1) : word + letter;
    case 2:
      return word.slice(0, at) + letter + word.slice(at + 1);
    default:
      return at + 1 < word.length
        ? word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2)
        : word + letter;
  }
}

function refigured(figure: string, author: Author): string {
  const { dice } = author;
  const digits = [...figure.matchAll(/\d/g)].map(({ index }) => index);
  const at = dice.pick(digits);
  const choice = dice.below(4);
  if (choice === 0) return author.figure();
  if (choice === 1) return figure.slice(0, at) + dice.below(10) + figure.slice(at);
  if (choice === 2 && digits.length > 1) return figure.slice(0, at) + figure.slice(at + 1);
  return figure.slice(0, at) + ((Number(figure.charAt(at)) + 1 + dice.below(9)) % 10) + figure.slice(at + 1);
}

/** A figure must stay one in value, or it would be typography: "0 800" is not told from "0800". */
const sameFigure = (a: string, b: string): boolean => a.replace(/\s/g, "") === b.replace(/\s/g, "");

/** A copy of a sentence with words of its own. */
function copy({ words }: Sentence, author: Author): Sentence {
  const made = words.map((word) => ({ ...author.word(word.text, word.role, word.glued), words: word.words }));
  return { id: author.word("", "mark").id, words: made };
}

/** Whether sentences can be added to a paragraph: a heading or a signature takes none. */
function isProse(paragraph: readonly Sentence[]): boolean {
  return /[.!?]/.test(
    paragraph
      .at(-1)
      ?.words.slice(-2)
      .map(({ text }) => text)
      .join("") ?? "",
  );
}

function plant(article: Article, sentence: Sentence, paragraph: number, author: Author): boolean {
  const far = article.paragraphs.length;
  const there = (paragraph + 2 + author.dice.below(Math.max(1, far - 4))) % far;
  const host = article.paragraphs[there];
  if (!host || !isProse(host) || Math.abs(there - paragraph) < 2) return false;
  host.splice(author.dice.below(host.length + 1), 0, sentence);
  return true;
}

/** A look-alike: the same sentence with another name or figure. */
function lookAlike(sentence: Sentence, author: Author): Sentence | null {
  const twin = copy(sentence, author);
  const slots = twin.words.filter(({ role }) => role === "name" || role === "figure");
  if (slots.length === 0) return null;
  const slot = author.dice.pick(slots);
  const changed = slot.role === "figure" ? author.figure() : other(author, author.lexicon.places, slot.words);
  return !sameFigure(changed, slot.words) && retell(slot, changed) ? twin : null;
}

const newRole = (roles: readonly Role[], of: (author: Author) => readonly string[]): Edit =>
  onWord(roles, (word, author) => retell(word, other(author, of(author), word.words)));

/** Every kind of edit by name. */
export const EDITS: Record<string, Edit> = {
  typo: onWord(["word", "verb", "unit"], (word, author) => retell(word, misspelt(word.words, author))),
  "word replaced": onWord(["word"], (word, author) =>
    retell(word, other(author, author.lexicon.nouns, word.words)),
  ),
  "words inserted": (article, paragraph, at, author) => {
    const sentence = sentenceAt(article, paragraph, at);
    if (!sentence) return false;
    const words = author.dice
      .pick(author.lexicon.adverbs)
      .split(" ")
      .map((one) => author.word(one, "word"));
    const place = 1 + author.dice.below(Math.max(1, sentence.words.length - 1));
    if (sentence.words[place]?.glued) return false;
    insert(sentence, place, words);
    return true;
  },
  "word deleted": onWord(["word"], (word, _, sentence) => {
    const at = sentence.words.indexOf(word);
    if (at === 0 || word.glued || sentence.words.length < 6) return false;
    sentence.words.splice(at, 1);
    return true;
  }),
  "figure changed": onWord(["figure"], (word, author) => {
    const figure = refigured(word.words, author);
    return !sameFigure(figure, word.words) && retell(word, figure);
  }),
  "minus added": onWord(["figure"], (word) => retell(word, `−${word.words}`)),
  "unit changed": newRole(["unit"], ({ lexicon }) => lexicon.units),
  "name changed": newRole(["name"], ({ lexicon }) => lexicon.places),
  "negation added": (article, paragraph, at, author) => {
    const sentence = sentenceAt(article, paragraph, at);
    const places = sentence?.words.flatMap((word, k) =>
      word.role === "verb" && k > 0 && !word.glued ? [k] : [],
    );
    if (!sentence || !places || places.length === 0) return false;
    insert(sentence, author.dice.pick(places), [author.word(author.lexicon.negation, "negation")]);
    return true;
  },
  "negation removed": onWord(["negation"], (word, _, sentence) => {
    const at = sentence.words.indexOf(word);
    if (at === 0 || word.glued) return false;
    sentence.words.splice(at, 1);
    return true;
  }),
  "hedge added": onWord(["figure"], (word, author, sentence) => {
    const at = sentence.words.indexOf(word);
    if (at === 0 || word.glued || sentence.words[at - 1]?.role === "hedge") return false;
    const hedge = author.dice.pick(author.lexicon.hedges).split(" ");
    insert(
      sentence,
      at,
      hedge.map((one) => author.word(one, "hedge")),
    );
    return true;
  }),
  "hedge dropped": onWord(["hedge"], (word, _, sentence) => {
    const at = sentence.words.indexOf(word);
    if (at === 0) return false;
    sentence.words.splice(at, 1);
    return true;
  }),
  "modality changed": newRole(["modality"], ({ lexicon }) => lexicon.modals),
  "verb of saying changed": newRole(["report"], ({ lexicon }) => lexicon.reports),
  "words swapped": (article, paragraph, at, author) => {
    const names = sentenceAt(article, paragraph, at)?.words.filter(({ role }) => role === "name") ?? [];
    const [one, two] = [names[0], names.at(-1)];
    if (!one || !two || one.words === two.words || author.dice.chance(0.1)) return false;
    const first = one.words;
    return retell(one, two.words) && retell(two, first);
  },
  typography: onWord(["figure", "mark"], (word) => {
    const text = /^\d{1,3} \d{3}$/.test(word.words)
      ? word.words.replace(" ", "\u00a0")
      : { "„": '"', "“": "”", "–": "—" }[word.text];
    if (text === undefined || text === word.text) return false;
    word.text = text;
    return true;
  }),
  "sentence inserted": (article, paragraph, at, author) => {
    const host = article.paragraphs[paragraph];
    if (!host || !isProse(host)) return false;
    host.splice(at, 0, author.sentence());
    return true;
  },
  "sentence deleted": (article, paragraph, at) => {
    article.paragraphs[paragraph]?.splice(at, 1);
    return true;
  },
  "sentence replaced": (article, paragraph, at, author) => {
    article.paragraphs[paragraph]?.splice(at, 1, author.sentence());
    return true;
  },
  "sentence moved": (article, paragraph, at, author) => {
    const host = author.dice.pick(article.paragraphs);
    if (!isProse(host) || !isProse(article.paragraphs[paragraph] ?? [])) return false;
    const [sentence] = article.paragraphs[paragraph]?.splice(at, 1) ?? [];
    if (!sentence) return false;
    host.splice(author.dice.below(host.length + 1), 0, sentence);
    return true;
  },
  "paragraph moved": (article, paragraph, _, author) => {
    const [moved] = article.paragraphs.splice(paragraph, 1);
    if (!moved) return false;
    article.paragraphs.splice(author.dice.below(article.paragraphs.length + 1), 0, moved);
    return true;
  },
  "sentence split": (article, paragraph, at, author) => {
    const sentence = sentenceAt(article, paragraph, at);
    const comma = sentence?.words.findIndex(({ text }) => text === ",") ?? -1;
    const next = sentence?.words[comma + 1];
    const mark = sentence?.words[comma];
    if (!sentence || comma < 3 || !mark || !next || next.glued || !/\p{L}/u.test(next.text)) return false;
    mark.text = mark.words = ".";
    const capital = next.words.charAt(0).toUpperCase() + next.words.slice(1);
    if (capital === next.words) author.dice.next();
    next.text = next.words = capital;
    return true;
  },
  "twin planted": (article, paragraph, at, author) => {
    const sentence = sentenceAt(article, paragraph, at);
    return sentence !== undefined && plant(article, copy(sentence, author), paragraph, author);
  },
  "look-alike planted": (article, paragraph, at, author) => {
    const sentence = sentenceAt(article, paragraph, at);
    const twin = sentence && lookAlike(sentence, author);
    return twin !== undefined && twin !== null && plant(article, twin, paragraph, author);
  },
  "deleted beside a look-alike": (article, paragraph, at, author) => {
    const sentence = sentenceAt(article, paragraph, at);
    const twin = sentence && lookAlike(sentence, author);
    if (!twin || !plant(article, twin, paragraph, author)) return false;
    const host = article.paragraphs[paragraph];
    host?.splice(host.indexOf(sentence), 1);
    return true;
  },
};

/** How often each kind of edit was made. */
export type Tally = Map<string, number>;

/**
 * Touches about `share` of the sentences, each with one edit of a kind drawn from those made least so
 * far, so that rare kinds come up as often as common ones.
 */
export function editArticle(article: Article, share: number, author: Author, tally: Tally): void {
  const sentences = article.paragraphs.reduce((count, { length }) => count + length, 0);
  for (let left = Math.max(1, Math.round(sentences * share)); left > 0; left -= 1) {
    const kinds = Object.keys(EDITS)
      .map((kind) => ({ kind, rank: (tally.get(kind) ?? 0) + author.dice.below(40) }))
      .sort((a, b) => a.rank - b.rank);
    for (const { kind } of kinds.slice(0, 6)) {
      const paragraph = author.dice.below(article.paragraphs.length);
      const at = author.dice.below(article.paragraphs[paragraph]?.length ?? 0);
      if (!article.paragraphs[paragraph]?.[at] || !EDITS[kind]?.(article, paragraph, at, author)) continue;
      tally.set(kind, (tally.get(kind) ?? 0) + 1);
      break;
    }
  }
}

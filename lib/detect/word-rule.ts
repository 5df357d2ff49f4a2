/**
 * Remembers what a rule said of a word: news repeats its words, and an alternation of two hundred stems
 * costs far more than a look-up. The memory is bounded, and forgetting changes no answer.
 */

const MOST_WORDS = 20_000;

/** A yes-or-no question about a word in lower case whose answers are kept. */
export class WordRule {
  private readonly answers = new Map<string, boolean>();
  constructor(private readonly ask: (word: string) => boolean) {}

  /** What the rule says of `word`. */
  holds(word: string): boolean {
    const known = this.answers.get(word);
    if (known !== undefined) return known;
    if (this.answers.size >= MOST_WORDS) this.answers.clear();
    const answer = this.ask(word);
    this.answers.set(word, answer);
    return answer;
  }
}

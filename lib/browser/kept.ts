/**
 * Articles kept in this browser for when there is no network: what each reader was drawn from, and all the
 * server said of its claims afterwards. Everything lies under the person who opened it, and nobody else's
 * page ever asks for it. A copy, never the only one: what was not sent yet is the outbox's business.
 */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { ArticleStatus } from "../model/vocabulary";
import type { Claim, Dismissal } from "../model/wire";
import { type ArticleRead, type ArticleState, drawnState, isUnread, withArticle } from "./article-state";
import type { ReaderSource } from "./reader-page";

/** The form in which articles are kept; a copy in another form is left for the build that wrote it. */
const FORM = 1;

/** So many articles are kept for a person, those opened last. */
const MOST_ARTICLES = 60;

/** What is told of a kept article without opening it. `since`: all changes up to this revision are kept. */
type Entry = {
  form: number;
  title: string;
  publisher: string | null;
  language: string;
  /** Milliseconds since 1970. */
  openedAt: number;
  state: ArticleState | null;
  status: ArticleStatus;
  since: number | null;
};

type ByArticle = [person: string, article: string];

interface Stores extends DBSchema {
  articles: { key: ByArticle; value: Entry };
  pages: { key: ByArticle; value: ReaderSource };
  claims: { key: [...ByArticle, string]; value: Claim };
  dismissals: { key: [...ByArticle, string]; value: Dismissal };
}

const STORES = ["articles", "pages", "claims", "dismissals"] as const;

/** What the server said of an article after its page was drawn. */
export type Told = {
  claims: readonly Claim[];
  dismissals: readonly Dismissal[];
  /** The article's own state; null while it is not known that nothing before it was missed. */
  state: ArticleState | null;
};

/** An article as it was kept. */
export type KeptArticle = { source: ReaderSource; told: Told; openedAt: number };

/** A kept article in a list. */
export type KeptTitle = Pick<Entry, "title" | "publisher" | "language" | "status" | "openedAt"> & {
  id: string;
};

/** Everything under a key's first parts: a list is greater than any text. */
function below(...first: string[]): IDBKeyRange {
  return IDBKeyRange.bound(first, [...first, []]);
}

/** The articles kept for one person. */
export class Kept {
  readonly #db: IDBPDatabase<Stores>;
  readonly #person: string;

  private constructor(db: IDBPDatabase<Stores>, person: string) {
    this.#db = db;
    this.#person = person;
  }

  /**
   * Opens what is kept for a person; nothing is there at first.
   * @throws DOMException where the browser keeps nothing
   */
  static async open(person: string): Promise<Kept> {
    const db = await openDB<Stores>("proofmark-kept", 1, {
      upgrade(fresh) {
        for (const name of STORES) fresh.createObjectStore(name);
      },
      blocking(_current, _wanted, event) {
        // Another build wants the database in another form; this page can do without it.
        if (event.target instanceof IDBDatabase) event.target.close();
      },
    });
    return new Kept(db, person);
  }

  close(): void {
    this.#db.close();
  }

  /** Keeps what a reader was just drawn from. The oldest articles go when there are many, or no room. */
  async keep(source: ReaderSource, openedAt: number): Promise<void> {
    try {
      await this.#put(source, openedAt);
    } catch (error) {
      if (!(error instanceof DOMException && error.name === "QuotaExceededError")) throw error;
      await this.#letGo(Math.floor((await this.list()).length / 2));
      await this.#put(source, openedAt);
    }
    await this.#letGo(MOST_ARTICLES);
  }

  /**
   * Adds what the server said since; of what is kept as it stood later, nothing changes.
   * @param since all changes up to this revision are kept by now
   */
  async take(article: string, told: Told, since?: number): Promise<void> {
    const key: ByArticle = [this.#person, article];
    const all = this.#db.transaction(STORES, "readwrite");
    const entry = await all.objectStore("articles").get(key);
    if (!entry) return;
    const claims = all.objectStore("claims");
    const dismissals = all.objectStore("dismissals");
    const older = (known: { revision: number } | undefined, one: { revision: number }) =>
      known !== undefined && known.revision > one.revision;
    await Promise.all([
      ...told.claims.map(async (one) => {
        const at: [...ByArticle, string] = [...key, one.id];
        if (!older(await claims.get(at), one)) await claims.put(one, at);
      }),
      ...told.dismissals.map(async (one) => {
        const at: [...ByArticle, string] = [...key, one.id];
        if (!older(await dismissals.get(at), one)) await dismissals.put(one, at);
      }),
    ]);
    const known = entry.state;
    const behind = told.state !== null && known !== null && told.state.metaRevision < known.metaRevision;
    const state = behind ? known : (told.state ?? known);
    void all
      .objectStore("articles")
      .put({ ...entry, state, status: state?.status ?? entry.status, since: since ?? entry.since }, key);
    await all.done;
  }

  /** Adds what a change of the article itself was answered with. */
  async takeArticle(article: string, read: ArticleRead): Promise<void> {
    const key: ByArticle = [this.#person, article];
    const all = this.#db.transaction(["articles", "pages"], "readwrite");
    const entry = await all.objectStore("articles").get(key);
    const page = (await all.objectStore("pages").get(key))?.page;
    if (entry?.form !== FORM || !page) return;
    const state = withArticle(entry.state ?? drawnState(page.article), read);
    void all.objectStore("articles").put({ ...entry, state, status: state.status }, key);
    await all.done;
  }

  /** Up to which revision all changes of an article are kept; null when that is not known. */
  async since(article: string): Promise<number | null> {
    return (await this.#db.get("articles", [this.#person, article]))?.since ?? null;
  }

  /** A kept article; null when there is none in a form that this build reads. */
  async read(article: string): Promise<KeptArticle | null> {
    const key: ByArticle = [this.#person, article];
    const all = this.#db.transaction(STORES);
    const [entry, source, claims, dismissals] = await Promise.all([
      all.objectStore("articles").get(key),
      all.objectStore("pages").get(key),
      all.objectStore("claims").getAll(below(...key)),
      all.objectStore("dismissals").getAll(below(...key)),
    ]);
    if (entry?.form !== FORM || !source) return null;
    return { source, told: { claims, dismissals, state: entry.state }, openedAt: entry.openedAt };
  }

  /** All articles of the person in a form that this build reads, those opened last first. */
  async list(): Promise<KeptTitle[]> {
    const all = this.#db.transaction("articles");
    const [keys, entries] = await Promise.all([
      all.store.getAllKeys(below(this.#person)),
      all.store.getAll(below(this.#person)),
    ]);
    return entries
      .map(({ title, publisher, language, status, openedAt, form }, i) => {
        return { id: keys[i]?.[1] ?? "", title, publisher, language, status, openedAt, form };
      })
      .filter(({ form }) => form === FORM)
      .map(({ form, ...title }) => title)
      .sort((a, b) => b.openedAt - a.openedAt);
  }

  /** Forgets what was said of an article after it was drawn: the server's own past has changed (a restored backup). */
  async forgetTold(article: string): Promise<void> {
    const key: ByArticle = [this.#person, article];
    const all = this.#db.transaction(["articles", "claims", "dismissals"], "readwrite");
    const entry = await all.objectStore("articles").get(key);
    if (entry) void all.objectStore("articles").put({ ...entry, state: null, since: null }, key);
    void all.objectStore("claims").delete(below(...key));
    void all.objectStore("dismissals").delete(below(...key));
    await all.done;
  }

  /** Forgets everything of the person. */
  async forgetAll(): Promise<void> {
    const all = this.#db.transaction(STORES, "readwrite");
    for (const name of STORES) void all.objectStore(name).delete(below(this.#person));
    await all.done;
  }

  async #put(source: ReaderSource, openedAt: number): Promise<void> {
    const { article } = source.page;
    const key: ByArticle = [this.#person, article.id];
    const all = this.#db.transaction(["articles", "pages"], "readwrite");
    const before = await all.objectStore("articles").get(key);
    const { title, publisher, language } = article;
    const known = before?.form === FORM ? before : null;
    // The page was drawn before a change that was sent from here meanwhile.
    const sent = known?.state && !isUnread(known.state) ? known.state : null;
    const overtaken = sent !== null && sent.metaRevision > article.metaRevision;
    const state = overtaken ? withArticle(drawnState(article), sent) : null;
    void all.objectStore("articles").put(
      {
        form: FORM,
        title,
        publisher,
        language,
        openedAt,
        state,
        status: state?.status ?? article.status,
        since: known?.since ?? null,
      },
      key,
    );
    void all.objectStore("pages").put(source, key);
    await all.done;
  }

  /** Lets all articles go but the `left` that were opened last. */
  async #letGo(left: number): Promise<void> {
    const gone = (await this.list()).slice(left);
    if (gone.length === 0) return;
    const all = this.#db.transaction(STORES, "readwrite");
    for (const { id } of gone) {
      void all.objectStore("articles").delete([this.#person, id]);
      void all.objectStore("pages").delete([this.#person, id]);
      void all.objectStore("claims").delete(below(this.#person, id));
      void all.objectStore("dismissals").delete(below(this.#person, id));
    }
    await all.done;
  }
}

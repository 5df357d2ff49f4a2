/**
 * The shapes of what is live on the wire: pokes, presence and the feed of events. A poke says that
 * something changed and never what: whoever hears it asks for the delta with the rights they have then.
 * Pages import types from here, never the schemas: zod stays out of the browser.
 */
import { z } from "zod";
import { NEWSROOM } from "./newsroom";
import { HistoryEntry, Id, Person } from "./wire";

/** The most articles one stream tells of. */
export const MOST_ARTICLES = 100;

const ids = z
  .string()
  .transform((list) => [...new Set(list.split(","))])
  .pipe(
    z
      .array(z.union([z.literal(NEWSROOM), Id]))
      .min(1)
      .max(MOST_ARTICLES),
  );

export const PokesQuery = z.strictObject({
  articles: ids.meta({
    description: `Ids joined by commas, ${MOST_ARTICLES} at most; \`${NEWSROOM}\` is one too`,
  }),
});

export const Poke = z
  .object({
    article: z.string().meta({ description: `Its id, or \`${NEWSROOM}\`` }),
    revision: z.int().meta({ description: "The article's revision; another than yours: ask for the delta" }),
    presence: z.int().meta({ description: "Another number than before: ask who is there" }),
  })
  .meta({ id: "Poke" });

/** Where one open page of a person is. */
export const Beat = z
  .strictObject({
    tab: Id.meta({ description: "Made once by each open page" }),
    claim: Id.nullable().default(null).meta({ description: "The claim whose card is open" }),
    here: z.boolean().default(true).meta({ description: "false: the page is being left" }),
  })
  .meta({ id: "Beat" });

export const Presence = z
  .object({
    people: z.array(
      z.object({
        user: Person,
        claims: z.array(z.string()).meta({ description: "The claims they have open, in any of their pages" }),
      }),
    ),
  })
  .meta({ id: "Presence", description: "Who is reading an article, ordered by id" });

export const EventsQuery = z.strictObject({
  since: z.coerce
    .number()
    .int()
    .min(0)
    .max(Number.MAX_SAFE_INTEGER)
    .default(0)
    .meta({ description: "The id of the last event you have; 0 from the beginning" }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const EventFeed = z.object({
  items: z.array(HistoryEntry),
  nextSince: z.int().meta({ description: "`since` of the next call; as sent when nothing is new" }),
  more: z.boolean().meta({ description: "Whether there are more events already" }),
});

export type Poke = z.infer<typeof Poke>;
export type Beat = z.infer<typeof Beat>;
export type Presence = z.infer<typeof Presence>;
export type EventsQuery = z.infer<typeof EventsQuery>;
export type EventFeed = z.infer<typeof EventFeed>;

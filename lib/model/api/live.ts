/** The contract of what is live: pokes, who is here, and the feed of everything that happened. */
import { Beat, EventFeed, EventsQuery, PokesQuery, Presence } from "../wire-live";
import { endpoint } from "./endpoint";
import { ANA, ARTICLE_ID, CLAIM_ID } from "./examples";

export const openPokes = endpoint({
  name: "pokes",
  method: "GET",
  path: "/pokes",
  group: "live",
  summary: "Hear, as server-sent events, that something in these articles changed",
  description:
    "`data` of an event `message` is a `Poke` in JSON: the article and two counters, no content; ask " +
    "`/articles/{id}/claims?since=` and `/articles/{id}/presence` for that. The first events say where each " +
    "article stands now, so nothing is missed by connecting again. Several changes may come as one event. " +
    "An event `beat` comes every 15 seconds; without one for much longer the line is dead. The stream ends " +
    "when its person may no longer come in, and when the server ends. An article that is not there is never " +
    "told of. `newsroom` stands for all of them: its revision is the id of the newest event. One person can " +
    "have 24 streams open; one more ends the oldest.",
  query: PokesQuery,
  answer: { status: 200, schema: null, mediaType: "text/event-stream" },
  errors: [],
  example: {
    query: `?articles=${ARTICLE_ID}`,
    answer: `data: {"article":"${ARTICLE_ID}","revision":12,"presence":1793615400001}\n\n`,
  },
});

const HERE = { people: [{ user: ANA, claims: [CLAIM_ID] }] };

export const readPresence = endpoint({
  name: "readPresence",
  method: "GET",
  path: "/articles/{id}/presence",
  group: "live",
  summary: "Read who is reading an article and which claims they have open",
  answer: { status: 200, schema: Presence },
  errors: [],
  example: { answer: HERE },
});

export const beat = endpoint({
  name: "beat",
  method: "PUT",
  path: "/articles/{id}/presence",
  group: "live",
  summary: "Say that you are reading an article, and hear who else is",
  description:
    "Send it every 5 seconds from each open page, and at once when another claim is opened; a page not heard " +
    "of for 15 seconds is gone. With `here: false`, sent while a page is left (`fetch` with `keepalive`), it " +
    "is gone at once. Kept in memory only.",
  body: Beat,
  answer: { status: 200, schema: Presence },
  errors: [],
  example: {
    body: { tab: "01930000-0000-7000-8000-00000000ab01", claim: CLAIM_ID },
    answer: HERE,
  },
});

export const readEvents = endpoint({
  name: "readEvents",
  method: "GET",
  path: "/events",
  group: "live",
  summary: "Follow everything that happened, in the order it was kept (editors)",
  description:
    "Call again with `since=nextSince` to go on; the same call later gives what has come in the meantime.",
  query: EventsQuery,
  answer: { status: 200, schema: EventFeed },
  errors: ["FORBIDDEN"],
  example: {
    query: "?since=6&limit=100",
    answer: {
      items: [
        {
          id: 7,
          kind: "claim_changed",
          at: "2026-11-02T08:10:00.000Z",
          actor: ANA,
          articleId: ARTICLE_ID,
          claimId: CLAIM_ID,
          subject: null,
          revision: 4,
          change: { from: { type: "quantity" }, to: { type: "troop-count" } },
          reason: null,
        },
      ],
      nextSince: 7,
      more: false,
    },
  },
});

export const LIVE_ENDPOINTS = [openPokes, readPresence, beat, readEvents];

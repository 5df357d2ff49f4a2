/**
 * A process of its own that holds everybody's stream open and notes when each event comes in, so that
 * whoever makes the load does not hold up what it measures. Its parent sends a `Task` and later "stop".
 */
import { EventSourceParserStream } from "eventsource-parser/stream";
import type { Poke } from "../../lib/model/wire-live";
import { now } from "./time";

export type Task = {
  readonly address: string;
  readonly articles: readonly string[];
  readonly tokens: readonly string[];
};
/** An event of one stream; `at` is in milliseconds on `now`'s clock. */
export type Heard = { readonly article: string; readonly revision: number; readonly at: number };
/** What the parent is told: that every stream is open, and in the end what each heard and how many broke. */
export type Told = "open" | { readonly streams: readonly (readonly Heard[])[]; readonly broken: number };

const ended = new AbortController();
const streams: Heard[][] = [];
let broken = 0;

async function listen({ address, articles }: Task, token: string): Promise<void> {
  const answer = await fetch(`${address}/api/v1/pokes?articles=${articles.join(",")}`, {
    headers: { authorization: `Bearer ${token}` },
    signal: ended.signal,
  });
  if (!answer.ok || answer.body === null) throw new Error(`A stream was refused: ${answer.status}`);
  const heard: Heard[] = [];
  streams.push(heard);
  // The DOM's type of a stream of bytes is wider than what the decoder takes; they are the same bytes.
  const text = answer.body.pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>);
  const carry = async () => {
    for await (const { event, data } of text.pipeThrough(new EventSourceParserStream())) {
      if (event !== undefined) continue;
      const { article, revision } = JSON.parse(data) as Poke;
      heard.push({ article, revision, at: now() });
    }
  };
  const gone = () => {
    if (!ended.signal.aborted) broken += 1;
  };
  carry().then(gone, gone);
}

const tell = (told: Told, sent?: () => void) => process.send?.(told, undefined, undefined, sent);

// Whoever asked is gone.
process.on("disconnect", () => process.exit());

process.on("message", async (message: Task | "stop") => {
  if (message === "stop") {
    ended.abort();
    // Not before it has gone out: leaving at once would cut a long message off.
    tell({ streams, broken }, () => process.exit());
    return;
  }
  await Promise.all(message.tokens.map((token) => listen(message, token)));
  tell("open");
});

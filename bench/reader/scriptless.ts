/** HTML without its scripts, whole or as it streams by. */

const END = "</script>";

/** HTML without script elements and what is fetched for them. */
export function withoutScripts(html: string): string {
  return html
    .replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, "")
    .replace(/<link\b[^>]*\bas="script"[^>]*>/g, "");
}

/** The same while the server is still writing: each part goes on at once, but for a tag that has not ended. */
export function scriptless(): TransformStream<string, string> {
  let held = "";
  return new TransformStream({
    transform(part, out) {
      // A long script is not looked through again with each part of it.
      const ended = (held.slice(-END.length) + part).includes(END);
      held += part;
      if (held.startsWith("<script") && !ended) return;
      held = withoutScripts(held);
      const script = held.indexOf("<script");
      const tag = held.lastIndexOf("<");
      const unfinished = held.indexOf(">", tag) < 0 ? tag : -1;
      const end = [script, unfinished].find((at) => at >= 0) ?? held.length;
      out.enqueue(held.slice(0, end));
      held = held.slice(end);
    },
    flush: (out) => out.enqueue(held),
  });
}

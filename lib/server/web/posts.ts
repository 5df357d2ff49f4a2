/**
 * Posts of social networks as pages embed them: found by the mark-up that each network hands out, and read
 * as what was said, by whom, when and where. What a network's own script would draw is not fetched; an
 * embed that holds no words of its own is only named.
 */
import { readAttribution } from "../../text/lines";

/** An embedded post as plain text; `time` as the page writes it, `address` http or https. */
export type Post = {
  readonly text: string;
  readonly author?: string;
  readonly handle?: string;
  readonly time?: string;
  readonly address?: string;
};

/** Every element that stands for a post; of nested ones the outermost counts. */
export const EMBEDS = [
  "blockquote.twitter-tweet",
  "blockquote.twitter-video",
  "blockquote.bluesky-embed",
  "blockquote.instagram-media",
  "blockquote.tiktok-embed",
  "blockquote.text-post-media",
  "blockquote.mastodon-embed",
  "blockquote.reddit-embed-bq",
  "blockquote.reddit-card",
  "blockquote[class*='telegram']",
  ".tgme_widget_message",
  ".fb-post",
  "blockquote.fb-xfbml-parse-ignore",
].join(", ");

/** Attributes in which networks keep a post's own address. */
const ADDRESSES = [
  "data-instgrm-permalink",
  "data-text-post-permalink",
  "data-embed-url",
  "data-href",
  "cite",
];
/** What an address of one post looks like, whatever the network; a profile's has less. */
const POST_LINK =
  /\/(?:status|statuses|post|posts|p|reel|tv|video|videos|permalink|comments|photo|photos|story|watch)(?:\.php)?[/?]|\/\/t\.me\/\w+\/\d+|\/@[^/]+\/\d+/;
/** What networks write around the words of a post, in the languages they do so. */
const SHARED_BY =
  /^(?:a (?:post|reel|video) shared by|публикация,? споделена от|posted by|публикувано от|post by)\s+/i;
const CALLS =
  /^(?:view (?:this post )?on \p{L}+|вижте тази публикация в instagram\.?|виж (?:в|на) \p{L}+)$/iu;
const HANDLE = /@[\p{L}\p{N}_.-]{1,64}(?:@[\p{L}\p{N}.-]{1,80})?/u;

/** A web address made absolute, or undefined for one that leads anywhere else than to the web. */
export function webAddress(written: string | null | undefined, base: string): string | undefined {
  if (!written || !URL.canParse(written, base)) return undefined;
  const url = new URL(written, base);
  const web = (url.protocol === "http:" || url.protocol === "https:") && !url.username && !url.password;
  return web && url.href.length <= 2000 ? url.href : undefined;
}

/** Reads an element that {@link EMBEDS} finds; null for one that holds no words of the post. */
export function readPost(element: Element): Post | null {
  const lines = linesOf(element);
  const post = element.matches(".tgme_widget_message") ? telegram(element) : quoted(element, lines);
  const address = addressOf(element);
  return post.text === "" ? null : shortened({ ...post, ...(address && { address }) });
}

/** Where an embed leads, for one that holds no words; undefined when nothing says so. */
export function addressOf(element: Element): string | undefined {
  const base = element.ownerDocument.baseURI;
  const telegramPost = element.getAttribute("data-post") ?? element.getAttribute("data-telegram-post");
  if (telegramPost && /^\w+\/\d+$/.test(telegramPost)) return `https://t.me/${telegramPost}`;
  const holders = [element, ...element.querySelectorAll("blockquote[cite]")];
  for (const holder of holders) {
    for (const name of ADDRESSES) {
      const address = webAddress(holder.getAttribute(name), base);
      if (address) return withoutTracking(address);
    }
  }
  const links = [...element.querySelectorAll("a[href]")]
    .map((link) => webAddress(link.getAttribute("href"), base))
    .filter((address) => address !== undefined);
  // The network's own link to the post is the last one; the words may link to others.
  const own = links.findLast((address) => POST_LINK.test(address));
  return own && withoutTracking(own);
}

function withoutTracking(address: string): string {
  const url = new URL(address);
  for (const name of [...url.searchParams.keys()]) {
    if (/^(?:ref_src|ref_url|utm_.*|igsh|igshid|s|t|embed_source)$/.test(name)) url.searchParams.delete(name);
  }
  return url.href;
}

function telegram(element: Element): Post {
  const text = linesOf(element.querySelector(".tgme_widget_message_text")).join("\n");
  const author = wordsOf(element.querySelector(".tgme_widget_message_owner_name"));
  const time = element.querySelector("time");
  const channel = /^(\w+)\//.exec(element.getAttribute("data-post") ?? "")?.[1];
  return {
    text,
    ...(author && { author }),
    ...(channel && { handle: `@${channel}` }),
    ...(time && { time: wordsOf(time) || (time.getAttribute("datetime") ?? "") }),
  };
}

/** A post that is a quotation with a last line saying whose it is. */
function quoted(element: Element, lines: string[]): Post {
  const said = lines.filter((line) => !CALLS.test(line));
  const last = said.at(-1) ?? "";
  const attribution = readAttribution(last);
  if (attribution) return { text: said.slice(0, -1).join("\n"), ...attribution };
  const time = element.querySelector("time");
  const stamp = time ? wordsOf(time) || (time.getAttribute("datetime") ?? "") : "";
  const shared = said.findIndex((line) => SHARED_BY.test(line));
  if (shared >= 0) {
    const by = (said[shared] ?? "").replace(SHARED_BY, "");
    const [who = "", when = ""] = by.split(/\s+(?:on|на)\s+(?=\S)/u);
    const handle = HANDLE.exec(who)?.[0];
    const author = who
      .replace(/\s*\(@[^)]*\)\s*/, " ")
      .replace(HANDLE, "")
      .trim();
    return {
      text: said.filter((_, at) => at !== shared).join("\n"),
      ...(author && { author }),
      ...(handle && { handle }),
      ...((when || stamp) && { time: when || stamp }),
    };
  }
  const dash = /^[—–-]{1,2}\s*(\S.*)$/u.exec(last);
  const author = dash?.[1];
  if (author && said.length > 1) return { text: said.slice(0, -1).join("\n"), author };
  return { text: said.join("\n"), ...(stamp && { time: stamp }) };
}

function shortened({ text, ...fields }: Post): Post {
  const cut = Object.entries(fields).map(([name, value]) => [
    name,
    name === "address" ? value : value.slice(0, 300).toWellFormed().trim(),
  ]);
  return { text, ...Object.fromEntries(cut) };
}

function wordsOf(element: Element | null): string {
  return (element?.textContent ?? "").replace(/\s+/g, " ").trim();
}

/** The lines of an embed as it shows them: one for a paragraph, what stands outside of any on its own. */
function linesOf(element: Element | null): string[] {
  if (element === null) return [];
  let words = "";
  const visit = (parent: Element) => {
    for (const child of parent.childNodes) {
      if (child.nodeType === 3) words += (child.nodeValue ?? "").replace(/[\t\n\r\f ]+/g, " ");
      if (child.nodeType !== 1) continue;
      const inner = child as Element; // Its type says so.
      if (/^(?:script|style|template|noscript|svg|iframe|button)$/.test(inner.localName)) continue;
      if (inner.localName === "br") words += "\n";
      else if (inner.localName === "img")
        words += /^\P{L}{1,16}$/u.test(inner.getAttribute("alt") ?? "") ? inner.getAttribute("alt") : "";
      else if (/^(?:p|div|blockquote|section|header|footer|ul|li)$/.test(inner.localName)) {
        words += "\n";
        visit(inner);
        words += "\n";
      } else visit(inner);
    }
  };
  visit(element);
  return words
    .split("\n")
    .map((line) => line.replace(/ {2,}/g, " ").trim())
    .filter((line) => line !== "");
}

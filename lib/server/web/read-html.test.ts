import { describe, expect, it } from "vitest";
import type { Page } from "./page";
import { readHtml } from "./read-html";

const FILLER =
  "Около 1200 души прекараха нощта в залата, съобщиха от общината, а водата дойде с цистерни от селата.";
const more = (count: number) => `<p>${FILLER}</p>`.repeat(count);

function read(html: string, address: string | null = "https://vestnik.example/novini/1"): Page {
  const page = readHtml({ html, address, timeZone: "Europe/Sofia" });
  if (page === null) throw new Error("no text");
  return page;
}
const whole = (body: string, head = "") =>
  read(`<!doctype html><html lang="bg"><head>${head}</head><body>${body}</body></html>`);
/** Blocks as their kind and words. */
const told = ({ text, blocks }: Page) => blocks.map(({ kind, start, end }) => [kind, text.slice(start, end)]);
const posts = (page: Page) => page.blocks.filter(({ kind }) => kind === "post");

describe("a page", () => {
  it("gives its headline, its lead, and the blocks of its text in their order, and nothing around it", () => {
    const page = whole(`<header><nav><ul><li><a href="/">Начало</a></li></ul></nav></header>
      <main><h1>Градът прие 1200 души</h1><p class="article-lead">Залата се напълни до полунощ, каза кметът.</p>
      <article>${more(2)}<h2>Какво следва</h2>${more(1)}
      <ul><li>120 легла в <b>първото</b> училище</li><li>200 легла</li></ul>
      <ol start="3"><li>трето</li><li>четвърто</li></ol>
      <blockquote><p>Дадохме всичко.</p></blockquote>
      <p>Вижте още: <a href="/most">Мостът е затворен</a></p>
      <table><tr><th>Училище</th><th>Легла</th></tr><tr><td>Първо</td><td>120</td></tr></table>
      ${more(2)}</article></main><footer>© Вестник</footer>`);
    expect(told(page)).toEqual([
      ["heading", "Градът прие 1200 души"],
      ["paragraph", "Залата се напълни до полунощ, каза кметът."],
      ["paragraph", FILLER],
      ["paragraph", FILLER],
      ["heading", "Какво следва"],
      ["paragraph", FILLER],
      ["list", "• 120 легла в първото училище\n• 200 легла"],
      ["list", "3. трето\n4. четвърто"],
      ["quotation", "Дадохме всичко."],
      ["related", "Вижте още: Мостът е затворен"],
      ["paragraph", "Училище\tЛегла\nПърво\t120"],
      ["paragraph", FILLER],
      ["paragraph", FILLER],
    ]);
    expect(page.leftOut).toEqual([{ kind: "navigation", count: 2, excerpts: ["© Вестник", "Начало"] }]);
  });

  it("says white space, line breaks and signs in pictures as a browser shows them", () => {
    const page = whole(`<article><h1>Заглавие на новината</h1><p>  Първи
      ред,&nbsp;10&thinsp;000<br>втори  ред <img class="emoji" alt="🇧🇬" src="x"> край<br><br>нов абзац</p>${more(3)}</article>`);
    expect(told(page).slice(1, 3)).toEqual([
      ["paragraph", "Първи ред,\u00a010\u2009000\nвтори ред 🇧🇬 край"],
      ["paragraph", "нов абзац"],
    ]);
  });

  it("keeps from hidden words, and counts what it leaves out by kind", () => {
    const page = whole(`<article><h1>Заглавие на новината</h1>${more(3)}<p style="display: none">тайно</p>
      <p hidden>скрито</p><img src="a.jpg" alt="Залата"><iframe src="https://video.example/1"></iframe>
      <script>1</script></article><div class="comments"><p>Първи коментар под статията</p></div>
      <aside><p>Друга новина от деня</p></aside><div class="advert-box"><p>Купете сега</p></div>`);
    expect(page.text).not.toMatch(/тайно|скрито|коментар|Друга|Купете/);
    expect(Object.fromEntries(page.leftOut.map(({ kind, excerpts }) => [kind, excerpts]))).toEqual({
      comments: ["Първи коментар под статията"],
      advertising: ["Купете сега"],
      related: ["Друга новина от деня"],
      hidden: ["скрито", "тайно"],
      image: ["Залата"],
      embed: ["https://video.example/1"],
      script: [],
    });
  });

  it("drawn by a script is taken from what it tells search engines", () => {
    const data = {
      "@type": "NewsArticle",
      headline: "Градът прие 1200 души",
      articleBody: `${FILLER}\n${FILLER}`,
    };
    const page = whole('<div id="root">Зарежда се</div>', ld(data));
    expect(page.text).toBe(`Градът прие 1200 души\n\n${FILLER}\n${FILLER}`);
  });

  it("calls a list of nothing but links related, and no list of its text", () => {
    const links =
      '<ul><li><a href="/1">Мостът е затворен</a></li><li><a href="/2">Реката спадна</a></li></ul>';
    const page = read(`<!--StartFragment--><p>Текст.</p>${links}`, null);
    expect(told(page)[1]).toEqual(["related", "• Мостът е затворен\n• Реката спадна"]);
  });

  it("without words is none", () => {
    expect(readHtml({ html: "<html><body><img src=x>", address: null, timeZone: "UTC" })).toBeNull();
  });

  it("in an English text under a Bulgarian frame is English", () => {
    const english =
      "About 1,200 people spent the night in the hall, the mayor said, and the water came by truck.";
    const page = whole(`<article><h1>The city took in 1,200</h1>${`<p>${english}</p>`.repeat(4)}</article>`);
    expect(page.metadata.language).toBe("en");
  });
});

const ld = (data: object) => `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
const said = (head: string, address?: string) =>
  read(
    `<html lang="bg-BG"><head>${head}</head><body><article><h1>Градът прие 1200 души</h1>${more(4)}`,
    address,
  ).metadata;

describe("what a page says of itself", () => {
  it("is read from JSON-LD first, wherever the article is in it", () => {
    const article = {
      "@type": ["NewsArticle"],
      headline: "Градът прие 1200 &quot;души&quot;",
      author: [{ name: "Мария Колева" }, { name: "Иван Илиев" }, "https://facebook.example/x"],
      publisher: { name: "Вестник" },
      datePublished: "2026-11-02T08:15:30+0200",
    };
    expect(
      said(`${ld([{ "@type": "WebSite", name: "x" }, { "@graph": [article] }])}
      <meta property="og:title" content="друго"><meta name="author" content="друг">`),
    ).toEqual({
      title: 'Градът прие 1200 "души"',
      author: "Мария Колева, Иван Илиев",
      publisher: "Вестник",
      publishedAt: "2026-11-02T06:15:30.000Z",
      language: "bg",
      address: "https://vestnik.example/novini/1",
    });
  });

  it("comes from Open Graph and other elements where JSON-LD is missing or broken", () => {
    expect(
      said(`<script type="application/ld+json">{broken</script><title>Градът прие 1200 души - Вестник</title>
      <meta property="og:site_name" content="Вестник"><meta name="author" content="By Мария Колева">
      <meta property="article:published_time" content="2026-11-02">`),
    ).toMatchObject({
      title: "Градът прие 1200 души",
      author: "Мария Колева",
      publisher: "Вестник",
      publishedAt: "2026-11-01T22:00:00.000Z",
    });
  });

  it.each([
    ["2026-11-02T08:15", "2026-11-02T06:15:00.000Z"],
    ["2026-07-02 08:15:00", "2026-07-02T05:15:00.000Z"],
    ["02.11.2026 г., 08:15", "2026-11-02T06:15:00.000Z"],
    ["2026-11-02T06:15:00Z", "2026-11-02T06:15:00.000Z"],
    ["Mon, 02 Nov 2026 06:15:00 GMT", "2026-11-02T06:15:00.000Z"],
    ["0001-01-01T00:00:00", null],
    ["2026-13-45", null],
    ["вчера", null],
    ["", null],
  ])("a date written %j is %s", (written, meant) => {
    expect(said(`<meta name="date" content="${written}">`).publishedAt).toBe(meant);
  });

  it.each([
    ["its own, without tracking", "/novini/1-grad?utm_source=x#a", "https://vestnik.example/novini/1-grad"],
    ["under the site's other name", "https://www.vestnik.example/n/1", "https://www.vestnik.example/n/1"],
    ["another site's", "https://drug.example/n/1", "https://vestnik.example/novini/1"],
    ["the front page", "https://vestnik.example/", "https://vestnik.example/novini/1"],
    ["no address of the web", "javascript:alert(1)", "https://vestnik.example/novini/1"],
  ])("an address that is %s", (_, href, kept) => {
    expect(said(`<link rel="canonical" href="${href}">`).address).toBe(kept);
  });

  it("is cut to what an article takes, and holds nothing that is no text", () => {
    const long = "д".repeat(3000);
    const { title, author } = said(
      ld({ "@type": "Article", headline: `а\u0000\ud83c${long}`, author: `${long}\n` }),
    );
    expect([title?.length, author?.length, title?.isWellFormed()]).toEqual([500, 200, true]);
  });

  it("of a saved page has the address the browser wrote into it", () => {
    const html = `<!-- saved from url=(0031)https://vestnik.example/novini/1 --><html><body>${more(4)}</body></html>`;
    expect(read(html, null).metadata.address).toBe("https://vestnik.example/novini/1");
  });
});

describe("an embedded post", () => {
  const embedded = (html: string) =>
    whole(`<article><h1>Заглавие на новината</h1>${more(2)}${html}${more(2)}</article>`);

  it.each([
    [
      "X",
      `<blockquote class="twitter-tweet" data-lang="en"><p lang="en" dir="ltr">We sent 14 trucks 🇷🇴.<br>More follow. <a href="https://t.co/x">https://t.co/x</a></p>&mdash; Ana Ionescu (@anaionescu) <a href="https://twitter.com/anaionescu/status/123?ref_src=twsrc%5Etfw">November 2, 2026</a></blockquote><script async src="https://platform.twitter.com/widgets.js"></script>`,
      "We sent 14 trucks 🇷🇴.\nMore follow. https://t.co/x\n— Ana Ionescu (@anaionescu) November 2, 2026",
      {
        author: "Ana Ionescu",
        handle: "@anaionescu",
        time: "November 2, 2026",
        address: "https://twitter.com/anaionescu/status/123",
      },
    ],
    [
      "Bluesky",
      `<blockquote class="bluesky-embed" data-bluesky-uri="at://x"><p lang="bg">Пристигнаха 14 камиона.</p>&mdash; Ана (<a href="https://bsky.app/profile/did:x">@ana.bsky.social</a>) <a href="https://bsky.app/profile/did:x/post/3k">2 ноември 2026</a></blockquote>`,
      "Пристигнаха 14 камиона.\n— Ана (@ana.bsky.social) 2 ноември 2026",
      {
        author: "Ана",
        handle: "@ana.bsky.social",
        time: "2 ноември 2026",
        address: "https://bsky.app/profile/did:x/post/3k",
      },
    ],
    [
      "Facebook",
      `<div class="fb-post" data-href="https://www.facebook.com/obshtina/posts/55"><blockquote cite="https://www.facebook.com/obshtina/posts/55" class="fb-xfbml-parse-ignore"><p>Отвориха се 120 легла.</p>Posted by <a href="https://facebook.com/obshtina">Община Град</a> on&nbsp;<a href="https://www.facebook.com/obshtina/posts/55">Monday, 2 November 2026</a></blockquote></div>`,
      "Отвориха се 120 легла.\n— Община Град Monday, 2 November 2026",
      {
        author: "Община Град",
        time: "Monday, 2 November 2026",
        address: "https://www.facebook.com/obshtina/posts/55",
      },
    ],
    [
      "Instagram",
      `<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/AbC/?utm_source=ig_embed"><div><a href="https://www.instagram.com/p/AbC/"><div>View this post on Instagram</div></a><p>Нощ в залата, 1200 души.</p><p><a href="https://www.instagram.com/p/AbC/">A post shared by Мария (@mariya.k)</a></p></div></blockquote>`,
      "Нощ в залата, 1200 души.\n— Мария (@mariya.k)",
      { author: "Мария", handle: "@mariya.k", address: "https://www.instagram.com/p/AbC/" },
    ],
    [
      "Telegram",
      `<div class="tgme_widget_message" data-post="dunav/55"><a class="tgme_widget_message_owner_name" href="https://t.me/dunav"><span>Дунав</span></a><div class="tgme_widget_message_text">Реката спадна<br>с 40 сантиметра.</div><a href="https://t.me/dunav/55"><time datetime="2026-11-02T06:15:00+00:00">08:15</time></a></div>`,
      "Реката спадна\nс 40 сантиметра.\n— Дунав (@dunav) 08:15",
      { author: "Дунав", handle: "@dunav", time: "08:15", address: "https://t.me/dunav/55" },
    ],
    [
      "Mastodon",
      `<blockquote class="mastodon-embed" data-embed-url="https://mastodon.example/@ana/110/embed"><a href="https://mastodon.example/@ana/110"><div>Post by @ana@mastodon.example</div><div>Дойдоха 14 камиона.</div><div>View on Mastodon</div></a></blockquote>`,
      "Дойдоха 14 камиона.\n— @ana@mastodon.example",
      { handle: "@ana@mastodon.example", address: "https://mastodon.example/@ana/110/embed" },
    ],
  ])("of %s is plain text with who, when and where", (_, html, text, fields) => {
    const page = embedded(html);
    const [post, ...others] = posts(page);
    expect(others).toEqual([]);
    expect(page.text.slice(post?.start, post?.end)).toBe(text);
    expect(post).toMatchObject(fields);
    expect(page.text.split(FILLER)).toHaveLength(5);
  });

  it.each([
    [
      "Telegram's script",
      '<script src="https://telegram.org/js/widget.js" data-telegram-post="dunav/55"></script>',
      "https://t.me/dunav/55",
    ],
    [
      "a frame",
      '<iframe class="mastodon-embed" src="https://mastodon.example/@ana/110/embed"></iframe>',
      "https://mastodon.example/@ana/110/embed",
    ],
    [
      "an empty quotation",
      '<blockquote class="instagram-media" data-instgrm-permalink="https://www.instagram.com/p/AbC/"></blockquote>',
      "https://www.instagram.com/p/AbC/",
    ],
  ])("that is only %s is named among what was left out", (_, html, address) => {
    const page = embedded(html);
    expect(posts(page)).toEqual([]);
    expect(page.leftOut.find(({ kind }) => kind === "embed")?.excerpts).toEqual([address]);
  });

  it("never has an address that is not the web's", () => {
    const page = embedded(
      `<blockquote class="twitter-tweet" cite="javascript:alert(1)"><p>Дума</p>&mdash; А (@a) <a href="javascript:alert(2)//x.com/a/status/1">днес</a></blockquote>`,
    );
    expect(posts(page)[0]).not.toHaveProperty("address");
  });
});

describe("a part of a page", () => {
  it("is taken whole, without what stands outside of the clipboard's marks", () => {
    const page = read(
      `<html><body>преди<!--StartFragment--><h2>Какво следва</h2><p>До петък.</p><ul><li>120 легла</li></ul><!--EndFragment-->след</body></html>`,
      null,
    );
    expect(told(page)).toEqual([
      ["heading", "Какво следва"],
      ["paragraph", "До петък."],
      ["list", "• 120 легла"],
    ]);
    expect(page.metadata).toMatchObject({ title: null, address: null, language: "bg" });
    expect(page.leftOut).toEqual([]);
  });
});

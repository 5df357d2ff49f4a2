import { describe, expect, it } from "vitest";
import type { Presence as Here } from "../model/wire-live";
import { Presence } from "./presence";
import { ME, OTHER } from "./testing";

const THIRD = { id: "third", name: "Елена Стоева" };

/** A page on an article; what is asked waits until it is answered. */
function page() {
  const said: string[] = [];
  const questions: ((here: Here | Error) => void)[] = [];
  const timers: { ms: number; run: () => void }[] = [];
  const state = { visible: true, claim: null as string | null };
  const ask = () =>
    new Promise<Here>((resolve, reject) =>
      questions.push((here) => (here instanceof Error ? reject(here) : resolve(here))),
    );
  const presence = new Presence(ME.id, {
    beat: ({ claim }) => {
      said.push(`at ${claim}`);
      return ask();
    },
    leave: () => said.push("gone"),
    ask: () => {
      said.push("who");
      return ask();
    },
    claim: () => state.claim,
    visible: () => state.visible,
    later: (ms, run) => {
      const timer = { ms, run };
      timers.push(timer);
      return () => timers.splice(timers.indexOf(timer), timers.includes(timer) ? 1 : 0);
    },
  });
  return {
    presence,
    state,
    said,
    /** Lets the next timer run out; answers how long it was. */
    pass: () => {
      const timer = timers.shift();
      timer?.run();
      return timer?.ms;
    },
    answer: async (number: number, here: Here | Error) => {
      questions[number]?.(here);
      for (let i = 0; i < 5; i++) await Promise.resolve();
    },
  };
}

const here = (...people: [{ id: string; name: string }, ...string[]][]): Here => ({
  people: people.map(([user, ...claims]) => ({ user, claims })),
});

describe("presence", () => {
  it("is the others and what they have open, not the person of the page", async () => {
    const { presence, answer } = page();
    presence.look();
    await answer(0, here([THIRD, "c1"], [ME, "c1"], [OTHER, "c1", "c2"]));
    expect(presence.people()).toEqual([OTHER, THIRD]);
    expect(presence.at("c1")).toEqual([THIRD, OTHER]);
    expect(presence.at("c2")).toEqual([OTHER]);
    expect(presence.at("c3")).toEqual([]);
  });

  it("is said every five seconds, soon after another claim was opened, and not while nobody looks", () => {
    const { presence, state, said, pass } = page();
    presence.look();
    expect(pass()).toBe(5000);
    state.claim = "c1";
    presence.move();
    presence.move();
    expect(pass()).toBe(250);
    state.visible = false;
    presence.look();
    presence.move();
    expect(pass()).toBeUndefined();
    expect(said).toEqual(["at null", "at null", "at c1", "gone"]);
  });

  it("wakes only what shows something else", async () => {
    const { presence, answer } = page();
    const woken: string[] = [];
    for (const topic of ["people", "claim:c1", "claim:c2"] as const) {
      presence.subscribe(topic, () => woken.push(topic));
    }
    presence.look();
    await answer(0, here([OTHER, "c1"]));
    expect(woken.splice(0)).toEqual(["people", "claim:c1"]);
    presence.hear(2);
    await answer(1, here([OTHER, "c1"]));
    expect(woken.splice(0)).toEqual([]);
    presence.hear(3);
    await answer(2, here([OTHER, "c2"]));
    expect(woken).toEqual(["claim:c1", "claim:c2"]);
  });

  it("is asked for once a number, and a late answer changes nothing", async () => {
    const { presence, said, answer } = page();
    presence.hear(5);
    presence.hear(5);
    presence.hear(6);
    expect(said).toEqual(["who", "who"]);
    await answer(1, here([OTHER]));
    await answer(0, here([THIRD]));
    expect(presence.people()).toEqual([OTHER]);
  });

  it("is not known while the server is out of reach", async () => {
    const { presence, answer } = page();
    presence.look();
    await answer(0, here([OTHER, "c1"]));
    presence.look();
    await answer(1, new Error("out of reach"));
    expect([presence.people(), presence.at("c1")]).toEqual([[], []]);
  });
});

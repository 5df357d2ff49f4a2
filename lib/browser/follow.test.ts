import { describe, expect, it } from "vitest";
import { following } from "./follow";

/** A desk whose server stands at a revision; it answers when it is let. */
function desk() {
  const state = { revision: 1, server: 1, asked: 0, reachable: true };
  const answers: (() => void)[] = [];
  return {
    state,
    /** Answers what was asked so far. */
    answer: async () => {
      for (const give of answers.splice(0)) give();
      for (let i = 0; i < 10; i++) await Promise.resolve();
    },
    desk: {
      store: { article: () => ({ revision: state.revision }) },
      refresh: () => {
        state.asked += 1;
        const then = state.server;
        return new Promise<void>((resolve) =>
          answers.push(() => {
            if (state.reachable) state.revision = then;
            resolve();
          }),
        );
      },
    },
  };
}

const poke = (revision: number) => ({ article: "a", revision, presence: 1 });
const calm = () => Promise.resolve();

describe("what hears of an article", () => {
  it("asks once for many pokes, and again for what came while it asked", async () => {
    const one = desk();
    const hear = following(one.desk, calm);
    one.state.server = 2;
    hear(poke(2));
    hear(poke(2));
    await Promise.resolve();
    one.state.server = 4;
    hear(poke(3));
    hear(poke(4));
    await one.answer();
    await one.answer();
    expect(one.state).toMatchObject({ revision: 4, asked: 2 });
  });

  it("asks nothing at a poke of what it knows", () => {
    const one = desk();
    following(one.desk, calm)(poke(1));
    expect(one.state.asked).toBe(0);
  });

  it("rests when the server is out of reach, until the next poke", async () => {
    const one = desk();
    const hear = following(one.desk, calm);
    Object.assign(one.state, { server: 5, reachable: false });
    hear(poke(5));
    for (let i = 0; i < 5; i++) {
      await Promise.resolve();
      await one.answer();
    }
    expect(one.state.asked).toBe(2);
    one.state.reachable = true;
    hear(poke(5));
    await Promise.resolve();
    await one.answer();
    expect(one.state.revision).toBe(5);
  });

  it("takes a server seriously that stands before what the page knows", async () => {
    const one = desk();
    one.state.revision = 9;
    following(one.desk, calm)(poke(1));
    await Promise.resolve();
    await one.answer();
    expect(one.state.revision).toBe(1);
  });

  it("leaves the text alone while hands are on it", async () => {
    const one = desk();
    let release = () => {};
    following(one.desk, () => new Promise((resolve) => (release = resolve)))(poke(2));
    await Promise.resolve();
    expect(one.state.asked).toBe(0);
    release();
    await Promise.resolve();
    expect(one.state.asked).toBe(1);
  });
});

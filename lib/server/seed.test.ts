import { beforeEach, expect, it } from "vitest";
import { DEMO_ARTICLES, DEMO_CLAIMS, DEMO_PEOPLE } from "../../prisma/demo/newsroom";
import { readArticle } from "./articles";
import { claimsSince } from "./claims";
import { read } from "./db";
import { exportClaims } from "./export";
import { seedDemo } from "./seed";
import { freshDatabase } from "./testing";
import { cutByPython, hasPython } from "./testing-python";

beforeEach(freshDatabase);

const checker = { id: "anybody", name: "", role: "checker" as const };
const everything = async () =>
  JSON.stringify([
    await read().user.findMany({ orderBy: { id: "asc" } }),
    await read().article.findMany({ orderBy: { id: "asc" } }),
    await read().claim.findMany({ orderBy: { id: "asc" } }),
    await read().event.findMany({ orderBy: { id: "asc" } }),
  ]);

it("fills the demo newsroom with its people, articles, claims and verdicts", async () => {
  await seedDemo();
  expect(await read().user.count()).toBe(DEMO_PEOPLE.length);
  for (const demo of DEMO_ARTICLES) {
    const { title, note, createdAt, language } = await readArticle(checker, demo.id);
    expect({ title, note, createdAt, language }).toEqual({
      title: demo.title,
      note: demo.note,
      createdAt: demo.importedAt,
      language: demo.language,
    });
    const { claims } = await claimsSince(checker, demo.id, 0);
    const marked = DEMO_CLAIMS.filter(({ article }) => article === demo.key);
    expect(claims.map(({ id }) => id).toSorted()).toEqual(marked.map(({ id }) => id).toSorted());
    for (const { id, at, assessments, decision } of marked) {
      const claim = claims.find((one) => one.id === id);
      expect(claim).toMatchObject({ createdAt: at });
      expect(claim?.assessments.map(({ at }) => at)).toEqual(assessments.map(({ at }) => at));
      expect(claim?.decision?.at).toBe(decision?.at);
      expect(claim?.assessments.every(({ stands }) => stands)).toBe(true);
    }
  }
});

it.runIf(hasPython)("lets Python cut every exported quote out of its text (where python3 is)", async () => {
  await seedDemo();
  const texts: Record<string, string> = {};
  for (const { id } of DEMO_ARTICLES) {
    const { sha256, text } = await readArticle(checker, id);
    texts[sha256] = text;
  }
  let csv = "";
  const format = { kind: "csv", options: { delimiter: ",", bom: true } } as const;
  for await (const piece of exportClaims(checker, {}, format)) csv += piece;
  expect(cutByPython(csv, texts)).toBe(DEMO_CLAIMS.length);
});

it("changes nothing when it runs again", async () => {
  await seedDemo();
  const before = await everything();
  await seedDemo();
  expect(await everything()).toBe(before);
});

/**
 * Fills an empty demo newsroom: the four people whom everybody at this machine may be, three articles,
 * and what the people have marked in them. Everything goes through the use cases, at the demo's own
 * times, so that the demo has the history a newsroom would have.
 */
import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  DEMO_ARTICLES,
  DEMO_CLAIMS,
  DEMO_OPENED_AT,
  DEMO_PEOPLE,
  type DemoArticle,
  type DemoClaim,
  type DemoPersonKey,
  placeOf,
} from "../../prisma/demo/newsroom";
import type { Actor } from "../model/policy";
import { TextIndex } from "../text/offsets";
import type { Act } from "./act";
import { importArticle, type Prepared, patchArticle } from "./articles";
import { markClaim } from "./claims";
import { read, write } from "./db";
import { prepareText } from "./intake";
import { furnish } from "./newsroom";
import { hashPassword } from "./passwords";
import { assessClaim, decideClaim } from "./verdicts";

/** One person's deed at its time. */
type Step = {
  readonly at: string;
  readonly by: DemoPersonKey;
  readonly does: (act: Act) => Promise<unknown>;
};
type Text = { readonly article: DemoArticle; readonly prepared: Prepared };

/** Seeds the demo; a second call changes nothing. */
export async function seedDemo(): Promise<void> {
  await furnish(true);
  if ((await read().user.count()) > 0) return;
  // Nobody knows this password: a demo account is entered by its button, from this machine.
  const passwordHash = await hashPassword(randomBytes(32).toString("base64url"));
  const texts = await Promise.all(DEMO_ARTICLES.map(textOf));
  const steps = [...texts.flatMap(importSteps), ...DEMO_CLAIMS.flatMap((claim) => claimSteps(claim, texts))];
  await write(async (tx) => {
    await tx.user.createMany({
      data: DEMO_PEOPLE.map(({ key: _, ...person }) => ({
        ...person,
        passwordHash,
        preferences: {},
        createdAt: new Date(DEMO_OPENED_AT),
      })),
    });
    // Steps of one time stay in the order they were listed in.
    for (const { at, by, does } of steps.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))) {
      await does({ tx, actor: actorOf(by), at: new Date(at) });
    }
  });
}

function actorOf(key: DemoPersonKey): Actor {
  const person = DEMO_PEOPLE.find((one) => one.key === key);
  if (person === undefined) throw new Error(`The demo newsroom has no ${key}.`);
  const { id, name, role } = person;
  return { id, name, role };
}

async function textOf(article: DemoArticle): Promise<Text> {
  const file = join(process.cwd(), "prisma", "demo", article.file);
  return { article, prepared: prepareText(await readFile(file)) };
}

function importSteps({ article, prepared }: Text): Step[] {
  const { key: _key, file: _file, importedBy: by, importedAt: at, note, ...meta } = article;
  const steps: Step[] = [{ at, by, does: (act) => importArticle(act, prepared, meta) }];
  if (note !== "") steps.push({ at, by, does: (act) => patchArticle(act, article.id, 1, { note }) });
  return steps;
}

function claimSteps(demo: DemoClaim, texts: readonly Text[]): Step[] {
  const { id, article: key, quote, occurrence, marker, at, assessments, decision, ...said } = demo;
  const text = texts.find(({ article }) => article.key === key);
  const place = text && placeOf(text.prepared.text, quote, occurrence);
  if (!text || !place) throw new Error(`The demo article ${key} does not hold: ${quote}`);
  const { start, end } = new TextIndex(text.prepared.text).spanToCodePoints(place);
  const seen = { version: 1, exact: quote };
  const steps: Step[] = [
    {
      at,
      by: marker,
      does: (act) => markClaim(act, text.article.id, { ...said, ...seen, id, start, end }),
    },
  ];
  for (const { by, at, ...verdict } of assessments) {
    steps.push({ at, by, does: (act) => assessClaim(act, id, { ...verdict, ...seen }) });
  }
  if (decision !== undefined) {
    const { by, at, ...verdict } = decision;
    const does = async (act: Act) => {
      const { revision } = await act.tx.claim.findUniqueOrThrow({
        where: { id },
        select: { revision: true },
      });
      return decideClaim(act, id, revision, { ...verdict, ...seen });
    };
    steps.push({ at, by, does });
  }
  return steps;
}

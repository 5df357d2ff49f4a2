/** The queue as its page shows it: the articles of one view, how many each view has, and who works on them. */
import { Prisma } from "../../prisma/generated/client";
import { type Actor, authorise } from "../model/policy";
import type { ArticleSummary, Person } from "../model/wire";
import { listArticles } from "./articles";
import { read } from "./db";
import { isCursor } from "./keyset";
import { articleRun } from "./suggestions";

/** The views of the queue, in the order of the page. */
export const QUEUE_VIEWS = ["all", "mine", "open", "contested", "unassessed", "checked", "archived"] as const;
type QueueView = (typeof QUEUE_VIEWS)[number];

/** Articles read at once. */
const PAGE = 100;

function whereOf(view: QueueView, actor: Actor): Prisma.ArticleWhereInput {
  const live = { withdrawnAt: null };
  switch (view) {
    case "all":
      return {};
    case "mine":
      return {
        OR: [
          { importedById: actor.id },
          { claims: { some: { ...live, createdById: actor.id } } },
          { claims: { some: { ...live, assessments: { some: { userId: actor.id } } } } },
        ],
      };
    case "open":
      return { status: "open" };
    case "contested":
      return { claims: { some: { ...live, contested: true } } };
    case "unassessed":
      return { claims: { some: { ...live, unassessed: true } } };
    case "checked":
      return { status: { in: ["checked", "sealed"] } };
    case "archived":
      return { status: "archived" };
  }
}

/** Who marked or assessed live claims in each of these articles, by name. */
async function peopleOf(ids: readonly string[]): Promise<ReadonlyMap<string, Person[]>> {
  const rows =
    ids.length === 0
      ? []
      : await read().$queryRaw<{ article: string; id: string; name: string }[]>`
    SELECT w."article", u."id", u."name" FROM (
      SELECT "articleId" AS "article", "createdById" AS "user" FROM "Claim"
      WHERE "withdrawnAt" IS NULL AND "articleId" IN (${Prisma.join([...ids])})
      UNION
      SELECT c."articleId", s."userId" FROM "Assessment" s JOIN "Claim" c ON c."id" = s."claimId"
      WHERE c."withdrawnAt" IS NULL AND c."articleId" IN (${Prisma.join([...ids])})
    ) w JOIN "User" u ON u."id" = w."user" ORDER BY u."name", u."id"`;
  const people = new Map<string, Person[]>();
  for (const { article, id, name } of rows) {
    people.set(article, [...(people.get(article) ?? []), { id, name }]);
  }
  return people;
}

type QueuePage = {
  /** `run`: what became of the article's candidates; see `runOf`. */
  items: (ArticleSummary & { people: Person[]; run: string })[];
  nextCursor: string | null;
  /** How many articles each view has. */
  sizes: Record<QueueView, number>;
};

/** One page of a view, newest first; the first for a cursor that is none of ours, as an address may hold one. */
export async function readQueue(actor: Actor, view: QueueView, cursor?: string): Promise<QueuePage> {
  authorise(actor, "article:read");
  const from = cursor !== undefined && isCursor(cursor) ? cursor : undefined;
  const query = { limit: PAGE, cursor: from, order: "newest" as const };
  const shown = view === "archived" ? { ...query, status: ["archived" as const] } : query;
  const [page, ...sizes] = await Promise.all([
    listArticles(actor, shown, whereOf(view, actor)),
    ...QUEUE_VIEWS.map((one) =>
      read().article.count({
        where: { ...(one === "archived" ? {} : { NOT: { status: "archived" } }), AND: whereOf(one, actor) },
      }),
    ),
  ]);
  const people = await peopleOf(page.items.map(({ id }) => id));
  const runs: string[] = [];
  // Kept since the list counted them.
  for (const { id, revision, version } of page.items) {
    runs.push(await articleRun(read(), { id, revision, newestVersion: version }));
  }
  return {
    items: page.items.map((article, i) => ({
      ...article,
      people: people.get(article.id) ?? [],
      run: runs[i] ?? "",
    })),
    nextCursor: page.nextCursor,
    // One count a view, in their order.
    sizes: Object.fromEntries(QUEUE_VIEWS.map((one, i) => [one, sizes[i] ?? 0])) as Record<QueueView, number>,
  };
}

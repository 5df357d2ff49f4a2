-- The join behind the CSV, as SQLite's own shell writes it: what reading and printing cost without us.
SELECT c."id", a."id", a."title", a."sourceUrl", v."number", v."sha256", c."revision", c."typeSlug", c."tag",
  c."unassessed", c."contested", c."stale", n."state", n."exact", n."prefix", n."suffix", n."start", n."end",
  n."paragraph", c."speaker", c."attributedTo", c."valueMin", c."valueMax", c."valueUnit", c."approximate",
  c."statement",
  (SELECT s."rating" FROM "Assessment" s WHERE s."claimId" = c."id" ORDER BY s."updatedAt" DESC LIMIT 1),
  coalesce(d."reason", (SELECT s."justification" FROM "Assessment" s WHERE s."claimId" = c."id"
    ORDER BY s."updatedAt" DESC LIMIT 1)),
  e."name",
  (SELECT group_concat(p."name" || ': ' || s."verdict", '; ') FROM "Assessment" s
    JOIN "User" p ON p."id" = s."userId" WHERE s."claimId" = c."id"),
  u."name", c."createdAt", c."updatedAt"
FROM "Claim" c JOIN "Article" a ON a."id" = c."articleId"
  JOIN "Anchor" n ON n."claimId" = c."id" AND n."newest" JOIN "ArticleVersion" v ON v."id" = n."versionId"
  JOIN "User" u ON u."id" = c."createdById"
  LEFT JOIN "Decision" d ON d."claimId" = c."id" LEFT JOIN "User" e ON e."id" = d."userId"
WHERE a."status" <> 'archived' AND c."withdrawnAt" IS NULL ORDER BY c."id";

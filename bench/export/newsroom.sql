-- Fills an empty migrated database with :claims claims in articles of 1,000, as a busy newsroom would
-- have them: Cyrillic words, two assessments on most claims, a decision on one in twenty.
PRAGMA journal_mode = wal;
PRAGMA synchronous = off;
PRAGMA cache_size = -200000;
BEGIN;
INSERT INTO "ClaimType" ("slug", "nameBg", "nameEn", "hue", "position")
VALUES ('troop-count', 'Брой войници', 'Troop count', 'clay', 0), ('quote', 'Цитат', 'Quote', 'blue', 1);
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 9)
INSERT INTO "User" ("id", "email", "name", "passwordHash", "role", "preferences", "createdAt")
SELECT 'user-' || i, i || '@example.org', 'Мария Илиева ' || i, '', 'checker', '{}',
  '2026-01-01T00:00:00.000+00:00' FROM n;
CREATE TEMP TABLE claim_number AS
WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < :claims - 1)
SELECT i, printf('01930000-0000-7000-8000-%012x', i) AS id, i / 1000 AS article FROM n;
INSERT INTO "Article" ("id", "title", "titleFolded", "language", "importedById", "createdAt", "updatedAt")
SELECT DISTINCT 'article-' || article, 'Три столици, три числа и една „победа“', 'три столици', 'bg', 'user-0',
  '2026-01-01T00:00:00.000+00:00', '2026-01-01T00:00:00.000+00:00' FROM claim_number;
INSERT INTO "ArticleVersion" ("id", "articleId", "number", "text", "length", "blocks", "sha256", "intake",
  "createdById", "createdAt")
SELECT 'version-' || "id", "id", 1, 'Около 8000 войници са в района.', 31, '[]',
  '6f0d9d7f8a3c1b2e4d5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5', '{}', 'user-0', "createdAt" FROM "Article";
INSERT INTO "Claim" ("id", "articleId", "typeSlug", "wording", "searchText", "statement", "valueMin",
  "valueMax", "approximate", "valueUnit", "speaker", "revision", "createdById", "createdAt", "updatedAt",
  "tag", "unassessed")
SELECT id, 'article-' || article, iif(i % 2, 'quote', 'troop-count'), 'около ' || i || ' войници',
  'около ' || i || ' войници', iif(i % 7, NULL, 'В района има около ' || i || ' войници.'), i, i, true,
  'войник', iif(i % 3, 'Чое Сон-хуи', NULL), i % 1000, 'user-' || (i % 10),
  strftime('%Y-%m-%dT%H:%M:%fZ', 1767225600 + i * 20, 'unixepoch'),
  strftime('%Y-%m-%dT%H:%M:%fZ', 1767225600 + i * 20, 'unixepoch'),
  iif(i % 3, 'verified', 'unverified'), i % 5 = 0 FROM claim_number;
INSERT INTO "Anchor" ("id", "claimId", "versionId", "start", "end", "exact", "prefix", "suffix", "paragraph",
  "state", "changes", "createdAt")
SELECT 'anchor-' || i, id, 'version-article-' || article, 0, 18, 'около ' || i || ' войници',
  'Според Сеул и Киев „победата“, ', ', каза говорителят в сряда, ', 1 + i % 40, 'exact', '[]',
  '2026-01-01T00:00:00.000+00:00' FROM claim_number;
INSERT INTO "Assessment" ("claimId", "userId", "verdict", "rating", "justification", "versionId", "exact",
  "typeSlug", "value", "createdAt", "updatedAt")
SELECT n.id, 'user-' || ((n.i + k.k) % 10), iif(n.i % 3, 'verified', 'unverified'), 4,
  iif(k.k, 'Потвърдено от две агенции.', NULL), 'version-article-' || n.article, 'около ' || n.i || ' войници',
  iif(n.i % 2, 'quote', 'troop-count'),
  json_object('min', n.i, 'max', n.i, 'approximate', json('true'), 'unit', 'войник'),
  '2026-01-02T00:00:00.000+00:00', '2026-01-02T00:00:00.000+00:00'
FROM claim_number n JOIN (SELECT 0 AS k UNION ALL SELECT 1) k WHERE n.i % 5 > 0;
INSERT INTO "Decision" ("claimId", "userId", "verdict", "reason", "versionId", "exact", "typeSlug", "value",
  "createdAt")
SELECT id, 'user-1', 'verified', 'Две независими потвърждения.', 'version-article-' || article,
  'около ' || i || ' войници', iif(i % 2, 'quote', 'troop-count'), 
  json_object('min', i, 'max', i, 'approximate', json('true'), 'unit', 'войник'), '2026-01-03T00:00:00.000+00:00'
FROM claim_number WHERE i % 20 = 0;
COMMIT;
ANALYZE;

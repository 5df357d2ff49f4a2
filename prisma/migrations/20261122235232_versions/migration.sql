-- Columns at the end of their tables, so that a large newsroom is not copied.
ALTER TABLE "Claim" ADD COLUMN "context" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Anchor" ADD COLUMN "context" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Anchor" ADD COLUMN "stood" JSONB;
ALTER TABLE "Assessment" ADD COLUMN "context" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "Decision" ADD COLUMN "context" INTEGER NOT NULL DEFAULT 0;

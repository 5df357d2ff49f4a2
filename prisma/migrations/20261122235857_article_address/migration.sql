-- AlterTable
ALTER TABLE "Article" ADD COLUMN "addressKey" TEXT;

-- CreateIndex
CREATE INDEX "Article_addressKey_idx" ON "Article"("addressKey");

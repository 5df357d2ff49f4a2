-- CreateIndex
CREATE INDEX "Assessment_typeSlug_idx" ON "Assessment"("typeSlug");

-- CreateIndex
CREATE INDEX "Claim_typeSlug_idx" ON "Claim"("typeSlug");

-- CreateIndex
CREATE INDEX "Decision_typeSlug_idx" ON "Decision"("typeSlug");

-- CreateIndex
CREATE INDEX "Dismissal_typeSlug_idx" ON "Dismissal"("typeSlug");

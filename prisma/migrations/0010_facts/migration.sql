-- AlterTable
ALTER TABLE "Case" ADD COLUMN "uncounted" INTEGER;

-- CreateTable
CREATE TABLE "Fact" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "caseId" INTEGER NOT NULL,
    "reporter" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "measure" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "path" TEXT,
    CONSTRAINT "Fact_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Fact_measure_day_idx" ON "Fact"("measure", "day");

-- CreateIndex
CREATE UNIQUE INDEX "Fact_once" ON "Fact"("caseId", "measure", "value") WHERE measure IN ('act', 'wish', 'answered');

-- CreateIndex
CREATE INDEX "Case_uncounted" ON "Case"("id") WHERE uncounted IS NOT NULL;

-- What the desk heard of before is counted after the start, from its events (src/casework/past.ts).
UPDATE "Case" SET "uncounted" = "version" WHERE "number" IS NOT NULL;

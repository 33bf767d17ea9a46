-- AlterTable
ALTER TABLE "Case" ADD COLUMN "dueAt" BIGINT;

-- CreateTable
CREATE TABLE "Absence" (
    "person" TEXT NOT NULL PRIMARY KEY,
    "from" BIGINT NOT NULL,
    "until" BIGINT NOT NULL,
    "delegate" TEXT
);

-- CreateIndex
CREATE INDEX "Case_by_due" ON "Case"("dueAt") WHERE dueAt IS NOT NULL;

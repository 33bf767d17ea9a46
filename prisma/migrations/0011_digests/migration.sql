-- AlterTable
ALTER TABLE "Case" ADD COLUMN "calling" BOOLEAN;
ALTER TABLE "Case" ADD COLUMN "manager" TEXT;

-- CreateTable
CREATE TABLE "Digest" (
    "person" TEXT NOT NULL PRIMARY KEY,
    "issue" TEXT NOT NULL,
    "toldAt" BIGINT NOT NULL,
    "weekday" INTEGER,
    "form" TEXT
);

-- CreateIndex
CREATE INDEX "Case_by_manager" ON "Case"("manager", "status") WHERE manager IS NOT NULL;

-- CreateIndex
CREATE INDEX "Case_calling" ON "Case"("id") WHERE calling = 1;

-- What is there already gets what src/cases/sharing.ts and src/cases/calls.ts say of it.
UPDATE "Case" SET manager = state ->> '$.manager.person'
WHERE state ->> '$.sentAt' IS NOT NULL AND status <> 'withdrawn'
  AND EXISTS (SELECT 1 FROM json_each(state, '$.answers.share') WHERE value = 'with_manager');

UPDATE "Case" SET calling = 1
WHERE EXISTS (SELECT 1 FROM json_each(state, '$.calls') WHERE value ->> '$.over' IS NULL);

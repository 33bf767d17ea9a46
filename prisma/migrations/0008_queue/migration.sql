-- DropIndex
DROP INDEX "Case_open_by_urgency";

-- AlterTable
ALTER TABLE "Case" ADD COLUMN "answerDue" BIGINT;
ALTER TABLE "Case" ADD COLUMN "awaits" BOOLEAN;
ALTER TABLE "Case" ADD COLUMN "named" BOOLEAN;
ALTER TABLE "Case" ADD COLUMN "queueAt" BIGINT;
ALTER TABLE "Case" ADD COLUMN "queueRank" INTEGER;
ALTER TABLE "Case" ADD COLUMN "wishes" TEXT;

-- CreateIndex
CREATE INDEX "Case_queue" ON "Case"("queueRank", "queueAt", "id", "owner", "awaits", "answerDue", "wishes", "named", "reporter") WHERE queueRank IS NOT NULL;

-- What is there already gets what src/cases/evolve.ts and src/cases/listed.ts would have given it.
UPDATE "Case" SET state = json_set(state, '$.heardAt', (
  SELECT max(e.at) FROM "Event" AS e
  WHERE e."caseId" = "Case".id
    AND e.by = "Case".reporter AND e.type IN ('called', 'sent', 'messaged', 'recorded', 'reopened')))
WHERE state IS NOT NULL;

UPDATE "Case" SET
  "answerDue" = state ->> '$.answerDue',
  "queueRank" = CASE
    WHEN urgency = 'now' THEN 0
    WHEN urgency = 'today' THEN 1
    WHEN EXISTS (SELECT 1 FROM json_each(state, '$.answers.next') WHERE value = 'soon') THEN 1
    WHEN state ->> '$.answerDue' IS NULL THEN 3
    ELSE 2 END,
  "queueAt" = coalesce(state ->> '$.answerDue', state ->> '$.calledAt', state ->> '$.sentAt', state ->> '$.openedAt'),
  awaits = NOT EXISTS (
    SELECT 1 FROM json_each(state, '$.replies') AS r
    WHERE r.value ->> '$.state' <> 'failed' AND r.value ->> '$.at' >= coalesce(
      state ->> '$.heardAt', state ->> '$.calledAt', state ->> '$.sentAt', state ->> '$.openedAt')),
  wishes = (
    SELECT ',' || group_concat(value, ',' ORDER BY key) || ',' FROM json_each(state, '$.answers.wish')),
  named = state ->> '$.calledAt' IS NOT NULL
    OR NOT EXISTS (SELECT 1 FROM json_each(state, '$.answers.share') WHERE value = 'desk_noname')
WHERE status IN ('waiting', 'claimed');

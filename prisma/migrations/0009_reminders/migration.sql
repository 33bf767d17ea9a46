-- CreateIndex
CREATE INDEX "Event_reminded" ON "Event"("at") WHERE type = 'reminded';

-- What has fallen due by the new rules is found out once: cases that are with the desk, and talks that repeat themselves.
UPDATE "Case" SET "dueAt" = coalesce("dueAt", "openedAt")
WHERE status IN ('waiting', 'claimed') OR (status = 'draft' AND "state" ->> '$.repeatingSince' IS NOT NULL);

-- What can be read and is there already gets what src/cases/evolve.ts would have given it.
UPDATE "Case" SET state = json_set(state, '$.reachedAt', (
  SELECT min(e.at) FROM "Event" AS e WHERE e."caseId" = "Case".id AND e.type IN ('called', 'sent')))
WHERE json_valid(state);

-- What lies in the queue lies there by it, as src/cases/listed.ts says, and by the answers that stand.
UPDATE "Case" SET "queueAt" = coalesce(
  state ->> '$.answerDue', state ->> '$.reachedAt', state ->> '$.openedAt')
WHERE "queueRank" IS NOT NULL AND json_valid(state);

UPDATE "Case" SET
  "queueRank" = CASE
    WHEN urgency = 'now' THEN 0
    WHEN urgency = 'today' THEN 1
    WHEN EXISTS (SELECT 1 FROM json_each(state, '$.earlier[#-1].answers.next') WHERE value = 'soon') THEN 1
    WHEN state ->> '$.answerDue' IS NULL THEN 3
    ELSE 2 END,
  wishes = (
    SELECT ',' || group_concat(value, ',' ORDER BY key) || ','
    FROM json_each(state, '$.earlier[#-1].answers.wish'))
WHERE "queueRank" IS NOT NULL
  AND CASE WHEN json_valid(state) THEN state ->> '$.isAnew' = 1 AND json_array_length(state, '$.earlier') > 0 END;

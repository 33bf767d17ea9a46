-- CreateTable
CREATE TABLE "Case" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "version" INTEGER NOT NULL DEFAULT 0,
    "reporter" TEXT NOT NULL,
    "kind" TEXT,
    "status" TEXT,
    "urgency" TEXT,
    "owner" TEXT,
    "number" TEXT,
    "fiscalYear" TEXT,
    "ordinal" INTEGER,
    "openedAt" BIGINT,
    "sentAt" BIGINT,
    "state" TEXT
);

-- CreateTable
CREATE TABLE "Event" (
    "caseId" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "data" TEXT NOT NULL,

    PRIMARY KEY ("caseId", "seq"),
    CONSTRAINT "Event_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Words" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "caseId" INTEGER,
    "author" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "text" TEXT,
    "files" INTEGER NOT NULL,
    "at" BIGINT NOT NULL,
    "sourceChannel" TEXT,
    "sourceTs" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "Words_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Outbox" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "caseId" INTEGER,
    "errand" TEXT NOT NULL,
    "line" TEXT NOT NULL,
    "urgent" BOOLEAN NOT NULL,
    "seq" INTEGER NOT NULL,
    "wanted" INTEGER NOT NULL DEFAULT 1,
    "done" INTEGER NOT NULL DEFAULT 0,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "dueAt" BIGINT NOT NULL,
    "armedAt" BIGINT NOT NULL,
    "posting" BOOLEAN NOT NULL DEFAULT false,
    "placeChannel" TEXT,
    "placeTs" TEXT,
    "parked" TEXT,
    CONSTRAINT "Outbox_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Received" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "at" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "Person" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "standing" TEXT NOT NULL,
    "checkedAt" BIGINT NOT NULL,
    "dm" TEXT
);

-- CreateIndex
CREATE UNIQUE INDEX "Case_number_key" ON "Case"("number");

-- CreateIndex
CREATE INDEX "Case_reporter_id_idx" ON "Case"("reporter", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Case_fiscalYear_ordinal_key" ON "Case"("fiscalYear", "ordinal");

-- CreateIndex
CREATE INDEX "Words_caseId_idx" ON "Words"("caseId");

-- CreateIndex
CREATE INDEX "Words_sourceChannel_sourceTs_idx" ON "Words"("sourceChannel", "sourceTs");

-- CreateIndex
CREATE UNIQUE INDEX "Outbox_seq_key" ON "Outbox"("seq");

-- CreateIndex
CREATE INDEX "Outbox_placeChannel_placeTs_idx" ON "Outbox"("placeChannel", "placeTs");

-- CreateIndex
CREATE INDEX "Outbox_pending_by_rank" ON "Outbox"("urgent" DESC, "seq") WHERE done < wanted AND parked IS NULL;

-- CreateIndex
CREATE INDEX "Outbox_pending_by_line" ON "Outbox"("line", "seq") WHERE done < wanted AND parked IS NULL;

-- CreateIndex
CREATE INDEX "Outbox_parked" ON "Outbox"("seq") WHERE parked IS NOT NULL;

-- CreateIndex
CREATE INDEX "Received_at_idx" ON "Received"("at");

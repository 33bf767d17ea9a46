-- CreateTable
CREATE TABLE "Change" (
    "month" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "channel" TEXT NOT NULL,
    "lines" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "by" TEXT,
    "at" BIGINT NOT NULL,
    "round" INTEGER NOT NULL,
    "trouble" TEXT
);

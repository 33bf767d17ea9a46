-- CreateTable
CREATE TABLE "Policy" (
    "version" TEXT NOT NULL PRIMARY KEY,
    "hash" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "keptAt" BIGINT NOT NULL
);

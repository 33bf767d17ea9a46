-- CreateTable
CREATE TABLE "Export" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "by" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "form" TEXT NOT NULL,
    "words" BOOLEAN NOT NULL,
    "span" TEXT NOT NULL,
    "first" TEXT NOT NULL,
    "last" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "made" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER,
    "noted" INTEGER NOT NULL DEFAULT 0
);

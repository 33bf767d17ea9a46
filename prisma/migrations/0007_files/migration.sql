-- CreateTable
CREATE TABLE "File" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "words" INTEGER NOT NULL,
    "slack" TEXT NOT NULL,
    "copy" TEXT,
    "fate" TEXT,
    CONSTRAINT "File_words_fkey" FOREIGN KEY ("words") REFERENCES "Words" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Nod" (
    "words" INTEGER NOT NULL,
    "person" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    PRIMARY KEY ("words", "person", "name"),
    CONSTRAINT "Nod_words_fkey" FOREIGN KEY ("words") REFERENCES "Words" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "File_words_idx" ON "File"("words");

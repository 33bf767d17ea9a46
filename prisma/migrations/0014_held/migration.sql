-- CreateTable
CREATE TABLE "Held" (
    "year" INTEGER NOT NULL,
    "what" TEXT NOT NULL,
    "days" TEXT NOT NULL,

    PRIMARY KEY ("year", "what")
);

-- What was written out before were cases.
ALTER TABLE "Export" ADD COLUMN "content" TEXT NOT NULL DEFAULT 'cases';

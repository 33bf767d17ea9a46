-- AlterTable
ALTER TABLE "Person" ADD COLUMN "mail" TEXT;

-- CreateTable
CREATE TABLE "Membership" (
    "person" TEXT NOT NULL PRIMARY KEY,
    "section" TEXT,
    "at" BIGINT NOT NULL
);

-- CreateIndex
CREATE INDEX "Person_mail_idx" ON "Person"("mail");

-- Everybody is asked after anew: until then nobody's address is known.
UPDATE "Person" SET "checkedAt" = 0;

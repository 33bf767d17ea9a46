-- CreateTable
CREATE TABLE "Invited" (
    "caseId" INTEGER NOT NULL,
    "person" TEXT NOT NULL,

    PRIMARY KEY ("person", "caseId"),
    CONSTRAINT "Invited_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Invited_caseId_idx" ON "Invited"("caseId");

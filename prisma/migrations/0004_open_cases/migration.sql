-- CreateIndex
CREATE INDEX "Case_open_by_urgency" ON "Case"("urgency", "id") WHERE status IN ('waiting', 'claimed');

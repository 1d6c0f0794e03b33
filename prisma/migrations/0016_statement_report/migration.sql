-- "Was this document applied before?" is asked of every report.
CREATE INDEX "statement_report_id_idx" ON "statement"("report_id");

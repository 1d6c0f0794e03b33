-- For how long each kind of data is kept; a kind without a row, by its default.
CREATE TABLE "retention_rule" (
    "kind" TEXT NOT NULL,
    "days" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    "changed_at" TIMESTAMPTZ(6) NOT NULL,
    "changed_by" TEXT NOT NULL,

    CONSTRAINT "retention_rule_pkey" PRIMARY KEY ("kind")
);

-- What a job last found out about this installation itself: its certificate, its own dependencies.
CREATE TABLE "check_up" (
    "name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "result" JSONB NOT NULL,

    CONSTRAINT "check_up_pkey" PRIMARY KEY ("name")
);

-- Notices that a person has put away: for good, or until a time.
CREATE TABLE "notice_mark" (
    "user_id" UUID NOT NULL,
    "notice" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "until" TIMESTAMPTZ(6),

    CONSTRAINT "notice_mark_pkey" PRIMARY KEY ("user_id", "notice"),
    CONSTRAINT "notice_mark_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

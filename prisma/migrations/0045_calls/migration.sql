-- What a request with an idempotency key was answered, for a day. The answer is sealed by the key, which is not kept.
CREATE TABLE "call_answer" (
    "actor" TEXT NOT NULL,
    "key_sha256" TEXT NOT NULL,
    "request_sha256" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(6) NOT NULL,
    "status" SMALLINT,
    "sealed" TEXT,
    CONSTRAINT "call_answer_pkey" PRIMARY KEY ("actor", "key_sha256")
);
CREATE INDEX "call_answer_made_at_idx" ON "call_answer"("made_at");

-- Requests of each caller in this minute. Unlogged: a crash forgives them.
CREATE UNLOGGED TABLE "call_rate" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,
    CONSTRAINT "call_rate_pkey" PRIMARY KEY ("key")
);
CREATE INDEX "call_rate_expire_idx" ON "call_rate"("expire");

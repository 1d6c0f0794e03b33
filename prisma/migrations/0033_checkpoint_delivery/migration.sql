-- Where checkpoints have been taken to, out of this machine's reach: one row for each place, and how far it is.
CREATE TABLE "checkpoint_delivery" (
    "place" TEXT NOT NULL,
    "checkpoint_id" INTEGER NOT NULL DEFAULT 0,
    "size" BIGINT NOT NULL DEFAULT 0,
    "delivered_at" TIMESTAMPTZ(3),
    "problem" TEXT,
    CONSTRAINT "checkpoint_delivery_pkey" PRIMARY KEY ("place")
);

-- What is sealed says by which key; a rotation wraps all of it anew while the product runs, and this is how far it is.
CREATE TABLE "key_rotation" (
    "id" SERIAL NOT NULL,
    "key_id" TEXT NOT NULL,
    "total" INTEGER NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,
    "started_at" TIMESTAMPTZ(6) NOT NULL,
    "finished_at" TIMESTAMPTZ(6),
    CONSTRAINT "key_rotation_pkey" PRIMARY KEY ("id")
);

-- A second factor by time (RFC 6238). Null `confirmed_at`: shown to the person, not proved yet. `step`: the last time
-- step that was spent, so that no code works twice.
CREATE TABLE "totp" (
    "id" SERIAL NOT NULL,
    "user_id" UUID NOT NULL,
    "sealed" BYTEA NOT NULL,
    "confirmed_at" TIMESTAMPTZ(6),
    "step" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "totp_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "totp_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "totp_user_id_key" ON "totp"("user_id");

-- What lets a person in once when the device is lost; SHA-256 of the code.
CREATE TABLE "recovery_code" (
    "hash" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "used_at" TIMESTAMPTZ(6),
    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("hash"),
    CONSTRAINT "recovery_code_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "recovery_code_user_id_idx" ON "recovery_code"("user_id");

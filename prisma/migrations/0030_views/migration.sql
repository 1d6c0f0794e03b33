-- A list of findings that somebody keeps under a name. What is deleted stays for a while, so that it can be taken back.
CREATE TABLE "finding_view" (
    "id" SERIAL NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "filter" TEXT NOT NULL,
    "sort" TEXT NOT NULL,
    "hide" TEXT[] NOT NULL DEFAULT '{}',
    "density" TEXT NOT NULL,
    "grouping" TEXT,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "deleted_at" TIMESTAMPTZ(6),
    CONSTRAINT "finding_view_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "finding_view_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "finding_view_user_id_idx" ON "finding_view"("user_id");

-- What one person made of a view: where it stands, whether it is theirs to begin with, and the newest finding then.
CREATE TABLE "finding_view_person" (
    "user_id" UUID NOT NULL,
    "view_id" INTEGER NOT NULL,
    "position" INTEGER,
    "seen_mark" INTEGER,
    "chosen" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "finding_view_person_pkey" PRIMARY KEY ("user_id", "view_id"),
    CONSTRAINT "finding_view_person_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "finding_view_person_view_id_fkey" FOREIGN KEY ("view_id") REFERENCES "finding_view"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "finding_view_person_view_id_idx" ON "finding_view_person"("view_id");

CREATE TABLE "finding_view_default" (
    "role" TEXT NOT NULL,
    "view_id" INTEGER NOT NULL,
    CONSTRAINT "finding_view_default_pkey" PRIMARY KEY ("role"),
    CONSTRAINT "finding_view_default_view_id_fkey" FOREIGN KEY ("view_id") REFERENCES "finding_view"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "finding_view_default_view_id_idx" ON "finding_view_default"("view_id");

-- When a person was last here, with the newest finding of that moment and of the moment they left before.
CREATE TABLE "finding_visit" (
    "user_id" UUID NOT NULL,
    "seen_at" TIMESTAMPTZ(6) NOT NULL,
    "seen_mark" INTEGER NOT NULL,
    "since_mark" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "finding_visit_pkey" PRIMARY KEY ("user_id"),
    CONSTRAINT "finding_visit_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE
);

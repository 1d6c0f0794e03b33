-- Advisory records as the databases of OSV publish them, and what each says is affected: packages that bills of materials
-- list are matched against these.
CREATE TABLE "advisory" (
    "id" SERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "modified" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "withdrawn" TEXT,
    "published" TEXT,
    "aliases" TEXT[],
    "summary" TEXT NOT NULL,
    "details" TEXT NOT NULL,
    "urls" TEXT[],
    "cvss" JSONB NOT NULL DEFAULT '[]',
    "severity" SMALLINT NOT NULL,
    "report_id" INTEGER NOT NULL,

    CONSTRAINT "advisory_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "advisory_key_key" ON "advisory"("key");

CREATE TABLE "advisory_package" (
    "id" SERIAL NOT NULL,
    "ecosystem" TEXT NOT NULL,
    "package" TEXT NOT NULL,

    CONSTRAINT "advisory_package_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "advisory_package_ecosystem_package_key" ON "advisory_package"("ecosystem", "package");

CREATE TABLE "advisory_affected" (
    "package_id" INTEGER NOT NULL,
    "advisory_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "ranges" JSON NOT NULL,
    "versions" TEXT NOT NULL,

    CONSTRAINT "advisory_affected_pkey" PRIMARY KEY ("package_id", "advisory_id", "position")
);
CREATE INDEX "advisory_affected_advisory_id_idx" ON "advisory_affected"("advisory_id");

-- Packages about which a delivery said something new; the bills that list them are still to be matched.
CREATE TABLE "advisory_touched" (
    "delivery_id" INTEGER NOT NULL,
    "package_id" INTEGER NOT NULL,

    CONSTRAINT "advisory_touched_pkey" PRIMARY KEY ("delivery_id", "package_id")
);

-- Which ecosystem a package belongs to (its distribution's release stands in its own package URL only), and its epoch
-- where the version leaves it out.
ALTER TABLE "bill_package" ADD COLUMN "ecosystem" TEXT NOT NULL DEFAULT '';
ALTER TABLE "bill_package" ADD COLUMN "epoch" INTEGER NOT NULL DEFAULT 0;
CREATE INDEX "bill_package_source_name_idx" ON "bill_package"(lower("source_name")) WHERE "source_name" <> '';

-- Where feeds are fetched from, and how the last attempt went.
CREATE TABLE "feed_source" (
    "id" SERIAL NOT NULL,
    "feed" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "interval_seconds" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "attempted_at" TIMESTAMPTZ(6),
    "fetched_at" TIMESTAMPTZ(6),
    "delivery_id" INTEGER,
    "error" TEXT,

    CONSTRAINT "feed_source_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "feed_source_url_key" ON "feed_source"("url");

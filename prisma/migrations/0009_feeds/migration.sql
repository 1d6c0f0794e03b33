-- What the world knows of advisories: exploitation (KEV) and its likelihood (EPSS), from the newest feed of each.
CREATE TABLE "feed" (
    "name" TEXT NOT NULL,
    "as_of" TIMESTAMPTZ(6) NOT NULL,
    "records" INTEGER NOT NULL,
    "report_id" INTEGER NOT NULL,
    "received_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "feed_pkey" PRIMARY KEY ("name")
);

CREATE TABLE "advisory_fact" (
    "key" TEXT NOT NULL,
    "epss" DOUBLE PRECISION,
    "percentile" DOUBLE PRECISION,
    "kev_added" DATE,
    "kev_due" DATE,
    "ransomware" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "advisory_fact_pkey" PRIMARY KEY ("key")
);

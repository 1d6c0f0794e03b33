-- Bills of materials: the newest of each tool for each asset, and what it lists. Advisories that come later are matched
-- against these, without scanning again.
CREATE TABLE "bill" (
    "asset_id" INTEGER NOT NULL,
    "tool" TEXT NOT NULL,
    "observed_at" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "report_id" INTEGER NOT NULL,
    "packages" INTEGER NOT NULL,

    CONSTRAINT "bill_pkey" PRIMARY KEY ("asset_id", "tool")
);

CREATE TABLE "bill_package" (
    "asset_id" INTEGER NOT NULL,
    "tool" TEXT NOT NULL,
    "component_id" INTEGER NOT NULL,
    "version_id" INTEGER NOT NULL,
    "place_id" INTEGER NOT NULL,
    "source_name" TEXT NOT NULL,
    "source_version" TEXT NOT NULL,
    "licenses" TEXT NOT NULL,
    "layer" TEXT NOT NULL,

    CONSTRAINT "bill_package_pkey" PRIMARY KEY ("asset_id", "tool", "component_id", "version_id", "place_id")
);

CREATE INDEX "bill_package_component_id_idx" ON "bill_package"("component_id");

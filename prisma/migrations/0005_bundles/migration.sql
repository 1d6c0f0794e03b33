-- An advisory that covers several others (one erratum, many CVEs) and what it covers. It is its own finding; where one
-- of its members is a finding in the same component, it adds no hazard. CVEs cover nothing: they are what is covered.
CREATE VIEW "bundle_member" AS
  SELECT a."rule_id", coalesce(c."canonical_id", c."id") AS "member_id"
  FROM "rule_alias" a
  JOIN "rule" r ON r."id" = a."rule_id" AND r."canonical_id" IS NULL AND r."key" NOT LIKE 'CVE-%'
  JOIN "rule" c ON c."kind" = 0 AND c."key" = a."alias"
  WHERE coalesce(c."canonical_id", c."id") <> a."rule_id";

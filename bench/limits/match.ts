import type pg from "pg";

/** The limit: the hash join of a bill's packages with what advisories affect, every joined row read, none looked at. */
export const joinFlat = async (client: pg.Client, assetId: number): Promise<number> => {
  const { rowCount } = await client.query(
    `select f.advisory_id, c.key, v.text, f.ranges::text, f.versions
     from bill_package b join component c on c.id = b.component_id join version v on v.id = b.version_id
     join advisory_package p on p.ecosystem = b.ecosystem and p.package = c.key
     join advisory_affected f on f.package_id = p.id where b.asset_id = $1`,
    [assetId],
  );
  return rowCount ?? 0;
};

-- What runs now: the runtime said so, and its collector has not fallen silent since.
CREATE VIEW "running_container" AS
  SELECT c."asset_id", c."image_id", c."host_id", c."workload_id", c."published_ports"
  FROM "container_detail" c JOIN "asset" a ON a."id" = c."asset_id"
  WHERE c."state" = 'running' AND a."live";

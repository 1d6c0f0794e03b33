import type pg from "pg";
import type { DeliveryView } from "../../lib/ingest/schema.ts";
import { type Rows, rowsOf } from "../limits/ingest.ts";

/** The rows a delivery left: of its image, and of its repository where it opened them. */
export const deliveryRows = async (
  client: pg.Client,
  { deliveryId, reportId }: DeliveryView,
): Promise<Rows[]> => {
  const { rows } = await client.query(
    `select s.asset_id, i.repository_id from statement s join image_detail i using (asset_id) where s.delivery_id = $1`,
    [deliveryId],
  );
  const { asset_id, repository_id } = rows[0];
  return [
    await rowsOf(client, "finding", `subject_id = ${repository_id} and first_report_id = ${reportId}`),
    await rowsOf(client, "occurrence", `asset_id = ${asset_id}`),
  ];
};

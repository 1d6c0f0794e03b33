import type { CopyTx } from "../../../db/transaction.ts";
import { compareOrders, type Order, type SliceHistory } from "../../spans.ts";
import { type StoredSpan, spansOf } from "../history/write.ts";
import { namedIn, placeKey } from "../named.ts";

interface StoredStatement extends Order {
  id: number;
  assetId: number;
  complete: boolean;
  named: Buffer | null;
}

/** What is stored of one slice of several assets, to be put together differently. */
export interface Histories {
  of(assetId: number): SliceHistory;
  /** The statement that stands there. */
  idOf(order: Order): number;
  rows: Map<string, StoredSpan>;
}

export const historiesOf = async (tx: CopyTx, assetIds: number[], sliceId: number): Promise<Histories> => {
  const statements = await tx.sql<StoredStatement>`
    select id, asset_id as "assetId", observed_at as "observedAt", sequence, sha256,
      not ${sliceId} = any(partial) as complete, named from statement
    where asset_id = any(${assetIds}::int[]) and ${sliceId} = any(slices)`;
  const spans = await spansOf(tx, assetIds, sliceId);
  const byId = new Map(statements.map((s) => [s.id, s]));
  const byOrder = new Map(statements.map((s) => [orderKey(s), s.id]));
  return {
    of: (assetId) => ({
      statements: statements
        .filter((s) => s.assetId === assetId)
        .sort(compareOrders)
        .map((s) => ({
          order: orderOf(s),
          complete: s.complete,
          named: s.complete ? null : namedIn(s.named, sliceId).sort(),
        })),
      spans: spans
        .filter((s) => s.assetId === assetId)
        .map((s) => ({
          key: placeKey(s),
          from: orderOf(byId.get(s.since)!),
          to: s.until === null ? null : orderOf(byId.get(s.until)!),
        })),
    }),
    idOf: (order) => byOrder.get(orderKey(order))!,
    rows: new Map(spans.map((s) => [placeKey(s), s])),
  };
};

const orderOf = ({ observedAt, sequence, sha256 }: Order): Order => ({ observedAt, sequence, sha256 });
const orderKey = (o: Order): string => `${o.observedAt} ${o.sequence} ${o.sha256}`;

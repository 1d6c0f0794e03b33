import { FreshnessMark } from "@/components/severity/freshness-mark.tsx";
import { KeyValues } from "@/components/ui/key-values.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import type { AssetRow } from "@/lib/inventory/list/schema.ts";

/** Which aspects were assessed, and how current that is. */
export function AssetAreas({ areas }: Pick<AssetRow, "areas">) {
  return (
    <Panel title="Assessed">
      {areas.length === 0 ? (
        <FreshnessMark freshness="never" />
      ) : (
        <KeyValues
          items={areas.map(({ area, freshness, assessedAt }) => ({
            key: area,
            value: <FreshnessMark freshness={freshness} at={assessedAt} />,
          }))}
        />
      )}
    </Panel>
  );
}

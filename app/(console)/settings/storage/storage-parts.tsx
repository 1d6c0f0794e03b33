import { bytes } from "@/components/ui/bytes.ts";
import { KeyValues } from "@/components/ui/key-values.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { abbreviated } from "@/components/ui/quantity.ts";
import type { Storage } from "@/lib/operations/storage/schema.ts";

const DAYS_SHOWN = 3_650;

/** At the pace of the last week, when originals alone would fill the disk. */
const fullIn = ({ disk, dailyBytes }: Storage): string => {
  if (!disk || dailyBytes < 1) return "Too little arrived in a week to tell";
  const days = Math.floor(disk.freeBytes / dailyBytes);
  return days > DAYS_SHOWN ? "More than ten years" : `About ${days} days`;
};

export function StorageParts({ storage }: { storage: Storage }) {
  const { disk, parts, databaseBytes, dailyBytes } = storage;
  return (
    <Panel title="What takes the room">
      <KeyValues
        items={[
          { key: "Database", value: bytes(databaseBytes) },
          {
            key: "Disk",
            value: disk ? `${bytes(disk.freeBytes)} free of ${bytes(disk.sizeBytes)}` : null,
          },
          { key: "Originals a day", value: bytes(dailyBytes) },
          { key: "Room for", value: fullIn(storage) },
        ]}
      />
      <table className="mt-4 w-full text-sm">
        <caption className="sr-only">The database by what it holds</caption>
        <thead className="text-left text-muted text-xs">
          <tr>
            <th className="py-1.5 font-medium">Holds</th>
            <th className="py-1.5 text-right font-medium">Rows, about</th>
            <th className="py-1.5 text-right font-medium">Size</th>
            <th className="w-1/4 py-1.5 pl-4 font-medium max-sm:hidden">Share</th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {parts.map((part) => (
            <tr key={part.name}>
              <td className="py-1.5 pr-3">{part.title}</td>
              <td className="tabular py-1.5 text-right text-muted">{abbreviated(part.rows)}</td>
              <td className="tabular py-1.5 pl-3 text-right">{bytes(part.bytes)}</td>
              <td className="py-1.5 pl-4 max-sm:hidden">
                <div className="h-2 rounded-sm bg-raised">
                  <div
                    className="h-2 rounded-sm bg-signal"
                    style={{ width: `${Math.max(1, (100 * part.bytes) / Math.max(1, databaseBytes))}%` }}
                  />
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

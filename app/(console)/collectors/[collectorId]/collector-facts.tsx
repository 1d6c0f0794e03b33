import { BeatLine } from "@/components/collectors/beat-line.tsx";
import { HeartbeatMark } from "@/components/collectors/heartbeat-mark.tsx";
import { duration } from "@/components/ui/duration.ts";
import { KeyValues } from "@/components/ui/key-values.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { exact } from "@/components/ui/quantity.ts";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { clockWord } from "@/lib/collectors/clock-word.ts";
import { heartbeat } from "@/lib/collectors/heartbeat.ts";
import { kindName } from "@/lib/collectors/kind-names.ts";
import type { CollectorView } from "@/lib/collectors/schema.ts";

export function CollectorFacts({ collector, now }: { collector: CollectorView; now: Date }) {
  const { binding, deliveries, intervalSeconds, lagSeconds, tool, agent } = collector;
  const counts = Object.entries(deliveries).filter(([, count]) => count > 0);
  return (
    <Panel title="Heartbeat">
      <div className="mb-4 grid gap-2">
        <HeartbeatMark heartbeat={heartbeat(collector, now)} />
        <BeatLine beats={collector.beats} />
      </div>
      <KeyValues
        items={[
          {
            key: "Last report",
            value: collector.seenAt ? <RelativeTime at={collector.seenAt} /> : "none yet",
          },
          { key: "Lag", value: lagSeconds === null ? null : duration(lagSeconds) },
          {
            key: "Reports",
            value: intervalSeconds === null ? "no schedule" : `every ${duration(intervalSeconds)}`,
          },
          { key: "Kind", value: kindName(collector.kind) },
          ...(agent || !tool
            ? []
            : [{ key: "Made by", value: `${tool.name}${tool.version ? ` ${tool.version}` : ""}` }]),
          { key: "Speaks for", value: binding ? `${binding.kind} ${binding.name}` : "nothing in particular" },
          { key: "Clock", value: clockWord(collector) },
          {
            key: "Deliveries",
            value:
              counts.length === 0
                ? "none"
                : counts.map(([state, count]) => `${exact(count)} ${state}`).join(", "),
          },
          { key: "Since", value: <RelativeTime at={collector.createdAt} /> },
        ]}
      />
    </Panel>
  );
}

import { Badge } from "@/components/ui/badge.tsx";
import { duration } from "@/components/ui/duration.ts";
import { KeyValues } from "@/components/ui/key-values.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { exact } from "@/components/ui/quantity.ts";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { Source } from "@/lib/collectors/beats/schema.ts";
import type { CollectorView } from "@/lib/collectors/schema.ts";
import product from "@/package.json";

const ENGINES: Record<Source["kind"], string> = {
  docker: "Docker",
  podman: "Podman",
  kubernetes: "Kubernetes",
  registry: "Registry",
};

const sourceText = ({ kind, name, version }: Source): string =>
  kind === "registry"
    ? name
    : [`${ENGINES[kind]}${version ? ` ${version}` : ""}`, name].filter((part) => part !== "").join(" at ");

/** What our own agent says of itself; nothing where another tool sends the reports. */
export function AgentFacts({ collector: { agent, beatAt } }: { collector: CollectorView }) {
  if (!agent || !beatAt) return null;
  const { source, intervalSeconds, waiting, lost } = agent;
  return (
    <Panel title="Agent">
      <KeyValues
        items={[
          { key: "Alive", value: <RelativeTime at={beatAt} /> },
          {
            key: "Version",
            value: (
              <span className="flex flex-wrap items-center gap-2">
                {agent.agent.version}
                {agent.older ? <Badge look="strong">older than this server ({product.version})</Badge> : null}
              </span>
            ),
          },
          { key: "Looks at", value: source ? sourceText(source) : "nothing it could see yet" },
          {
            key: "Looks",
            value: intervalSeconds === null ? "when it is started" : everyText(intervalSeconds),
          },
          ...(waiting > 0 ? [{ key: "Waiting there", value: `${exact(waiting)} to be sent` }] : []),
          ...(lost > 0 ? [{ key: "Lost there", value: `${exact(lost)}: its disk or spool was full` }] : []),
        ]}
      />
    </Panel>
  );
}

const everyText = (seconds: number): string => `every ${seconds < 120 ? `${seconds} s` : duration(seconds)}`;

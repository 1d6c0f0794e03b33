import { KeyValues } from "@/components/ui/key-values.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { Assessment } from "@/lib/compliance/framework.ts";
import type { ControlView } from "@/lib/compliance/schema.ts";

const ASSESSED: Readonly<Record<Assessment, string>> = {
  automated: "by tools",
  manual: "by people, who attest it: no tool that Plimsoll reads answers it in full",
  both: "by tools, and by people who attest the rest",
};

export function RequirementPanel({ control }: { control: ControlView }) {
  const { requirement, assessment, level, manual, oldestEvidence, newestEvidence } = control;
  const items = [
    { key: "Assessed", value: ASSESSED[assessment] },
    ...(level === null ? [] : [{ key: "Level", value: String(level) }]),
    ...(manual
      ? [
          { key: "To be shown", value: manual.evidence },
          { key: "Attestation", value: `holds ${manual.intervalDays} days at most` },
        ]
      : []),
    {
      key: "Evidence",
      value:
        oldestEvidence && newestEvidence ? (
          <>
            oldest <RelativeTime at={oldestEvidence} />, newest <RelativeTime at={newestEvidence} />
          </>
        ) : (
          "none: nobody has looked"
        ),
    },
  ];
  return (
    <Panel title="What it asks" description="In our own words; the publication is authoritative.">
      <p className="mb-3 max-w-[75ch] text-sm">{requirement}</p>
      <KeyValues items={items} />
    </Panel>
  );
}

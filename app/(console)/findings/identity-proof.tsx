import { SeverityMark } from "@/components/severity/severity-mark.tsx";
import { KeyValues } from "@/components/ui/key-values.tsx";
import type { FindingDetail } from "@/lib/findings/detail/schema.ts";

const PARTS: Record<string, string> = {
  kind: "Kind",
  subjectKey: "Subject",
  ruleKey: "Rule",
  componentKey: "Component",
};

const reportsText = (ids: number[]): string =>
  ids.length === 0 ? "a report on something else" : ids.map((id) => `report #${id}`).join(", ");

/** The tuple whose hash is the identity; who gave it which name; and who said that two names mean the same. */
export function IdentityProof({ finding: { identity } }: { finding: FindingDetail }) {
  return (
    <div className="grid gap-3 text-sm">
      <p className="max-w-[75ch] text-muted text-xs">
        Everything with these four in common is one finding, whatever the tag, the digest or the scanner.
      </p>
      <KeyValues
        items={[
          ...identity.parts.map(({ part, value }) => ({
            key: PARTS[part] ?? part,
            value: value || "none",
            mono: true,
          })),
          { key: "Fingerprint", value: identity.fingerprint, mono: true },
        ]}
      />
      <ul className="grid gap-1 text-xs">
        {identity.sources.map((source) => (
          <li key={`${source.tool} ${source.reportedAs}`} className="flex items-center gap-2">
            <SeverityMark severity={source.severity} /> {source.tool} calls it{" "}
            <code className="font-mono">{source.reportedAs}</code>
          </li>
        ))}
        {identity.aliases.map(({ name, alias, reportIds }) => (
          <li key={`${name} ${alias}`}>
            <code className="font-mono">{name}</code> = <code className="font-mono">{alias}</code>, says{" "}
            {reportsText(reportIds)}
          </li>
        ))}
      </ul>
    </div>
  );
}

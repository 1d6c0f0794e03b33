import { EmptyState } from "@/components/ui/empty-state.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { AttestationView } from "@/lib/compliance/attestations/schema.ts";
import type { ControlView } from "@/lib/compliance/schema.ts";
import { AttestDialog } from "./attest-dialog.tsx";
import { ReviewButtons } from "./review-buttons.tsx";

/** What people said of the control, and the way to say it. */
export function AttestationPanel({ control, mayAttest }: { control: ControlView; mayAttest: boolean }) {
  const { attestations, manual, framework, id, scope, evaluatedAt } = control;
  if (!manual) return null;
  return (
    <Panel
      title="Attestations"
      description="A person says that it is met and shows it; another person agrees."
      corner={
        mayAttest ? (
          <AttestDialog
            path={`/compliance/${framework.id}/controls/${encodeURIComponent(id)}/attestations`}
            cluster={scope.cluster}
            scopeName={scope.name}
            evidence={manual.evidence}
            intervalDays={manual.intervalDays}
          />
        ) : null
      }
      flush
    >
      {attestations.length === 0 ? (
        <EmptyState title="Nobody has attested this control">To be shown: {manual.evidence}</EmptyState>
      ) : (
        <ul>
          {attestations.map((one) => (
            <AttestationItem key={one.id} attestation={one} now={evaluatedAt} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function AttestationItem({ attestation, now }: { attestation: AttestationView; now: string }) {
  const { id, statement, author, madeAt, effectiveFrom, expiresAt, reviewer, reviewNote, file, may } =
    attestation;
  return (
    <li className="grid gap-1.5 border-line border-b px-4 py-3 text-sm last:border-b-0">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <strong className="font-medium">{standing(attestation, now)}</strong>
        <span className="text-muted text-xs">
          {effectiveFrom.slice(0, 10)} to {expiresAt.slice(0, 10)}
          {attestation.cluster === null ? ", whole estate" : ", this cluster"}
        </span>
      </p>
      <p className="max-w-[75ch] break-words">{statement}</p>
      <p className="text-muted text-xs">
        {author}, <RelativeTime at={madeAt} />
        {reviewer ? `; reviewed by ${reviewer}${reviewNote ? `: “${reviewNote}”` : ""}` : ""}
      </p>
      {file ? (
        <p className="min-w-0 text-xs">
          <a
            className="inline-flex min-h-6 items-center underline"
            href={`/api/v1/attestations/${id}/evidence`}
            download
          >
            {file.name}
          </a>{" "}
          <span className="break-all font-mono text-muted">{file.sha256}</span>
        </p>
      ) : (
        <p className="text-muted text-xs">No evidence file.</p>
      )}
      {may.length > 0 ? <ReviewButtons id={id} version={attestation.version} may={may} /> : null}
    </li>
  );
}

const STATES = { proposed: "Waits for review", declined: "Declined", withdrawn: "Withdrawn" } as const;

function standing({ state, effectiveFrom, expiresAt }: AttestationView, now: string): string {
  if (state !== "agreed") return STATES[state];
  if (Date.parse(expiresAt) <= Date.parse(now)) return "Over: attest it anew";
  return Date.parse(effectiveFrom) > Date.parse(now) ? "Agreed, not yet in force" : "In force";
}

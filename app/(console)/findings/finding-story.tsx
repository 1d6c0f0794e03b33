import Link from "next/link";
import type { ReactNode } from "react";
import { ExternalLink } from "@/components/ui/external-link.tsx";
import { KeyValues } from "@/components/ui/key-values.tsx";
import { exact, plural } from "@/components/ui/quantity.ts";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { FindingDetail } from "@/lib/findings/detail/schema.ts";
import type { AssetReference } from "@/lib/findings/list/schema.ts";
import { assetHref } from "@/lib/inventory/asset-href.ts";
import { Evidence } from "./evidence.tsx";
import { HandOver } from "./hand-over.tsx";
import { IdentityProof } from "./identity-proof.tsx";
import { CommentForm, SeverityForm } from "./remark-forms.tsx";
import { Sightings } from "./sightings.tsx";
import { Timeline } from "./timeline.tsx";
import { TwinList } from "./twin-list.tsx";

export const Section = ({ title, children }: { title: string; children: ReactNode }) => (
  <section
    data-section={title}
    tabIndex={-1}
    className="grid gap-2 border-line border-t py-4 outline-offset-4 first:border-0 first:pt-0"
  >
    <h3 className="font-semibold text-sm">{title}</h3>
    {children}
  </section>
);

const LISTED = 12;

type Listed = AssetReference & { place?: string };

const AssetList = ({ assets, none }: { assets: readonly Listed[]; none: string }) =>
  assets.length === 0 ? (
    <span className="text-muted">{none}</span>
  ) : (
    <ul className="grid gap-0.5">
      {assets.slice(0, LISTED).map((asset) => (
        <li key={asset.id} className="min-w-0">
          <Link href={assetHref(asset)} prefetch={false} className="break-all text-signal hover:underline">
            {asset.name}
          </Link>
          {asset.place ? <span className="ml-2 text-muted text-xs">{asset.place}</span> : null}
        </li>
      ))}
      {assets.length > LISTED ? (
        <li className="text-muted">and {exact(assets.length - LISTED)} more</li>
      ) : null}
    </ul>
  );

/** What, where, fix, evidence, why it is one, and what happened: top down. Scanner text is text, never markup. */
export function FindingStory({ finding, canTriage }: { finding: FindingDetail; canTriage: boolean }) {
  const { rule } = finding;
  return (
    <div>
      <Section title={rule.title || rule.key}>
        {rule.description ? (
          <p className="max-w-[75ch] whitespace-pre-line break-words text-sm">{rule.description}</p>
        ) : (
          <p className="text-muted text-sm">The reports carry no description.</p>
        )}
        <KeyValues items={whatItems(finding)} />
        {canTriage ? <SeverityForm key={finding.version} finding={finding} /> : null}
      </Section>
      <Section title="Where">
        <KeyValues items={whereItems(finding)} />
      </Section>
      {finding.kind === "runtime" ? (
        <Section title="Seen">
          <Sightings findingId={finding.id} />
        </Section>
      ) : (
        <Section title="Fix">
          <FixText finding={finding} />
        </Section>
      )}
      <Section title="Hand over">
        <HandOver findingId={finding.id} canTriage={canTriage} />
      </Section>
      <Section title="Evidence">
        <Evidence finding={finding} />
      </Section>
      <Section title="Why this is one finding">
        <IdentityProof finding={finding} />
      </Section>
      <Section title="Looks like it, and is another">
        <TwinList findingId={finding.id} />
      </Section>
      <Section title="Timeline">
        <Timeline finding={finding} />
        {canTriage ? <CommentForm finding={finding} /> : null}
      </Section>
      {rule.urls.length > 0 ? (
        <Section title="References">
          <ul className="grid gap-1 text-xs">
            {rule.urls.slice(0, 20).map((url) => (
              <li key={url}>
                <ExternalLink href={url} />
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </div>
  );
}

const whatItems = (finding: FindingDetail) => [
  {
    key: "Rule",
    value: (
      <span>
        <code className="font-mono text-xs">{finding.rule.key}</code>
        {finding.rule.aliases.length > 0 ? ` (also ${finding.rule.aliases.join(", ")})` : ""}
      </span>
    ),
  },
  {
    key: "Component",
    value: finding.package.name || "the subject itself",
    mono: finding.package.name !== "",
  },
  ...finding.rule.cvss.slice(0, 4).map((one) => ({
    key: `CVSS ${one.version}`,
    value: `${one.score.toFixed(1)} ${one.vector} (${one.source})`,
    mono: true,
  })),
  { key: "First seen", value: <RelativeTime at={finding.firstSeen} /> },
  {
    key: "Elsewhere",
    value:
      finding.similar === 0 ? (
        "nowhere else"
      ) : (
        <Link
          href={`/findings?rule=${encodeURIComponent(finding.rule.key)}`}
          className="text-signal hover:underline"
        >
          {exact(finding.similar)} other open {plural(finding.similar, "finding")} of this rule
        </Link>
      ),
  },
];

const whereItems = (finding: FindingDetail) => [
  {
    key: finding.subject.kind === "repository" ? "Image repository" : finding.subject.kind,
    value: <AssetList assets={[finding.subject]} none="unknown" />,
  },
  { key: "Workloads", value: <AssetList assets={finding.workloads} none="none known to run it" /> },
  { key: "Hosts", value: <AssetList assets={finding.hosts} none="none known to run it" /> },
  { key: "Containers", value: `${exact(finding.containers)} running` },
];

const FixText = ({ finding }: { finding: FindingDetail }) => {
  const { installed, fixedIn, rule, kind } = finding;
  return (
    <div className="grid gap-1 text-sm">
      {kind !== "vulnerability" ? null : fixedIn.length > 0 ? (
        <p>
          Installed <code className="font-mono text-xs">{installed.join(", ") || "unknown"}</code>, fixed in{" "}
          <code className="font-mono text-xs">{fixedIn.join(", ")}</code>.
        </p>
      ) : (
        <p>
          Installed <code className="font-mono text-xs">{installed.join(", ") || "unknown"}</code>; no report
          names a version with a fix.
        </p>
      )}
      {finding.clears === null ? null : (
        <p>
          <code className="font-mono text-xs">{finding.clears}</code> clears it everywhere it is now.
        </p>
      )}
      <FromBase finding={finding} />
      {rule.remediation ? (
        <p className="max-w-[75ch] whitespace-pre-line break-words">{rule.remediation}</p>
      ) : null}
      {kind !== "vulnerability" && !rule.remediation ? (
        <p className="text-muted">The reports name no remedy.</p>
      ) : null}
    </div>
  );
};

/** Whether it is our own doing or comes with what images are built on: there it is fixed once for all of them. */
const FromBase = ({ finding: { inheritance } }: { finding: FindingDetail }) => {
  if (inheritance === null || inheritance.images === 0) return null;
  if (inheritance.inherited === 0) return <p className="text-muted">It lies in the image's own layers.</p>;
  return (
    <p>
      {inheritance.inherited === inheritance.images
        ? "It comes from the base"
        : `On ${exact(inheritance.inherited)} of ${exact(inheritance.images)} live images it comes from the base`}{" "}
      {inheritance.from.map((base, place) => (
        <span key={base.id}>
          {place > 0 ? ", " : ""}
          <Link href={`/inventory/base-images/${base.id}`} className="break-all text-signal hover:underline">
            {base.name}
          </Link>
        </span>
      ))}
      : what an update of it removes stands there.
    </p>
  );
};

import Link from "next/link";
import { KeyValues } from "@/components/ui/key-values.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { exact } from "@/components/ui/quantity.ts";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { readCheckUps } from "@/lib/operations/check-up/read.ts";
import type { CertificateCheck, DependencyCheck } from "@/lib/operations/check-up/schema.ts";

type Checks = Awaited<ReturnType<typeof readCheckUps>>;

const certificateWords = (result: CertificateCheck | null): string => {
  if (!result) return "None: the address is plain http";
  const { host, validTo, error } = result;
  return validTo
    ? `That of ${host} is good until ${validTo.slice(0, 10)}`
    : `${host}: ${error ?? "none shown"}`;
};

function Dependencies({ result }: { result: DependencyCheck }) {
  const { packages, anyAdvisory, advisories } = result;
  if (!anyAdvisory)
    return (
      <>
        {exact(packages)} packages, not judged:{" "}
        <Link href="/collectors" className="text-signal underline">
          load advisories for npm
        </Link>
      </>
    );
  return (
    <>
      {exact(packages)} packages, {advisories.length === 0 ? "none" : exact(advisories.length)} with a known
      advisory
      {advisories.length > 0 ? (
        <ul aria-label="Advisories of Plimsoll's own packages" className="mt-1 grid gap-0.5 text-xs">
          {advisories.map((one) => (
            <li key={`${one.package} ${one.version} ${one.advisory}`} className="break-words">
              {one.package} {one.version}:{" "}
              <Link href={`/cve/${encodeURIComponent(one.advisory)}`} className="text-signal underline">
                {one.advisory}
              </Link>{" "}
              ({one.severity}){one.fixedVersion ? `, fixed in ${one.fixedVersion}` : ""}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

/** What this installation found out about itself, every hour. */
export function CheckUpPanel({ checks: { certificate, dependencies } }: { checks: Checks }) {
  const at = dependencies?.at ?? certificate?.at;
  return (
    <Panel
      title="Check-up"
      description={at ? undefined : "The worker makes one when it starts, and every hour."}
    >
      <KeyValues
        items={[
          { key: "Looked", value: at ? <RelativeTime at={at} /> : "not yet" },
          { key: "Certificate", value: certificate ? certificateWords(certificate.result) : null },
          {
            key: "Own packages",
            value: dependencies ? <Dependencies result={dependencies.result} /> : null,
          },
        ]}
      />
    </Panel>
  );
}

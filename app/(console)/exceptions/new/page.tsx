import { PageHeader } from "@/components/ui/page-header.tsx";
import type { Actor } from "@/lib/access/actor.ts";
import { currentActor } from "@/lib/access/current.ts";
import { clock } from "@/lib/clock.ts";
import { getException } from "@/lib/exceptions/read.ts";
import { ExceptionNumber } from "@/lib/exceptions/schema.ts";
import { scopesOf } from "@/lib/exceptions/scopes.ts";
import { getFinding } from "@/lib/findings/detail/read.ts";
import { type Draft, RequestForm } from "./request-form.tsx";

export const metadata = { title: "Ask for an exception" };

type Address = Record<string, string | string[] | undefined>;

const DAY = 86_400_000;
const text = (value: string | string[] | undefined): string => (typeof value === "string" ? value : "");

/** What the form begins with: a finding, an exception that is to go on, or a filter. */
const draftOf = async (actor: Actor, address: Address): Promise<Draft> => {
  const ends = new Date(clock().getTime() + 90 * DAY).toISOString().slice(0, 10);
  const fresh: Draft = {
    name: "",
    scope: text(address.scope),
    scopes: [],
    ends,
    renews: null,
    conditions: {},
  };
  const renewed = ExceptionNumber.safeParse({ exceptionId: address.renews });
  if (renewed.success) {
    const { exception } = await getException(actor, renewed.data.exceptionId);
    const { id, name, scope, endsOnFix, endsOnKev, endsOnEpss, endsOnExposure } = exception;
    return {
      ...fresh,
      name,
      scope,
      renews: { id, reason: exception.reason },
      conditions: { endsOnFix, endsOnKev, endsOnEpss, endsOnExposure },
    };
  }
  if (!/^\d+$/.test(text(address.finding))) return fresh;
  const finding = await getFinding(actor, text(address.finding));
  const scopes = scopesOf({
    rule: finding.rule.key,
    component: finding.package.name,
    subject: finding.subject,
  });
  return {
    ...fresh,
    name: `${finding.rule.key} in ${finding.subject.name}`,
    scope: scopes[0]!.scope,
    scopes,
  };
};

export default async function NewExceptionPage({ searchParams }: { searchParams: Promise<Address> }) {
  const draft = await draftOf(await currentActor(), await searchParams);
  return (
    <>
      <PageHeader
        title={draft.renews ? "Renew an exception" : "Ask for an exception"}
        description="Say which findings, why, and until when. Another person approves it; then they count as accepted, and new tags and images in the scope come under it by themselves."
        trail={[
          { label: "Findings", href: "/findings" },
          { label: "Exceptions", href: "/exceptions" },
          { label: "New" },
        ]}
      />
      <RequestForm draft={draft} />
    </>
  );
}

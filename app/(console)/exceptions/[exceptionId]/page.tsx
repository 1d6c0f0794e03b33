import Link from "next/link";
import { notFound } from "next/navigation";
import { Badge } from "@/components/ui/badge.tsx";
import { Button } from "@/components/ui/button.tsx";
import { KeyValues } from "@/components/ui/key-values.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { exact, plural } from "@/components/ui/quantity.ts";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { currentActor } from "@/lib/access/current.ts";
import { AppError } from "@/lib/errors.ts";
import { getException } from "@/lib/exceptions/read.ts";
import { type ExceptionDetail, ExceptionNumber } from "@/lib/exceptions/schema.ts";
import { conditionsOf, dayOf, STATE_WORDS } from "../words.ts";
import { DecisionBar } from "./decision-bar.tsx";
import { MemberList } from "./member-list.tsx";

export const metadata = { title: "Exception" };

const read = async (id: string): Promise<ExceptionDetail> => {
  const asked = ExceptionNumber.safeParse({ exceptionId: id });
  if (!asked.success) notFound();
  try {
    return await getException(await currentActor(), asked.data.exceptionId);
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
};

export default async function ExceptionPage({ params }: { params: Promise<{ exceptionId: string }> }) {
  const { exception, members, approvers, moves } = await read((await params).exceptionId);
  const { text, look } = STATE_WORDS[exception.state];
  return (
    <>
      <PageHeader
        title={exception.name}
        trail={[
          { label: "Findings", href: "/findings" },
          { label: "Exceptions", href: "/exceptions" },
          { label: `Exception ${exception.id}` },
        ]}
        description={
          <span className="flex flex-wrap items-center gap-2">
            <Badge look={look}>{text}</Badge>
            {exact(exception.findings)} {plural(exception.findings, "finding")} under it now
          </span>
        }
        action={
          moves.includes("renew") ? (
            <Button asChild>
              <Link href={`/exceptions/new?renews=${exception.id}`}>Renew with a new reason</Link>
            </Button>
          ) : null
        }
      />
      <DecisionBar exception={exception} moves={moves} approvers={approvers} />
      <div className="grid gap-4 lg:grid-cols-12">
        <Panel title="What was agreed" className="self-start lg:col-span-5">
          <p className="mb-4 max-w-[75ch] whitespace-pre-line break-words text-sm">{exception.reason}</p>
          <Agreed exception={exception} />
        </Panel>
        <Panel title="What is and was under it" flush className="lg:col-span-7">
          <MemberList members={members} total={exception.findings + exception.left} />
        </Panel>
      </div>
    </>
  );
}

function Agreed({ exception }: { exception: ExceptionDetail["exception"] }) {
  const conditions = conditionsOf(exception);
  return (
    <KeyValues
      items={[
        {
          key: "Scope",
          value: (
            <Link
              href={`/findings?filter=${encodeURIComponent(`${exception.scope} is:any`)}`}
              className="break-all font-mono text-signal text-xs hover:underline"
            >
              {exception.scope}
            </Link>
          ),
        },
        { key: "Findings become", value: exception.status.replaceAll("_", " ") },
        {
          key: "Asked for by",
          value: (
            <>
              {exception.requestedBy.name}, <RelativeTime at={exception.requestedAt} />
            </>
          ),
        },
        ...(exception.decidedBy === null
          ? []
          : [
              {
                key: "Decided by",
                value: (
                  <>
                    {exception.decidedBy}, <RelativeTime at={exception.decidedAt} />
                    {exception.decisionNote ? (
                      <span className="block text-muted">{exception.decisionNote}</span>
                    ) : null}
                  </>
                ),
              },
            ]),
        { key: "Ends", value: exception.endsAt === null ? "on no day of its own" : dayOf(exception.endsAt) },
        {
          key: "Or earlier when",
          value: conditions.length === 0 ? "nothing else ends it" : conditions.join(", or "),
        },
        ...(exception.endedAt === null
          ? []
          : [{ key: "Ended", value: `${dayOf(exception.endedAt)}: ${exception.endedBecause ?? ""}` }]),
        ...(exception.renewsId === null
          ? []
          : [{ key: "Goes on from", value: <To id={exception.renewsId} /> }]),
        ...(exception.renewedById === null
          ? []
          : [{ key: "Renewed by", value: <To id={exception.renewedById} /> }]),
      ]}
    />
  );
}

const To = ({ id }: { id: number }) => (
  <Link href={`/exceptions/${id}`} className="text-signal hover:underline">
    exception {id}
  </Link>
);

import { PageHeader } from "@/components/ui/page-header.tsx";
import { currentActor } from "@/lib/access/current.ts";
import { demand } from "@/lib/access/permissions.ts";
import { getOwnFramework } from "@/lib/compliance/custom/read.ts";
import { THEMES } from "@/lib/compliance/frameworks/themes.ts";
import { orNotFound } from "../or-not-found.ts";
import { EXAMPLE } from "./example.ts";
import { FrameworkForm } from "./framework-form.tsx";

export const metadata = { title: "Bring a framework" };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** `?of=ID` changes a framework of one's own; without it one is brought anew. */
export default async function NewFrameworkPage({ searchParams }: Props) {
  const actor = await currentActor();
  demand(actor, "compliance:manage");
  const { of } = await searchParams;
  const known = typeof of === "string" ? await orNotFound(getOwnFramework(actor, of)) : null;
  const themes = Object.entries(THEMES).flatMap(([name, { checks }]) =>
    checks.map((check) => ({ title: name.replaceAll("-", " "), check })),
  );
  return (
    <>
      <PageHeader
        title={known ? `Change ${known.framework.title}` : "Bring a framework"}
        description="A file in our schema, or an OSCAL catalogue. Each change is a new revision; former ones are kept."
        trail={[
          { label: "Compliance", href: "/compliance" },
          { label: known ? known.framework.title : "New" },
        ]}
      />
      <FrameworkForm
        document={JSON.stringify(known?.framework ?? EXAMPLE, null, 2)}
        revision={known?.revision ?? null}
        themes={themes}
      />
    </>
  );
}

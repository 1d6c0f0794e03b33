"use client";

import { useQuery } from "@tanstack/react-query";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { findingQuery } from "@/lib/findings/queries.ts";
import { FindingStory } from "../finding-story.tsx";
import { VerdictBar } from "../verdict-bar.tsx";

export function FindingPageBody({ id, canTriage }: { id: number; canTriage: boolean }) {
  const { data: finding } = useQuery(findingQuery(id));
  if (!finding) return null;
  return (
    <div className="max-w-4xl">
      <PageHeader
        title={`${finding.rule.key} in ${finding.subject.name}`}
        trail={[{ label: "Findings", href: "/findings" }, { label: finding.rule.key }]}
      />
      <div className="mb-5 rounded-lg border border-line bg-surface px-4 py-3">
        <h2 className="sr-only">Verdict</h2>
        <VerdictBar finding={finding} canTriage={canTriage} />
      </div>
      <FindingStory finding={finding} canTriage={canTriage} />
    </div>
  );
}

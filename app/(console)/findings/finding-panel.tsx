"use client";

import { useQuery } from "@tanstack/react-query";
import { SidePanel } from "@/components/ui/side-panel.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { findingQuery } from "@/lib/findings/queries.ts";
import { FindingStory } from "./finding-story.tsx";
import { ListFailed } from "./list-states.tsx";
import { VerdictBar } from "./verdict-bar.tsx";

/** A finding over its list, which stays where it was. */
export function FindingPanel(props: { id: number; canTriage: boolean; onClose: () => void }) {
  const { data: finding, error, refetch } = useQuery(findingQuery(props.id));
  return (
    <SidePanel
      title={finding ? `${finding.rule.key} in ${finding.subject.name}` : `Finding ${props.id}`}
      href={`/findings/${props.id}`}
      onClose={props.onClose}
      top={finding ? <VerdictBar finding={finding} canTriage={props.canTriage} /> : null}
    >
      {finding ? <FindingStory finding={finding} canTriage={props.canTriage} /> : null}
      {error ? <ListFailed error={error} onAgain={() => void refetch()} /> : null}
      {finding || error ? null : <PanelSkeleton />}
    </SidePanel>
  );
}

const PanelSkeleton = () => (
  <div className="grid gap-3">
    {["w-3/4", "w-full", "w-5/6", "w-1/2", "w-full", "w-2/3"].map((width, line) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: nothing but their place tells these apart
      <Skeleton key={line} className={width} />
    ))}
  </div>
);

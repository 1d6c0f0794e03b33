"use client";

import { useState } from "react";
import { PipelineFile } from "@/components/collectors/pipeline-file.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Select } from "@/components/ui/select.tsx";
import type { Connection } from "@/lib/collectors/commands.ts";
import { AGENT_RUNS, type AgentRun, agentManifest } from "@/lib/collectors/kubernetes-agent.ts";
import { SOME_IMAGE } from "@/lib/collectors/kubernetes-objects.ts";
import { pipeline } from "@/lib/collectors/pipelines.ts";

const RUNS: Record<AgentRun | "kubectl", string> = {
  deployment: "Deployment: stays and follows the cluster",
  cronjob: "CronJob: looks once an hour",
  kubectl: "CronJob with kubectl, no agent",
};
const FILE = "plimsoll.yaml";
const APPLY = `Save it as ${FILE}, then: kubectl apply --filename ${FILE}. It holds the token: keep it out of repositories. The pods must reach the address of Plimsoll in its Secret.`;

/** The agent's manifests, finished with the token, for a cluster that can pull an image of Plimsoll. */
export function KubernetesAgent({ connection }: { connection: Connection }) {
  const [run, setRun] = useState<AgentRun | "kubectl">("deployment");
  const [image, setImage] = useState("");
  const made =
    run === "kubectl"
      ? pipeline("kubernetes", connection)!
      : { before: APPLY, fileName: FILE, text: agentManifest(connection, image, run) };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <Field
        label="How it runs"
        hint={
          run === "kubectl"
            ? "Lists what runs and nothing else: no checks of settings, access and networks, and nothing of what came and went in between."
            : undefined
        }
      >
        {(control) => (
          <Select
            {...control}
            className="w-full max-w-md"
            options={[...AGENT_RUNS, "kubectl" as const].map((value) => ({ value, label: RUNS[value] }))}
            value={run}
            onChange={(event) => setRun(event.target.value as AgentRun | "kubectl")}
          />
        )}
      </Field>
      {run === "kubectl" ? null : (
        <Field
          label="Image"
          hint={`One that your cluster can pull, with Node 24 and the command plimsoll. Until you say so, ${SOME_IMAGE} stands for it.`}
        >
          {(control) => (
            <Input
              {...control}
              value={image}
              onChange={(event) => setImage(event.target.value.trim())}
              autoComplete="off"
              spellCheck={false}
              className="max-w-md"
            />
          )}
        </Field>
      )}
      <PipelineFile pipeline={made} />
    </div>
  );
}

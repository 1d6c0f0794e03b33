"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button.tsx";
import { ConfirmButton } from "@/components/ui/confirm-button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { api } from "@/lib/http/api.ts";
import type { TeamChange, TeamSummary } from "@/lib/inventory/teams/schema.ts";
import { TeamFields, teamIn } from "../team-fields.tsx";

/** What an admin can do to a team. */
export function TeamActions({ team, platform }: { team: TeamSummary; platform: string | null }) {
  const router = useRouter();
  const change = async (to: TeamChange, done: string) => {
    await api("PATCH", `/teams/${team.id}`, to);
    toast(done);
    router.refresh();
  };
  if (team.archivedAt)
    return (
      <ConfirmButton
        label="Bring back"
        title={`Bring ${team.name} back?`}
        effect="It comes back without rules and owns nothing until a rule says so."
        onConfirm={() => change({ archived: false }, `${team.name} is back`)}
      />
    );
  const others = platform !== null && !team.platform ? ` Until now that is ${platform}.` : "";
  return (
    <>
      <EditTeam team={team} onChange={change} />
      {team.platform ? (
        <ConfirmButton
          label="Not the platform team"
          title={`Take base images from ${team.name}?`}
          effect="Findings in operating systems and base layers go back to the owner of each image."
          onConfirm={() => change({ platform: false }, "Every image is its owner's again")}
        />
      ) : (
        <ConfirmButton
          label="Make it the platform team"
          title={`Make ${team.name} the platform team?`}
          effect={`It answers for operating-system packages and base layers of all images; owners keep the rest.${others}`}
          onConfirm={() => change({ platform: true }, `${team.name} answers for base layers now`)}
        />
      )}
      <ConfirmButton
        look="danger"
        label="Archive"
        title={`Archive ${team.name}?`}
        effect={`Its ${team.rules} ${team.rules === 1 ? "rule goes" : "rules go"}; ${team.assets} assets fall to the rules after them, or to nobody.`}
        onConfirm={() => change({ archived: true }, `${team.name} is archived`)}
      />
    </>
  );
}

type EditProps = { team: TeamSummary; onChange: (to: TeamChange, done: string) => Promise<void> };

function EditTeam({ team, onChange }: EditProps) {
  const [open, setOpen] = useState(false);
  const [complaint, setComplaint] = useState("");
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setComplaint("");
    try {
      await onChange(teamIn(event.currentTarget) as TeamChange, "Saved");
      setOpen(false);
    } catch (error) {
      setComplaint((error as Error).message);
    }
  };
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button>Edit</Button>}
      title={`Edit ${team.name}`}
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Cancel</Button>
          <Button type="submit" form="edit-team" look="primary">
            Save
          </Button>
        </>
      }
    >
      <form id="edit-team" method="post" onSubmit={submit} className="grid gap-4">
        <TeamFields name={team.name} criticality={team.criticality} />
        <p role="alert" className="min-h-5 text-sm">
          {complaint}
        </p>
      </form>
    </Dialog>
  );
}

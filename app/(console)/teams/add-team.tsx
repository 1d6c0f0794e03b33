"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { api } from "@/lib/http/api.ts";
import { TeamFields, teamIn } from "./team-fields.tsx";

export function AddTeam() {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [complaint, setComplaint] = useState("");
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const team = teamIn(event.currentTarget);
    setComplaint("");
    try {
      await api("POST", "/teams", team);
      setOpen(false);
      toast(`${team.name} is a team now. Give it rules next.`);
      router.refresh();
    } catch (error) {
      setComplaint((error as Error).message);
    }
  };
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button look="primary">Add a team</Button>}
      title="Add a team"
      description="It owns nothing until a rule says so."
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Cancel</Button>
          <Button type="submit" form="add-team" look="primary">
            Add
          </Button>
        </>
      }
    >
      <form id="add-team" method="post" onSubmit={submit} className="grid gap-4">
        <TeamFields name="" criticality={1} />
        <p role="alert" className="min-h-5 text-sm">
          {complaint}
        </p>
      </form>
    </Dialog>
  );
}

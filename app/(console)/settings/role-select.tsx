"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { Select } from "@/components/ui/select.tsx";
import { ROLES, type Role } from "@/lib/access/actor.ts";
import type { Person } from "@/lib/access/schema.ts";
import { roleTitle } from "./role-title.ts";

/** Choosing another role asks once: it ends the person's sessions. */
export function RoleSelect({ person, onRole }: { person: Person; onRole: (role: Role) => Promise<void> }) {
  const [wanted, setWanted] = useState<Role | null>(null);
  const [complaint, setComplaint] = useState("");
  const close = () => {
    setWanted(null);
    setComplaint("");
  };
  const confirm = () =>
    wanted &&
    onRole(wanted).then(close, (error: Error) => {
      setComplaint(error.message);
    });
  return (
    <>
      <Select
        aria-label={`Role of ${person.name}`}
        options={ROLES.map((role) => ({ value: role, label: roleTitle(role) }))}
        value={person.role}
        onChange={(event) => setWanted(event.target.value as Role)}
      />
      <Dialog
        open={wanted !== null}
        onOpenChange={(open) => (open ? undefined : close())}
        title={`Make ${person.name} ${wanted ? roleTitle(wanted).toLowerCase() : ""}?`}
        description="Their sessions end now; the next sign-in has the new role."
        footer={
          <>
            <Button onClick={close}>Cancel</Button>
            <Button look="primary" onClick={confirm}>
              Change role
            </Button>
          </>
        }
      >
        {complaint ? <p role="alert">{complaint}</p> : null}
      </Dialog>
    </>
  );
}

"use client";

import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { Badge } from "@/components/ui/badge.tsx";
import { ConfirmButton } from "@/components/ui/confirm-button.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import type { Person, PersonChange } from "@/lib/access/schema.ts";
import { api } from "@/lib/http/api.ts";
import { AddPerson } from "./add-person.tsx";
import { RoleSelect } from "./role-select.tsx";
import { roleTitle } from "./role-title.ts";

export function People({ people, self }: { people: Person[]; self: string }) {
  const router = useRouter();
  const change = async (person: Person, change: PersonChange, done: string) => {
    await api("PATCH", `/people/${person.id}`, change);
    toast(done);
    router.refresh();
  };
  return (
    <Panel title="People" corner={<AddPerson />} flush>
      <ul aria-label="People">
        {people.map((person) => (
          <li
            key={person.id}
            className="grid items-center gap-x-4 gap-y-2 border-line border-b px-4 py-2.5 text-sm last:border-b-0 sm:grid-cols-[minmax(0,1fr)_9rem_10rem]"
          >
            <div className="grid min-w-0 gap-0.5">
              <span className="flex min-w-0 items-center gap-2">
                <span className="truncate font-medium">{person.name}</span>
                {person.id === self ? <Badge look="signal">you</Badge> : null}
                {person.disabledAt ? <Badge look="strong">no access</Badge> : null}
                {person.secondFactor ? <Badge>two factors</Badge> : null}
              </span>
              <span className="truncate text-muted text-xs">
                {person.email} ·{" "}
                {person.signedInAt ? (
                  <>
                    signed in <RelativeTime at={person.signedInAt} />
                  </>
                ) : (
                  "never signed in"
                )}
              </span>
            </div>
            {person.id === self ? (
              <span className="text-muted">{roleTitle(person.role)}</span>
            ) : (
              <RoleSelect
                person={person}
                onRole={(role) =>
                  change(person, { role }, `${person.name} is ${roleTitle(role).toLowerCase()} now`)
                }
              />
            )}
            {person.id === self ? null : (
              <div className="flex flex-wrap justify-end gap-1">
                {person.secondFactor ? <ResetFactor person={person} /> : null}
                <Access person={person} onChange={change} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** For whoever lost device and recovery codes. */
function ResetFactor({ person }: { person: Person }) {
  const router = useRouter();
  return (
    <ConfirmButton
      look="quiet"
      label="Reset second factor"
      title={`Take ${person.name}'s second factor away?`}
      effect="The password alone lets them in until they turn it on again; their sessions end. Make sure that it is them who asks."
      onConfirm={async () => {
        await api("DELETE", `/people/${person.id}/second-factor`);
        toast(`${person.name} signs in with the password alone`);
        router.refresh();
      }}
    />
  );
}

type AccessProps = {
  person: Person;
  onChange: (person: Person, change: PersonChange, done: string) => Promise<void>;
};

function Access({ person, onChange }: AccessProps) {
  return person.disabledAt ? (
    <ConfirmButton
      label="Give access back"
      title={`Let ${person.name} in again?`}
      effect={`They can sign in as ${person.role}, with the password they had.`}
      onConfirm={() => onChange(person, { disabled: false }, `${person.name} can sign in again`)}
    />
  ) : (
    <ConfirmButton
      look="quiet"
      label="Take access away"
      title={`Take access from ${person.name}?`}
      effect="Their sessions end now and they cannot sign in. What they did stays under their name."
      onConfirm={() => onChange(person, { disabled: true }, `${person.name} has no access any more`)}
    />
  );
}

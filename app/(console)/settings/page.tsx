import { cookies } from "next/headers";
import Link from "next/link";
import { Button } from "@/components/ui/button.tsx";
import { KeyValues } from "@/components/ui/key-values.tsx";
import { PageHeader } from "@/components/ui/page-header.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { currentActor } from "@/lib/access/current.ts";
import { may } from "@/lib/access/permissions.ts";
import { getMe, listPeople } from "@/lib/access/read.ts";
import { getSecondFactor } from "@/lib/access/second-factor/read.ts";
import { sessionKeyIn } from "@/lib/access/session-cookie.ts";
import { listSessions } from "@/lib/access/sessions/read.ts";
import product from "@/package.json";
import { PasswordForm } from "./password-form.tsx";
import { People } from "./people.tsx";
import { SecondFactorForm } from "./second-factor-form.tsx";
import { Sessions } from "./sessions.tsx";

export const metadata = { title: "Settings" };

export default async function SettingsPage() {
  const actor = await currentActor();
  const manages = may(actor, "people:manage");
  const [me, sessions, factor, people] = await Promise.all([
    getMe(actor),
    listSessions(actor, await sessionKeyIn((await cookies()).toString())),
    getSecondFactor(actor),
    manages ? listPeople(actor) : [],
  ]);
  return (
    <>
      <PageHeader
        title="Settings"
        description="People and what they may do; your own account; this installation."
        corner={
          <>
            {may(actor, "operations:read") ? (
              <>
                <Button asChild>
                  <Link href="/settings/storage">Storage</Link>
                </Button>
                <Button asChild>
                  <Link href="/settings/jobs">Job queue</Link>
                </Button>
              </>
            ) : null}
            {may(actor, "notifications:read") ? (
              <Button asChild>
                <Link href="/settings/notifications">Notifications</Link>
              </Button>
            ) : null}
            <Button asChild>
              <Link href="/docs/api">API</Link>
            </Button>
          </>
        }
      />
      <div className="grid max-w-5xl gap-4">
        {manages ? <People people={people} self={me.id} /> : null}
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <Panel title="Your account">
            <KeyValues
              items={[
                { key: "Name", value: me.name },
                { key: "E-mail", value: me.email },
                { key: "Role", value: me.role },
              ]}
            />
            <div className="mt-5 border-line border-t pt-4">
              <PasswordForm />
            </div>
            <div className="mt-5 border-line border-t pt-4">
              <SecondFactorForm factor={factor} />
            </div>
          </Panel>
          <div className="grid gap-4">
            <Sessions sessions={sessions} />
            <Panel title="About">
              <KeyValues
                items={[
                  { key: "Plimsoll", value: product.version },
                  { key: "License", value: product.license },
                  { key: "Node", value: process.versions.node },
                ]}
              />
            </Panel>
          </div>
        </div>
      </div>
    </>
  );
}

"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button.tsx";
import { CopyButton } from "@/components/ui/copy-button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { exact, plural } from "@/components/ui/quantity.ts";
import type { Enrolment, RecoveryCodes, SecondFactor } from "@/lib/access/second-factor/schema.ts";
import { api } from "@/lib/http/api.ts";

/** Turning a second factor on and off; new recovery codes. */
export function SecondFactorForm({ factor: { since, recoveryLeft } }: { factor: SecondFactor }) {
  return (
    <section aria-label="Second factor" className="grid gap-3">
      <h3 className="font-medium text-sm">Second factor</h3>
      <p className="text-muted text-sm">
        {since === null
          ? "A code of an authenticator app beside the password: a stolen password alone opens nothing."
          : `On since ${since.slice(0, 10)}. ${exact(recoveryLeft)} recovery ${plural(recoveryLeft, "code")} left.`}
      </p>
      <div className="flex flex-wrap gap-2">
        {since === null ? (
          <TurnOn />
        ) : (
          <>
            <Codes />
            <TurnOff />
          </>
        )}
      </div>
    </section>
  );
}

/** Password, then the code to scan, then the codes to keep. */
function TurnOn() {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const begin = useMutation({
    mutationFn: (password: string) => api<Enrolment>("POST", "/me/second-factor", { password }),
  });
  const confirm = useMutation({
    mutationFn: (code: string) => api<RecoveryCodes>("POST", "/me/second-factor/confirm", { code }),
  });
  const follow = (isOpen: boolean) => {
    setOpen(isOpen);
    if (isOpen) return;
    begin.reset();
    confirm.reset();
    router.refresh();
  };
  return (
    <Dialog
      open={open}
      onOpenChange={follow}
      trigger={<Button>Turn on</Button>}
      title="Turn on the second factor"
      description="With any authenticator app that knows codes by time (TOTP)."
    >
      {confirm.data ? (
        <Kept codes={confirm.data.codes} onDone={() => follow(false)} />
      ) : begin.data ? (
        <div className="grid gap-4">
          <QrCode {...begin.data.qr} />
          <p className="text-sm">
            Scan it, or type{" "}
            <code className="break-all font-mono text-xs">{begin.data.secret.replace(/(.{4})/g, "$1 ")}</code>
            <CopyButton text={begin.data.secret} label="Copy the secret" />
          </p>
          <OneField
            key="code"
            label="Code that the app shows"
            name="code"
            autoComplete="one-time-code"
            action="Confirm"
            error={confirm.error?.message}
            busy={confirm.isPending}
            onSubmit={(code) => confirm.mutate(code)}
          />
        </div>
      ) : (
        <PasswordField
          action="Go on"
          error={begin.error?.message}
          busy={begin.isPending}
          onSubmit={(password) => begin.mutate(password)}
        />
      )}
    </Dialog>
  );
}

function Codes() {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const renew = useMutation({
    mutationFn: (password: string) => api<RecoveryCodes>("POST", "/me/second-factor/recovery", { password }),
  });
  const follow = (isOpen: boolean) => {
    setOpen(isOpen);
    if (isOpen) return;
    renew.reset();
    router.refresh();
  };
  return (
    <Dialog
      open={open}
      onOpenChange={follow}
      trigger={<Button>New recovery codes</Button>}
      title="New recovery codes"
      description="Those you have are void from then on."
    >
      {renew.data ? (
        <Kept codes={renew.data.codes} onDone={() => follow(false)} />
      ) : (
        <PasswordField
          action="Make new codes"
          error={renew.error?.message}
          busy={renew.isPending}
          onSubmit={(password) => renew.mutate(password)}
        />
      )}
    </Dialog>
  );
}

function TurnOff() {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const off = useMutation({
    mutationFn: (password: string) => api("POST", "/me/second-factor/off", { password }),
    onSuccess: () => {
      setOpen(false);
      toast("The password alone lets you in again");
      router.refresh();
    },
  });
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button look="quiet">Turn off</Button>}
      title="Turn off the second factor"
      description="From then on the password alone lets you in."
    >
      <PasswordField
        action="Turn off"
        error={off.error?.message}
        busy={off.isPending}
        onSubmit={(password) => off.mutate(password)}
      />
    </Dialog>
  );
}

interface OneFieldProps {
  action: string;
  error: string | undefined;
  busy: boolean;
  onSubmit(value: string): void;
}

const PasswordField = (props: OneFieldProps) => (
  <OneField
    {...props}
    label="Your password"
    name="password"
    type="password"
    autoComplete="current-password"
  />
);

function OneField(
  props: OneFieldProps & { label: string; name: string; autoComplete: string; type?: string },
) {
  const { label, name, type, autoComplete, action, error, busy, onSubmit } = props;
  return (
    <form
      method="post"
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(String(new FormData(event.currentTarget).get(name)));
      }}
    >
      <Field label={label} error={error}>
        {(control) => (
          <Input
            {...control}
            name={name}
            type={type}
            autoComplete={autoComplete}
            required
            autoFocus
            maxLength={256}
          />
        )}
      </Field>
      <div className="flex justify-end">
        <Button type="submit" look="primary" disabled={busy}>
          {action}
        </Button>
      </div>
    </form>
  );
}

/** Dark on light in either theme: cameras want it so. */
const QrCode = ({ size, path }: Enrolment["qr"]) => (
  <svg
    role="img"
    aria-label="QR code for the authenticator app"
    viewBox={`-4 -4 ${size + 8} ${size + 8}`}
    shapeRendering="crispEdges"
    className="mx-auto w-48 rounded-md bg-white"
  >
    <path d={path} fill="black" />
  </svg>
);

function Kept({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  return (
    <div className="grid gap-4">
      <p className="text-sm">
        Each of these lets you in once when the device is lost. They are shown now and never again.
      </p>
      <ul aria-label="Recovery codes" className="grid gap-1 font-mono text-xs sm:grid-cols-2 sm:text-sm">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex justify-end gap-2">
        <CopyButton text={codes.join("\n")} label="Copy the recovery codes" />
        <Button look="primary" onClick={onDone}>
          I have kept them
        </Button>
      </div>
    </div>
  );
}

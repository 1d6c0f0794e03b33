"use client";

import { type ReactNode, useState } from "react";
import { Button, type ButtonProps } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";

type ConfirmButtonProps = {
  label: ReactNode;
  title: string;
  /** What will happen, in one sentence a person can judge. */
  effect: ReactNode;
  look?: ButtonProps["look"];
  onConfirm: () => Promise<void>;
};

/** Asks once, naming the effect; a refusal is shown where it was asked. */
export function ConfirmButton({ label, title, effect, look, onConfirm }: ConfirmButtonProps) {
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [complaint, setComplaint] = useState("");
  const confirm = async () => {
    setBusy(true);
    setComplaint("");
    try {
      await onConfirm();
      setOpen(false);
    } catch (error) {
      setComplaint((error as Error).message);
    }
    setBusy(false);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button look={look}>{label}</Button>}
      title={title}
      description={effect}
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Cancel</Button>
          <Button look={look === "danger" ? "danger" : "primary"} onClick={confirm} disabled={busy}>
            {label}
          </Button>
        </>
      }
    >
      {complaint ? <p role="alert">{complaint}</p> : null}
    </Dialog>
  );
}

"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Dialog } from "@/components/ui/dialog.tsx";

type AskOnceProps = {
  title: string;
  /** What will happen. */
  effect: string;
  label: string;
  onConfirm: () => Promise<void>;
  onClose: () => void;
};

/** For what begins in a menu: asked in the middle, and a refusal is shown there. */
export function AskOnce({ title, effect, label, onConfirm, onClose }: AskOnceProps) {
  const [busy, setBusy] = useState(false);
  const [complaint, setComplaint] = useState("");
  const confirm = async () => {
    setBusy(true);
    try {
      await onConfirm();
      onClose();
    } catch (error) {
      setComplaint((error as Error).message);
      setBusy(false);
    }
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={title}
      description={effect}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" onClick={confirm} disabled={busy}>
            {label}
          </Button>
        </>
      }
    >
      {complaint ? <p role="alert">{complaint}</p> : null}
    </Dialog>
  );
}

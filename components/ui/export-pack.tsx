"use client";

import { FileLock2 } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button.tsx";
import { downloadFile } from "@/components/ui/download-file.ts";

/** Asks for the signed evidence pack of what the page shows. */
export function ExportPack(props: { path: string; query?: Record<string, string>; quiet?: boolean }) {
  const [busy, setBusy] = useState(false);
  const make = async () => {
    setBusy(true);
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    try {
      await downloadFile(
        `${props.path}?${new URLSearchParams({ ...props.query, timeZone })}`,
        () => undefined,
      );
      toast("The evidence pack is made", {
        description: "Anybody can check it at /verify, without an account.",
      });
    } catch (error) {
      toast.error("The evidence pack was not made.", { description: (error as Error).message });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button look="secondary" onClick={make} disabled={busy} aria-live="polite">
      <FileLock2 aria-hidden />
      {busy ? "Signing…" : "Evidence pack"}
    </Button>
  );
}

"use client";

import { FileDown } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button.tsx";
import { downloadFile } from "@/components/ui/download-file.ts";
import { Progress } from "@/components/ui/progress.tsx";

/** Asks for the PDF, says how much of it is here, and hands it over when it is whole. */
export function ExportPdf(props: { path: string; query?: Record<string, string>; quiet?: boolean }) {
  const { path, query = {}, quiet = false } = props;
  const [received, setReceived] = useState<number | null>(null);
  const exportNow = async () => {
    setReceived(0);
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    try {
      await downloadFile(`${path}?${new URLSearchParams({ ...query, timeZone })}`, setReceived);
    } catch (error) {
      toast.error("The PDF was not made.", { description: (error as Error).message });
    } finally {
      setReceived(null);
    }
  };
  const busy = received !== null;
  return (
    <div className="relative">
      <Button look={quiet ? "secondary" : "primary"} onClick={exportNow} disabled={busy} aria-live="polite">
        <FileDown aria-hidden />
        {busy ? `Making the PDF… ${Math.round(received / 1024)} KB` : "Export PDF"}
      </Button>
      {busy ? (
        <div className="absolute inset-x-0 -bottom-2">
          <Progress label="The PDF is being made" />
        </div>
      ) : null}
    </div>
  );
}

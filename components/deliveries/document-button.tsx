"use client";

import { Download } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { downloadFile } from "@/components/ui/download-file.ts";
import { IconButton } from "@/components/ui/icon-button.tsx";
import type { DeliveryView } from "@/lib/ingest/schema.ts";

/** Saves the document as it was sent. */
export function DocumentButton({ delivery: { deliveryId, fileName, reportId } }: { delivery: DeliveryView }) {
  const [busy, setBusy] = useState(false);
  const download = async () => {
    setBusy(true);
    try {
      await downloadFile(`/api/v1/deliveries/${deliveryId}/document`, () => undefined);
    } catch (error) {
      toast.error((error as Error).message);
    }
    setBusy(false);
  };
  return (
    <IconButton
      label={`Download ${fileName ?? `report ${reportId}`} as it was sent`}
      onClick={download}
      disabled={busy}
    >
      <Download />
    </IconButton>
  );
}

"use client";

import { useRouter } from "next/navigation";
import { ConfirmButton } from "@/components/ui/confirm-button.tsx";
import { api } from "@/lib/http/api.ts";

export function ArchiveBaseline({ id, name }: { id: number; name: string }) {
  const router = useRouter();
  return (
    <ConfirmButton
      label="Archive"
      title={`Archive “${name}”?`}
      effect="It leaves the list. Nothing of it is deleted, and the audit log keeps who did it."
      onConfirm={async () => {
        await api("DELETE", `/baselines/${id}`);
        router.push("/compliance/baselines");
        router.refresh();
      }}
    />
  );
}

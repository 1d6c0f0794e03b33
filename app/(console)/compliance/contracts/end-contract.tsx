"use client";

import { useRouter } from "next/navigation";
import { ConfirmButton } from "@/components/ui/confirm-button.tsx";
import { api } from "@/lib/http/api.ts";

export function EndContract({ id, name }: { id: number; name: string }) {
  const router = useRouter();
  return (
    <ConfirmButton
      label="End"
      title={`End “${name}”?`}
      effect="Findings that it made are withdrawn. The audit log keeps that it was there and who ended it."
      onConfirm={async () => {
        await api("DELETE", `/contracts/${id}`);
        router.refresh();
      }}
    />
  );
}

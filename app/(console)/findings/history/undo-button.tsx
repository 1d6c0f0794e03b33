"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button.tsx";
import { useUndoBulk } from "../use-bulk.ts";

export function UndoButton({ id }: { id: number }) {
  const router = useRouter();
  const undo = useUndoBulk();
  return (
    <Button disabled={undo.isPending} onClick={() => undo.mutate(id, { onSettled: () => router.refresh() })}>
      Take back
    </Button>
  );
}

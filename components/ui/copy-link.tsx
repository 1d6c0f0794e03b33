"use client";

import { Link2 } from "lucide-react";
import { toast } from "sonner";
import { IconButton } from "@/components/ui/icon-button.tsx";

/** The address holds scope, moment, filter and order: copying it is sharing the view. */
export function CopyLink() {
  const copy = async () => {
    const done = await Promise.resolve(navigator.clipboard?.writeText(location.href).then(() => true)).catch(
      () => false,
    );
    if (done) toast("Link copied");
    else toast.error("The browser refused the clipboard; copy the address from its bar");
  };
  return (
    <IconButton label="Copy link to this view" onClick={copy}>
      <Link2 />
    </IconButton>
  );
}

"use client";

import { useEffect } from "react";
import { api } from "@/lib/http/api.ts";

/** Who has opened the list has seen what is on it. */
export function MarkRead() {
  useEffect(() => {
    void api("PUT", "/mentions").catch(() => undefined);
  }, []);
  return null;
}

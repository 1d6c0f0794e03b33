import { redirect } from "next/navigation";
import { withMoment } from "@/lib/moments/moments.ts";

export default async function InventoryPage({ searchParams }: { searchParams: Promise<{ at?: string }> }) {
  redirect(withMoment("/inventory/clusters", (await searchParams).at ?? null));
}

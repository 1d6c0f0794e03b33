import {
  Boxes,
  FileText,
  Gauge,
  ListFilter,
  type LucideIcon,
  RadioTower,
  ScrollText,
  Settings,
  ShieldCheck,
} from "lucide-react";
import type { Destination } from "@/components/frame/destinations.ts";

const ICONS: Record<Destination["href"], LucideIcon> = {
  "/": Gauge,
  "/findings": ListFilter,
  "/inventory": Boxes,
  "/compliance": ShieldCheck,
  "/reports": FileText,
  "/audit": ScrollText,
  "/collectors": RadioTower,
  "/settings": Settings,
};

export function DestinationIcon({ href }: { href: Destination["href"] }) {
  const Icon = ICONS[href];
  return <Icon aria-hidden className="size-4 shrink-0" />;
}

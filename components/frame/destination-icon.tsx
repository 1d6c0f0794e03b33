import {
  Boxes,
  FileText,
  Gauge,
  ListFilter,
  type LucideIcon,
  RadioTower,
  ScanEye,
  ScrollText,
  Settings,
  ShieldCheck,
  Users,
} from "lucide-react";
import type { Destination } from "@/components/frame/destinations.ts";

const ICONS: Record<Destination["href"], LucideIcon> = {
  "/": Gauge,
  "/findings": ListFilter,
  "/inventory": Boxes,
  "/teams": Users,
  "/coverage": ScanEye,
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

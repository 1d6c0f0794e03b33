import {
  Boxes,
  CalendarClock,
  FileText,
  Gauge,
  ListFilter,
  type LucideIcon,
  RadioTower,
  ScanEye,
  ScrollText,
  Settings,
  ShieldCheck,
  TriangleAlert,
  Users,
} from "lucide-react";
import type { Destination } from "@/components/frame/destinations.ts";

const ICONS: Record<Destination["href"], LucideIcon> = {
  "/": Gauge,
  "/findings": ListFilter,
  "/exceptions": CalendarClock,
  "/inventory": Boxes,
  "/teams": Users,
  "/coverage": ScanEye,
  "/compliance": ShieldCheck,
  "/risks": TriangleAlert,
  "/reports": FileText,
  "/audit": ScrollText,
  "/collectors": RadioTower,
  "/settings": Settings,
};

export function DestinationIcon({ href }: { href: Destination["href"] }) {
  const Icon = ICONS[href];
  return <Icon aria-hidden className="size-4 shrink-0" />;
}

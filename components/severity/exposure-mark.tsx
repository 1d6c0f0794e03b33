import { CircleHelp, Globe, Lock, Network } from "lucide-react";

const EXPOSURES = {
  internet: { Icon: Globe, text: "Internet" },
  internal: { Icon: Network, text: "Internal" },
  none: { Icon: Lock, text: "Not exposed" },
  unknown: { Icon: CircleHelp, text: "Unknown" },
};
export type Exposure = keyof typeof EXPOSURES;

/** From where a thing can be reached, as far as we know. */
export function ExposureMark({ exposure }: { exposure: Exposure }) {
  const { Icon, text } = EXPOSURES[exposure];
  return (
    <span
      className={`inline-flex items-center gap-1.5 whitespace-nowrap ${exposure === "internet" ? "font-medium" : "text-muted"}`}
    >
      <Icon aria-hidden className="size-3.5 shrink-0" />
      {text}
    </span>
  );
}

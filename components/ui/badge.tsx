import { clsx } from "clsx";
import type { ReactNode } from "react";

const LOOKS = {
  plain: "border-line text-muted",
  signal: "border-transparent bg-signal-wash text-signal",
  strong: "border-edge text-ink",
};

export function Badge(props: {
  look?: keyof typeof LOOKS;
  icon?: ReactNode;
  title?: string;
  children: ReactNode;
}) {
  return (
    <span
      title={props.title}
      className={clsx(
        "inline-flex h-5 max-w-full items-center gap-1 whitespace-nowrap rounded-sm border px-1.5 font-medium text-2xs [&_svg]:size-3",
        LOOKS[props.look ?? "plain"],
      )}
    >
      {props.icon}
      <span className="truncate">{props.children}</span>
    </span>
  );
}

import { ExternalLink as Icon } from "lucide-react";

const isWeb = (text: string): boolean => {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && (url.protocol === "https:" || url.protocol === "http:");
};

/** An address that a scanner wrote: a link when it is of the web, plain text when it is anything else. */
export function ExternalLink({ href }: { href: string }) {
  if (!isWeb(href)) return <span className="break-all">{href}</span>;
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer nofollow"
      className="inline-flex max-w-full items-center gap-1 text-signal hover:underline"
    >
      <span className="break-all">{href.replace(/^https?:\/\//, "")}</span>
      <Icon aria-hidden className="size-3 shrink-0" />
    </a>
  );
}

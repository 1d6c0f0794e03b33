import { CopyButton } from "@/components/ui/copy-button.tsx";

/** A finished command to copy. */
export function CommandLine({ command }: { command: string }) {
  return (
    <div className="flex max-w-full items-start gap-2 rounded-md border border-line bg-paper py-1 pr-1 pl-3 text-left">
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        className="max-h-120 min-w-0 flex-1 overflow-auto py-1.5 font-mono text-ink text-xs"
      >
        <code>{command}</code>
      </pre>
      <CopyButton text={command} label="Copy command" />
    </div>
  );
}

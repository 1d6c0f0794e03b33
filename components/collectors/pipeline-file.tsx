import { CommandLine } from "@/components/ui/command-line.tsx";
import type { Pipeline } from "@/lib/collectors/commands.ts";

/** A finished file to put in its place, with what to do before. */
export const PipelineFile = ({ pipeline: { before, fileName, text } }: { pipeline: Pipeline }) => (
  <div className="grid grid-cols-[minmax(0,1fr)] gap-1.5">
    {before === null ? null : <p className="mb-2 max-w-[90ch] break-words text-sm">{before}</p>}
    <h3 className="break-all font-medium font-mono text-sm">{fileName}</h3>
    <CommandLine command={text} />
  </div>
);

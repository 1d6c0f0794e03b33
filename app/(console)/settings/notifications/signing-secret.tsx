import { CommandLine } from "@/components/ui/command-line.tsx";

/** The one moment at which it can be read. */
export function SigningSecret({ secret }: { secret: string }) {
  return (
    <div className="grid gap-3 text-sm">
      <p>
        <strong className="font-medium">It is shown this once.</strong> Give it to the receiver, whose library
        of Standard Webhooks verifies each message with it. If it is lost, make a new one.
      </p>
      <CommandLine command={secret} />
    </div>
  );
}

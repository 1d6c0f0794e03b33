import Link from "next/link";
import { Mark } from "@/components/frame/mark.tsx";
import { PackChecker } from "./pack-checker.tsx";

export const metadata = { title: "Check what you were given" };

/** For whoever was given a file: nobody signs in, and the file stays on their machine. */
export default function VerifyPage() {
  return (
    <main className="mx-auto grid max-w-3xl gap-6 px-4 py-[8vh]">
      <header>
        <div className="mb-8 flex items-center gap-3">
          <Mark size={32} />
          <Link href="/" className="font-semibold text-xl tracking-tight">
            Plimsoll
          </Link>
          <span aria-hidden className="h-px flex-1 bg-line" />
        </div>
        <h1 className="mb-1 font-semibold text-lg">Check what you were given</h1>
        <p className="max-w-[70ch] text-muted text-sm">
          The file is checked in this browser and sent nowhere. Every document of an evidence pack is held
          against its signed manifest, and what the audit log says of it against the checkpoint that was
          signed; every entry of an audit bundle against its checkpoints.
        </p>
      </header>
      <PackChecker />
      <p className="max-w-[70ch] text-muted text-xs">
        Who does not trust this page checks the same file on another machine, without network:{" "}
        <code className="font-mono">plimsoll verify FILE --key KEY</code>, or of an audit bundle{" "}
        <code className="font-mono">plimsoll audit verify FILE --key KEY</code>
      </p>
    </main>
  );
}

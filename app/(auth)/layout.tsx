import type { ReactNode } from "react";
import { Mark } from "@/components/frame/mark.tsx";

/** The way in: one thing at a time, on a page with a waterline. */
export default function EntranceLayout({ children }: { children: ReactNode }) {
  return (
    <main className="relative flex min-h-dvh flex-col items-center px-4 pt-[16vh] pb-10">
      <div className="w-full max-w-sm">
        <div className="relative mb-8 flex items-center gap-3">
          <Mark size={32} />
          <span className="font-semibold text-xl tracking-tight">Plimsoll</span>
          <span aria-hidden className="h-px flex-1 bg-line" />
        </div>
        {children}
      </div>
    </main>
  );
}

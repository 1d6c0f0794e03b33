import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { Frame } from "@/components/frame/frame.tsx";
import { QueryProvider } from "@/components/frame/query-provider.tsx";
import { THEME_COOKIE, themeChoice } from "@/components/frame/theme.ts";
import { currentActor } from "@/lib/access/current.ts";
import { may } from "@/lib/access/permissions.ts";
import { getMe } from "@/lib/access/read.ts";

/** Nobody sees a page without a session. What they may see of it is decided by each read, not here. */
export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor();
  const { name, email, role } = await getMe(actor);
  const jar = await cookies();
  return (
    <QueryProvider>
      <Frame
        person={{ name, email, role }}
        theme={themeChoice(jar.get(THEME_COOKIE)?.value)}
        narrow={jar.get("plimsoll_sidebar")?.value === "narrow"}
        canUpload={may(actor, "reports:push")}
      >
        {children}
      </Frame>
    </QueryProvider>
  );
}

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { Frame } from "@/components/frame/frame.tsx";
import type { Person } from "@/components/frame/person-menu.tsx";
import { THEME_COOKIE, themeChoice } from "@/components/frame/theme.ts";

/** The one place where a page learns who is looking. Without a session nobody is, except in a preview of the look. */
async function personLooking(): Promise<Person | null> {
  if (process.env.PLIMSOLL_UI_PREVIEW) {
    return { name: "Preview", email: "preview@localhost", role: "viewer" };
  }
  return null;
}

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const person = await personLooking();
  if (!person) redirect("/sign-in");
  const jar = await cookies();
  return (
    <Frame
      person={person}
      theme={themeChoice(jar.get(THEME_COOKIE)?.value)}
      narrow={jar.get("plimsoll_sidebar")?.value === "narrow"}
    >
      {children}
    </Frame>
  );
}

"use client";

import { LogOut, Settings, UserRound } from "lucide-react";
import Link from "next/link";
import { Badge } from "@/components/ui/badge.tsx";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/dropdown-menu.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";
import { signOut } from "@/lib/access/queries.ts";

/** A whole new page: nothing that was read stays in the browser's memory. */
const leave = () => signOut().finally(() => location.assign("/sign-in"));

export type Person = { name: string; email: string; role: string };

export function PersonMenu({ person }: { person: Person }) {
  return (
    <Menu
      trigger={
        <IconButton label={`Account of ${person.name}`}>
          <UserRound />
        </IconButton>
      }
    >
      <div className="grid gap-0.5 px-2 py-1.5">
        <span className="flex items-center gap-2 font-medium text-sm">
          <span className="truncate">{person.name}</span>
          <Badge>{person.role}</Badge>
        </span>
        <span className="truncate text-muted text-xs">{person.email}</span>
      </div>
      <MenuSeparator />
      <MenuItem asChild>
        <Link href="/settings">
          <Settings aria-hidden />
          Your account
        </Link>
      </MenuItem>
      <MenuItem icon={<LogOut aria-hidden />} onSelect={leave}>
        Sign out
      </MenuItem>
    </Menu>
  );
}

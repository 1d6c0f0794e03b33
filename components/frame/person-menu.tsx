"use client";

import { LogOut, UserRound } from "lucide-react";
import Link from "next/link";
import { Badge } from "@/components/ui/badge.tsx";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/dropdown-menu.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";

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
        <Link href="/sign-out">
          <LogOut aria-hidden />
          Sign out
        </Link>
      </MenuItem>
    </Menu>
  );
}

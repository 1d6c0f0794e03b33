"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useState } from "react";
import { THEME_CHOICES, THEME_COOKIE, type ThemeChoice, themeAttribute } from "@/components/frame/theme.ts";
import { Menu, MenuChoices } from "@/components/ui/dropdown-menu.tsx";
import { IconButton } from "@/components/ui/icon-button.tsx";

const ICONS = { system: Monitor, light: Sun, dark: Moon };
const LABELS = { system: "As the system", light: "Light", dark: "Dark" };
const YEAR = 31_536_000;

function applyTheme(choice: ThemeChoice): void {
  const attribute = themeAttribute(choice);
  if (attribute) document.documentElement.dataset.theme = attribute;
  else delete document.documentElement.dataset.theme;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing from Firefox ESR
  document.cookie = `${THEME_COOKIE}=${choice}; path=/; max-age=${YEAR}; samesite=lax`;
}

export function ThemeMenu({ initial }: { initial: ThemeChoice }) {
  const [choice, setChoice] = useState(initial);
  const Icon = ICONS[choice];
  return (
    <Menu
      trigger={
        <IconButton label={`Theme: ${LABELS[choice].toLowerCase()}`}>
          <Icon />
        </IconButton>
      }
    >
      <MenuChoices
        value={choice}
        options={THEME_CHOICES.map((value) => ({ value, label: LABELS[value] }))}
        onChange={(next) => {
          setChoice(next);
          applyTheme(next);
        }}
      />
    </Menu>
  );
}

export const THEME_COOKIE = "plimsoll_theme";
export const THEME_CHOICES = ["system", "light", "dark"] as const;
export type ThemeChoice = (typeof THEME_CHOICES)[number];

/** What a cookie says, or `system` when it says nothing we know. */
export const themeChoice = (value: string | undefined): ThemeChoice =>
  THEME_CHOICES.find((choice) => choice === value) ?? "system";

/** The `data-theme` of html: absent when the system decides. */
export const themeAttribute = (choice: ThemeChoice): "light" | "dark" | undefined =>
  choice === "system" ? undefined : choice;

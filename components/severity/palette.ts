import type { Oklch } from "./colour-science.ts";

/** Every colour of the product, by theme. `components/severity/tokens.css` is written from this and tested against it. */
export const PALETTE = {
  light: {
    paper: [0.976, 0.005, 85],
    surface: [0.993, 0.003, 85],
    raised: [0.952, 0.007, 85],
    line: [0.898, 0.008, 85],
    edge: [0.63, 0.012, 85],
    ink: [0.25, 0.02, 255],
    muted: [0.475, 0.018, 255],
    signal: [0.49, 0.09, 236],
    "signal-ink": [0.99, 0.003, 85],
    "signal-wash": [0.945, 0.025, 230],
    critical: [0.4, 0.16, 18],
    high: [0.55, 0.18, 35],
    medium: [0.65, 0.135, 72],
    low: [0.55, 0.13, 250],
    unknown: [0.605, 0.012, 255],
    good: [0.53, 0.1, 172],
  },
  dark: {
    paper: [0.195, 0.018, 252],
    surface: [0.228, 0.02, 252],
    raised: [0.272, 0.022, 252],
    line: [0.325, 0.022, 252],
    edge: [0.56, 0.025, 252],
    ink: [0.935, 0.008, 240],
    muted: [0.735, 0.02, 245],
    signal: [0.785, 0.105, 222],
    "signal-ink": [0.2, 0.03, 250],
    "signal-wash": [0.305, 0.045, 235],
    critical: [0.6, 0.215, 16],
    high: [0.735, 0.16, 50],
    medium: [0.885, 0.12, 95],
    low: [0.71, 0.12, 250],
    unknown: [0.605, 0.014, 252],
    good: [0.775, 0.12, 170],
  },
} as const satisfies Record<string, Record<string, Oklch>>;

export type Theme = keyof typeof PALETTE;
export type ColourName = keyof (typeof PALETTE)["light"];

/** Colours that tell severities apart and so must differ from each other for everyone. */
export const SEVERITY_COLOURS = ["critical", "high", "medium", "low", "unknown"] as const;

const declarations = (theme: Theme, indent: string): string =>
  Object.entries(PALETTE[theme])
    .map(([name, [l, c, h]]) => `${indent}--${name}: oklch(${l} ${c} ${h});`)
    .join("\n");

/** The style sheet of all colours: light by default, dark by system preference or by `data-theme` on html. */
export const tokenSheet = (): string => `:root {
  color-scheme: light;
${declarations("light", "  ")}
}

@media (prefers-color-scheme: dark) {
  :root:not([data-theme="light"]) {
    color-scheme: dark;
${declarations("dark", "    ")}
  }
}

:root[data-theme="dark"] {
  color-scheme: dark;
${declarations("dark", "  ")}
}

@media print {
  :root:root {
    color-scheme: light;
${declarations("light", "    ")}
  }
}
`;

import type { AssetKind } from "../../inventory/schema.ts";
import { type Control, Framework, type Section } from "../framework.ts";
import { THEMES, type Theme } from "./themes.ts";

const INTERVAL_DAYS = 183;
/** Where no tool sees it, a person answers for the whole scope. */
const EVERYTHING: readonly AssetKind[] = ["cluster", "host", "image", "workload", "source"];

export interface FrameworkTable {
  id: string;
  title: string;
  version: string;
  publisher: string;
  source: string;
  /** Days that one attestation lasts, unless a row says otherwise. */
  intervalDays?: number;
  /**
   * `# ID | Title` begins a section, `## ID | Title` one below it. Every other line is a control:
   * `ID | Title | What it asks | themes | What a person must show`; themes and evidence may be empty, not both.
   */
  table: string;
}

/** A framework from its table. Both columns filled mean that both are needed. @throws TypeError naming the line */
export function frameworkOf({ table, intervalDays = INTERVAL_DAYS, ...head }: FrameworkTable): Framework {
  const sections: Section[] = [];
  const controls: Control[] = [];
  let [top, current] = ["", ""];
  for (const line of table.split("\n").map((each) => each.trim())) {
    if (line === "") continue;
    const heading = /^(##?) (\S+) \| (.+)$/.exec(line);
    if (heading) {
      const [, marks, id = "", title = ""] = heading;
      if (marks === "#") top = id;
      current = id;
      sections.push({ id, title, parent: marks === "#" ? null : top });
    } else controls.push(controlOf(line, current, intervalDays));
  }
  return Framework.parse({ ...head, sections, controls });
}

function controlOf(line: string, section: string, intervalDays: number): Control {
  const [id = "", title = "", asks = "", themes = "", evidence = ""] = line.split(/\s*\|\s*/);
  const found = themes
    .split(",")
    .map((name) => name.trim())
    .filter(Boolean)
    .map((name) => themeNamed(name, line));
  if (found.length === 0 && evidence === "") throw new TypeError(`no theme and no evidence: ${line}`);
  const appliesTo =
    found.length === 0 ? [...EVERYTHING] : [...new Set(found.flatMap((theme) => theme.appliesTo))];
  return {
    id,
    section,
    title,
    requirement: asks,
    assessment: evidence === "" ? "automated" : found.length === 0 ? "manual" : "both",
    level: null,
    checks: [...new Set(found.flatMap((theme) => theme.checks))],
    manual: evidence === "" ? null : { evidence, intervalDays },
    appliesTo,
    role: null,
    within: "anywhere",
    per: "asset",
  };
}

function themeNamed(name: string, line: string): Theme {
  const theme = (THEMES as Record<string, Theme>)[name];
  if (!theme) throw new TypeError(`there is no theme "${name}": ${line}`);
  return theme;
}

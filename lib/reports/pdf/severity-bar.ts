import { SEVERITIES } from "../../findings/schema.ts";
import type { Paper } from "./paper.ts";
import { INK, MUTED, SEVERITY_INKS, SIZE } from "./theme.ts";

const HEIGHT = 11;

/** Open findings by severity as one bar, with a legend of letters and exact counts. */
export function drawSeverityBar(paper: Paper, open: Readonly<Record<string, number>>): void {
  const present = SEVERITIES.filter((severity) => (open[severity] ?? 0) > 0);
  const all = present.reduce((sum, severity) => sum + open[severity]!, 0);
  paper.heading(2, `Open findings: ${all.toLocaleString("en")}`, 40);
  if (all === 0) {
    paper.paragraph("Nothing is open.");
    return;
  }
  const words = present.map((severity) => `${open[severity]} ${severity}`).join(", ");
  paper.block(
    "Figure",
    () => {
      let x = paper.left;
      for (const severity of present) {
        const width = (paper.width * open[severity]!) / all;
        paper.doc.rect(x, paper.y, Math.max(0.6, width - 1), HEIGHT).fill(SEVERITY_INKS[severity]);
        x += width;
      }
    },
    `${all} open findings: ${words}`,
  );
  paper.y += HEIGHT + 6;
  paper.block("P", () => {
    let x = paper.left;
    for (const severity of present) {
      const count = open[severity]!.toLocaleString("en");
      paper.doc.rect(x, paper.y + 2, 7, 7).fill(SEVERITY_INKS[severity]);
      paper.type.draw(`${count} `, x + 11, paper.y + SIZE.body, "strong", SIZE.body, INK);
      x += 11 + paper.type.width(`${count} `, "strong", SIZE.body);
      paper.type.draw(`${severity} `, x, paper.y + SIZE.body, "sans", SIZE.body, MUTED);
      x += paper.type.width(`${severity} `, "sans", SIZE.body) + 12;
    }
  });
  paper.y += 14;
}

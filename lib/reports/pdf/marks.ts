import type { Doc } from "./paper.ts";
import type { Mark } from "./theme.ts";

/** Draws a status mark inside the square of side `size` whose top left corner is (x, y). */
export function drawMark(doc: Doc, mark: Mark, x: number, y: number, size: number): void {
  const radius = size / 2;
  const [cx, cy] = [x + radius, y + radius];
  doc
    .save()
    .lineWidth(size * 0.13)
    .strokeColor(mark.color)
    .fillColor(mark.color);
  switch (mark.shape) {
    case "disc":
      doc.circle(cx, cy, radius).fill();
      break;
    case "ring-dot":
      doc.circle(cx, cy, radius * 0.88).stroke();
      doc.circle(cx, cy, radius * 0.42).fill();
      break;
    case "square":
      doc.rect(x + size * 0.06, y + size * 0.06, size * 0.88, size * 0.88).fill();
      break;
    case "half":
      doc.circle(cx, cy, radius * 0.88).stroke();
      doc
        .path(
          `M ${cx} ${cy - radius * 0.88} A ${radius * 0.88} ${radius * 0.88} 0 0 0 ${cx} ${cy + radius * 0.88} Z`,
        )
        .fill();
      break;
    case "diamond":
      doc
        .polygon([cx, y - size * 0.06], [x + size * 1.06, cy], [cx, y + size * 1.06], [x - size * 0.06, cy])
        .fill();
      break;
    case "hatched":
      doc.circle(cx, cy, radius * 0.88).stroke();
      hatch(doc, x, y, size, size, size * 0.3, () => doc.circle(cx, cy, radius * 0.88));
      break;
    case "ring":
      doc
        .circle(cx, cy, radius * 0.86)
        .dash(size * 0.22, { space: size * 0.14 })
        .stroke()
        .undash();
      break;
    case "dash":
      doc.rect(x + size * 0.12, cy - size * 0.08, size * 0.76, size * 0.16).fill();
      break;
  }
  doc.restore();
}

/** Slanted lines inside a shape, in the stroke colour that is set. */
export function hatch(
  doc: Doc,
  x: number,
  y: number,
  width: number,
  height: number,
  gap: number,
  shape: () => void,
): void {
  doc.save();
  shape();
  doc.clip().lineWidth(gap * 0.28);
  for (let at = x - height; at < x + width; at += gap) doc.moveTo(at, y + height).lineTo(at + height, y);
  doc.stroke().restore();
}

import { findPackageJSON } from "node:module";
import { dirname, join } from "node:path";
import type PDFDocument from "pdfkit";

export type Face = "sans" | "strong" | "mono";

/** Static cuts: the variable web fonts of the screen cannot be embedded. Package and file. */
const FILES: Readonly<Record<Face | "fallback", readonly [string, string]>> = {
  sans: ["geist", "dist/fonts/geist-sans/Geist-Regular.ttf"],
  strong: ["geist", "dist/fonts/geist-sans/Geist-SemiBold.ttf"],
  mono: ["geist", "dist/fonts/geist-mono/GeistMono-Regular.ttf"],
  fallback: ["dejavu-fonts-ttf", "ttf/DejaVuSans.ttf"],
};

/** By package and path, because `geist` does not export its font files. */
function fontFile([name, file]: readonly [string, string]): string {
  const manifest = findPackageJSON(name, import.meta.url);
  if (manifest === undefined) throw new Error(`font package ${name} is not installed: run npm install`);
  return join(dirname(manifest), file);
}

/** The parts of pdfkit's open font that its types leave out. */
export interface OpenFont {
  id: string;
  font: { hasGlyphForCodePoint(codePoint: number): boolean };
  layoutCache: Record<string, unknown>;
  encode(text: string): [string[], unknown[]];
  ref(): PDFKit.PDFKitReference;
  widthOfString(text: string, size: number): number;
}

interface Run {
  face: Face | "fallback";
  text: string;
}

const CACHED_WIDTHS = 50_000;
const BASIC = /^[\u0020-\u007e]*$/;
/** A word too long for its column breaks after one of these when there is one near the end. */
const BREAKS = "/:@-_.,=&?";

/** Fonts, widths and line breaking of one document. Lengths are in points (1/72 inch). */
export class Typesetter {
  readonly #doc: typeof PDFDocument.prototype;
  readonly #fonts = new Map<Face | "fallback", OpenFont>();
  readonly #widths = new Map<string, number>();

  constructor(doc: typeof PDFDocument.prototype) {
    this.#doc = doc;
    for (const [face, file] of Object.entries(FILES)) doc.registerFont(face, fontFile(file));
  }

  font(face: Face | "fallback"): OpenFont {
    const known = this.#fonts.get(face);
    if (known) return known;
    this.#doc.font(face);
    const font = (this.#doc as unknown as { _font: OpenFont })._font;
    this.#fonts.set(face, font);
    return font;
  }

  /** Glyph runs are cached by word for ever by pdfkit; long documents let go of them now and then. */
  forget(): void {
    for (const font of this.#fonts.values())
      font.layoutCache = Object.create(null) as Record<string, unknown>;
  }

  width(text: string, face: Face, size: number): number {
    let total = 0;
    for (const run of this.#runs(text, face)) {
      const key = `${run.face} ${run.text}`;
      let unit = this.#widths.get(key);
      if (unit === undefined) {
        unit = this.font(run.face).widthOfString(run.text, 1);
        if (this.#widths.size >= CACHED_WIDTHS) this.#widths.clear();
        this.#widths.set(key, unit);
      }
      total += unit;
    }
    return total * size;
  }

  /**
   * Greedy line breaking; words wider than the column are broken, never clipped. At least one line. A line that
   * ends between words keeps its space, so that whoever reads or copies the text gets two words, not one.
   */
  wrap(text: string, face: Face, size: number, width: number): string[] {
    const lines: string[] = [];
    let line = "";
    let used = 0;
    const space = this.width(" ", face, size);
    for (const word of text.split(" ")) {
      const wide = this.width(word, face, size);
      if (line !== "" && used + space + wide <= width) {
        line += ` ${word}`;
        used += space + wide;
        continue;
      }
      if (line !== "") lines.push(`${line} `);
      const pieces = wide <= width ? [word] : this.#break(word, face, size, width);
      lines.push(...pieces.slice(0, -1));
      line = pieces.at(-1)!;
      used = this.width(line, face, size);
    }
    return [...lines, line];
  }

  /** Draws one line with its baseline at `y`. */
  draw(text: string, x: number, y: number, face: Face, size: number, color: string): void {
    this.#doc.fillColor(color).fontSize(size);
    let at = x;
    for (const run of this.#runs(text, face)) {
      this.#doc.font(run.face).text(run.text, at, y, { lineBreak: false, baseline: "alphabetic" });
      at += this.font(run.face).widthOfString(run.text, size);
    }
  }

  #break(word: string, face: Face, size: number, width: number): string[] {
    const pieces: string[] = [];
    let rest = Array.from(word);
    while (rest.length > 0) {
      let count = 0;
      for (let used = 0; count < rest.length; count++) {
        used += this.width(rest[count]!, face, size);
        if (used > width) break;
      }
      count = Math.max(1, count);
      if (count < rest.length) count = goodBreak(rest, count);
      pieces.push(rest.slice(0, count).join(""));
      rest = rest.slice(count);
    }
    return pieces;
  }

  /** Splits text by the font that has its characters; what no font has is printed as its code point. */
  #runs(text: string, face: Face): Run[] {
    if (BASIC.test(text)) return [{ face, text }];
    const runs: Run[] = [];
    for (const character of text) {
      const codePoint = character.codePointAt(0)!;
      const has = (one: Face | "fallback") => this.font(one).font.hasGlyphForCodePoint(codePoint);
      if (has(face)) append(runs, face, character);
      else if (has("fallback")) append(runs, "fallback", character);
      else append(runs, face, `<U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}>`);
    }
    return runs;
  }
}

function append(runs: Run[], face: Run["face"], text: string): void {
  const last = runs.at(-1);
  if (last?.face === face) last.text += text;
  else runs.push({ face, text });
}

function goodBreak(characters: readonly string[], count: number): number {
  for (let at = count; at > count * 0.6; at--) if (BREAKS.includes(characters[at - 1]!)) return at;
  return count;
}

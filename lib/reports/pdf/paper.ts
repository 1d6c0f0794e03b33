import PDFDocument from "pdfkit";
import { INK, LINE, MUTED, SIZE } from "./theme.ts";
import type { Face } from "./typesetter.ts";
import { Typesetter } from "./typesetter.ts";

export type Doc = typeof PDFDocument.prototype;
type Structure = PDFKit.PDFStructureElement;

export interface PaperOptions {
  title: string;
  subject: string;
  /** Printed at the left of every footer. */
  footer: string;
  /** Becomes the creation date; the same inputs and instant give the same bytes. */
  instant: Date;
  /** Hex digest of everything the document is made from; becomes part of the file id. */
  inputs: string;
  landscape?: boolean;
}

const MARGIN = { top: 54, bottom: 54, left: 50, right: 50 };
const CACHE_PAGES = 40;
const TOTAL_WIDTH = 22;

/** pdfkit's page resources, which its types leave out. */
interface Resources {
  page: { xobjects: Record<string, PDFKit.PDFKitReference> };
}

/** A tagged document under construction: pages, running footers, a cursor `y` and the structure being filled. */
export class Paper {
  readonly doc: Doc;
  readonly type: Typesetter;
  readonly left = MARGIN.left;
  y = MARGIN.top;
  pages = 0;
  #section: Structure;
  readonly #root: Structure;
  readonly #total: PDFKit.PDFKitReference;
  readonly #options: PaperOptions;

  constructor(options: PaperOptions) {
    this.#options = options;
    this.doc = openDocument(options);
    this.type = new Typesetter(this.doc);
    this.#total = (this.doc as unknown as { ref(data: object): PDFKit.PDFKitReference }).ref({
      ...{ Type: "XObject", Subtype: "Form", BBox: [0, -3, TOTAL_WIDTH, 10] },
    });
    this.#root = this.doc.struct("Document");
    this.doc.addStructure(this.#root);
    this.#section = this.#root;
    this.newPage();
  }

  get width(): number {
    return this.doc.page.width - MARGIN.left - MARGIN.right;
  }

  get bottom(): number {
    return this.doc.page.height - MARGIN.bottom;
  }

  get room(): number {
    return this.bottom - this.y;
  }

  get atTop(): boolean {
    return this.y === MARGIN.top;
  }

  /** Height of a full page's content. */
  get tallest(): number {
    return this.bottom - MARGIN.top;
  }

  newPage(): void {
    this.doc.addPage();
    this.pages += 1;
    if (this.pages % CACHE_PAGES === 0) this.type.forget();
    this.y = MARGIN.top;
    this.artifact(() => this.#runningFooter());
  }

  /** Breaks the page unless `height` still fits. */
  need(height: number): void {
    if (this.room < height && !this.atTop) this.newPage();
  }

  /** Starts a section: later blocks belong to it. */
  section(): void {
    if (this.#section !== this.#root) this.#section.end();
    this.#section = this.doc.struct("Sect");
    this.#root.add(this.#section);
  }

  /** Opens a structure element under the current section; the caller ends it. */
  open(type: string): Structure {
    const element = this.doc.struct(type);
    this.#section.add(element);
    return element;
  }

  /** Draws one block of a structure type. */
  block(type: string, draw: () => void, alt?: string): void {
    this.#section.add(this.doc.struct(type, alt === undefined ? {} : { alt }, draw));
  }

  /** Draws what carries no meaning: rules, grounds, running lines. */
  artifact(draw: () => void): void {
    this.doc.markContent("Artifact", { type: "Layout" });
    draw();
    this.doc.endMarkedContent();
  }

  /** A paragraph in the current section; splits between lines at the end of a page. */
  paragraph(text: string, style: { face?: Face; size?: number; color?: string; width?: number } = {}): void {
    const { face = "sans", size = SIZE.body, color = INK } = style;
    const leading = size * 1.45;
    const element = this.open("P");
    for (const line of this.type.wrap(text, face, size, style.width ?? this.width)) {
      this.need(leading);
      element.add(() => this.type.draw(line, this.left, this.y + size, face, size, color));
      this.y += leading;
    }
    element.end();
  }

  /** A heading with an outline entry; `keep` is the height that must follow it on the same page. */
  heading(level: 1 | 2 | 3, text: string, keep = 60): void {
    const size = [SIZE.title, SIZE.heading, SIZE.body][level - 1]!;
    const before = this.atTop ? 0 : level === 1 ? 22 : 14;
    this.need(before + size * 1.5 + keep);
    this.y += this.atTop ? 0 : before;
    this.#outline(level, text);
    this.block(`H${level}`, () => {
      for (const line of this.type.wrap(text, "strong", size, this.width)) {
        this.type.draw(line, this.left, this.y + size, "strong", size, INK);
        this.y += size * 1.35;
      }
    });
    this.y += 4;
  }

  /** Writes what could only be known at the end and closes the file. */
  end(): void {
    const font = this.type.font("sans");
    const [glyphs] = font.encode(String(this.pages));
    (this.#total.data as Record<string, unknown>).Resources = { Font: { [font.id]: font.ref() } };
    this.#total.end(
      Buffer.from(`BT /${font.id} ${SIZE.small} Tf 0.34 0.39 0.44 rg <${glyphs.join("")}> Tj ET`),
    );
    this.#root.end();
    this.doc.end();
  }

  readonly #outlines: PDFKit.PDFOutline[] = [];

  #outline(level: number, text: string): void {
    const parent = this.#outlines[level - 2] ?? this.doc.outline;
    this.#outlines.length = level - 1;
    this.#outlines[level - 1] = parent.addItem(text);
  }

  /** The number of pages is a form drawn on every page and written last, so that pages need not wait for it. */
  #runningFooter(): void {
    const { doc } = this;
    const base = doc.page.height - 30;
    const right = this.left + this.width;
    doc
      .moveTo(this.left, base - 12)
      .lineTo(right, base - 12)
      .lineWidth(0.5)
      .strokeColor(LINE)
      .stroke();
    const footer = this.type.wrap(this.#options.footer, "sans", SIZE.small, this.width - 110)[0]!;
    this.type.draw(footer, this.left, base, "sans", SIZE.small, MUTED);
    const label = `Page ${this.pages} of `;
    const x = right - TOTAL_WIDTH + 6;
    this.type.draw(label, x - this.type.width(label, "sans", SIZE.small), base, "sans", SIZE.small, MUTED);
    (doc as unknown as Resources).page.xobjects.PageCount = this.#total;
    doc.save();
    doc.transform(1, 0, 0, -1, x, base);
    (doc as unknown as { addContent(text: string): void }).addContent("/PageCount Do");
    doc.restore();
  }
}

function openDocument(options: PaperOptions): Doc {
  return new PDFDocument({
    size: "A4",
    layout: options.landscape ? "landscape" : "portrait",
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
    pdfVersion: "1.7",
    tagged: true,
    lang: "en",
    displayTitle: true,
    autoFirstPage: false,
    font: undefined,
    info: {
      Title: options.title,
      Subject: options.subject,
      Author: "Plimsoll",
      Creator: "Plimsoll",
      Producer: "Plimsoll",
      CreationDate: options.instant,
      ModDate: options.instant,
      Keywords: `inputs sha256:${options.inputs}`,
    },
  });
}

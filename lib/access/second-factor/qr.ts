import { create } from "qrcode";

/** A QR code (ISO/IEC 18004, error correction M) as one SVG path of unit squares: drawn, never put in as markup. */
export const qrOf = (text: string): { size: number; path: string } => {
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  const dark = Array.from({ length: modules.size * modules.size }, (_, at) => at).filter(
    (at) => modules.data[at],
  );
  const path = dark.map((at) => `M${at % modules.size} ${Math.floor(at / modules.size)}h1v1h-1z`).join("");
  return { size: modules.size, path };
};

/** A colour in OKLCH: lightness 0–1, chroma 0–0.4, hue in degrees. */
export type Oklch = readonly [lightness: number, chroma: number, hue: number];
type Triple = readonly [number, number, number];

/** Kinds of colour blindness; matrices of Machado, Oliveira and Fernandes (2009), full severity, linear sRGB. */
const DEFICIENCIES = {
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
} as const;
export type Deficiency = keyof typeof DEFICIENCIES;
export const DEFICIENCY_NAMES = Object.keys(DEFICIENCIES) as Deficiency[];

/** OKLCH → linear sRGB (Ottosson 2020), unclipped: a channel outside 0–1 means the colour is out of gamut. */
export function linearRgb([lightness, chroma, hue]: Oklch): Triple {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

/** Whether every channel lies in sRGB, with a tolerance of 0.002. */
export const isInGamut = (colour: Oklch): boolean =>
  linearRgb(colour).every((channel) => channel >= -0.002 && channel <= 1.002);

const clip = (rgb: Triple): Triple =>
  rgb.map((channel) => Math.min(1, Math.max(0, channel))) as unknown as Triple;

const luminance = (colour: Oklch): number => {
  const [r, g, b] = clip(linearRgb(colour));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

/** Contrast ratio of two colours, 1–21 (WCAG 2.2, "contrast ratio"). */
export function contrast(one: Oklch, other: Oklch): number {
  const [bright, dim] = [luminance(one), luminance(other)].sort((x, y) => y - x) as [number, number];
  return (bright + 0.05) / (dim + 0.05);
}

/** Linear sRGB as a person with the deficiency sees it. */
function seenWith(deficiency: Deficiency, [r, g, b]: Triple): Triple {
  const m = DEFICIENCIES[deficiency];
  return clip([
    m[0] * r + m[1] * g + m[2] * b,
    m[3] * r + m[4] * g + m[5] * b,
    m[6] * r + m[7] * g + m[8] * b,
  ]);
}

function oklab([r, g, b]: Triple): Triple {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/**
 * How far apart two colours look: the distance in OKLab, 0–1. About 0.02 is just noticeable side by side;
 * small marks in a table want four times that. With a deficiency, as seen by a person who has it.
 */
export function difference(one: Oklch, other: Oklch, deficiency?: Deficiency): number {
  const [p, q] = [one, other].map((colour) => {
    const rgb = clip(linearRgb(colour));
    return oklab(deficiency ? seenWith(deficiency, rgb) : rgb);
  }) as [Triple, Triple];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

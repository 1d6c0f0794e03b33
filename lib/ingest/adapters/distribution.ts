import { packageTypeOf } from "../identity/package-types.ts";
import type { ImageMention } from "../reading.ts";

export interface Distribution {
  os: NonNullable<ImageMention["os"]>;
  /** The purl type of its packages. */
  type: string;
}

const SYSTEM_TYPES = new Set(["deb", "rpm", "apk", "alpm", "ebuild"]);
/** What the distributions call themselves in their release files where scanners use another word. */
const FAMILIES: Record<string, string> = {
  rhel: "redhat",
  red: "redhat",
  ol: "oracle",
  amzn: "amazon",
  rl: "rocky",
};
/** A name and a release, as `debian:12`, `alpine 3.20`, `Alpine Linux v3.20`. */
const RELEASE = /^([a-z][a-z.-]*)(?:[ a-z/()-]*)[ :](?:v?(\d[\w.]*)|(rolling|edge|unstable|testing|sid)$)/i;
const LONGEST = 100;

/** The Linux distribution that a scanner names with its release; null for anything else (`nvdv2:cves`, `Unknown`). */
export function distributionOf(text: string): Distribution | null {
  const match = RELEASE.exec(text.trim().slice(0, LONGEST));
  if (match === null) return null;
  const word = (match[1] as string).toLowerCase();
  const family = Object.hasOwn(FAMILIES, word) ? (FAMILIES[word] as string) : word;
  const type = packageTypeOf(family);
  if (!SYSTEM_TYPES.has(type)) return null;
  return { os: { family, name: (match[2] ?? match[3]) as string, endOfLife: null }, type };
}

/** Whether packages of this purl type belong to the system: their one database says nothing of where a package is. */
export const isSystemType = (type: string): boolean => SYSTEM_TYPES.has(type);

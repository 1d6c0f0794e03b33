import type { Skip } from "../../reading.ts";

/** A package of an SPDX document, whichever version and syntax it was written in. */
export interface SpdxPackage {
  id: string;
  name: string;
  version: string;
  purl: string | null;
  /** Primary purpose in capitals, words joined by `-` (SPDX 2.3, 7.24); "" where unstated. */
  purpose: string;
  licenses: string[];
  /** `sha256:…` values of the package's own checksums. */
  digests: string[];
  sourceInfo: string;
  downloadLocation: string;
  /** `key: value` remarks of the tool: attribution texts and annotations. */
  remarks: string[];
}

/** What every version of SPDX says; the adapters turn their document into this. */
export interface SpdxBill {
  name: string;
  namespace: string;
  created: unknown;
  /** `Tool: name-version` is cut to `name-version`. */
  tools: string[];
  packages: SpdxPackage[];
  /** Ids of the packages that the document describes. */
  described: Set<string>;
  skipped: Skip[];
}

/** `Tool: syft-1.5.0` among the creators. */
export function toolsAmong(creators: readonly string[]): string[] {
  return creators.flatMap((creator) => /^Tool:\s*(\S.*)$/.exec(creator.trim())?.[1]?.trim() ?? []);
}

/** `syft-1.5.0` apart; the version begins with a digit. */
export function namedTool(tool: string | undefined): { name: string; version: string | null } {
  if (tool === undefined) return { name: "SPDX", version: null };
  const match = /^(.+?)[-@ ]v?(\d[\w.+-]*|\[not provided\])$/.exec(tool);
  if (match === null) return { name: tool, version: null };
  const version = match[2] as string;
  return { name: match[1] as string, version: /^\d/.test(version) ? version : null };
}

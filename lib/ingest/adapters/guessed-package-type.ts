/** How each package manager writes what only it writes: releases of distributions, names of registries. */
const TRAITS: { type: string; version?: RegExp; name?: RegExp }[] = [
  { type: "apk", version: /-r\d+$/ },
  { type: "rpm", version: /\.(el|fc|amzn|azl|cm|ph|mga|oe)\d|\.suse|lp\d{3}/ },
  { type: "deb", version: /ubuntu|[+~]deb\d|dfsg|\d-\d+(\.\d+)*(\+b\d+)?(build\d+)?$/ },
  { type: "npm", name: /^@[\w.-]+\/[\w.-]+$/ },
  { type: "maven", name: /^[\w.-]+:[\w.-]+$/ },
  { type: "golang", name: /^(stdlib$|[\w-]+(\.[\w-]+)+\/)/ },
];

/** The package type that a name or version can only be of, where the tool states none; "" where nothing tells. */
export function guessedPackageType(name: string, version: string): string {
  const trait = TRAITS.find((known) => known.name?.test(name) || known.version?.test(version));
  return trait?.type ?? "";
}

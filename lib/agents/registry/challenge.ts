/** One way in that a registry offers (`WWW-Authenticate`, RFC 9110 11.6.1). */
export interface Challenge {
  scheme: "basic" | "bearer";
  parameters: Record<string, string>;
}

const PART =
  /\s*(?:,\s*)*(?:([A-Za-z][\w-]*)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))|([A-Za-z][\w-]*)(?=\s|,|$))/y;
const LONGEST = 8_192;

/** The ways in that we know, in the registry's order. What cannot be read ends the list. */
export function challengesIn(header: string | null): Challenge[] {
  const text = (header ?? "").slice(0, LONGEST);
  const found: { scheme: string; parameters: Record<string, string> }[] = [];
  PART.lastIndex = 0;
  for (let part = PART.exec(text); part !== null; part = PART.exec(text)) {
    const [, name, quoted, bare, scheme] = part;
    if (scheme !== undefined) found.push({ scheme: scheme.toLowerCase(), parameters: {} });
    else {
      const value = quoted === undefined ? (bare ?? "") : quoted.replaceAll(/\\(.)/g, "$1");
      const last = found.at(-1);
      if (last && name) last.parameters[name.toLowerCase()] = value;
    }
  }
  return found.filter((one): one is Challenge => one.scheme === "basic" || one.scheme === "bearer");
}

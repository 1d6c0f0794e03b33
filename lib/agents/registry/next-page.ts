/**
 * The path of the next page (`Link`, RFC 8288), null on the last. Only path and query count: registries behind
 * proxies write hosts that nobody can reach, and no page is asked for elsewhere than the first.
 */
export function nextPage(link: string | null, current: string): string | null {
  for (const match of (link ?? "").matchAll(/<([^<>]{1,8000})>([^<]{0,1000})/g)) {
    const [, target = "", parameters = ""] = match;
    if (!/;\s*rel\s*=\s*"?(?:[^";]*\s)?next(?:\s[^";]*)?"?\s*(?:[;,]|$)/i.test(parameters)) continue;
    const here = new URL(current, "http://registry.invalid");
    if (!URL.canParse(target, here)) return null;
    const { pathname, search } = new URL(target, here);
    return `${pathname}${search}`;
  }
  return null;
}

/** A repository URL without the credentials that CI systems put into it; null where the name is not a URL. */
export function sourceUrl(name: string | null | undefined): string | null {
  const trimmed = name?.trim().replace(/^git\+/, "") ?? "";
  if (/^[\w.-]+@[\w.-]+:[^\s]+$/.test(trimmed)) return trimmed;
  if (!/^(https?|ssh|git):\/\//i.test(trimmed) || !URL.canParse(trimmed)) return null;
  const url = new URL(trimmed);
  url.username = "";
  url.password = "";
  url.search = "";
  url.hash = "";
  return url.href;
}

/** A name as the document gives it, but without the user and password that a URL may carry. */
export function withoutCredentials(name: string): string {
  return name.replace(/^([\w+.-]+:\/\/)[^/\s]*@/, "$1");
}

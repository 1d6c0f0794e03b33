/**
 * Why a web server may not listen where it was told to; null where it may. Sessions are cookies: on a network they need
 * TLS in front, and a proxy that is declared, or addresses in the audit log could be anybody's word.
 */
export const refusalOfBind = (
  host: string,
  { address, trustsProxy }: { address: string | undefined; trustsProxy: boolean },
): string | null => {
  if (host === "127.0.0.1" || host === "::1" || host === "localhost") return null;
  if (!address?.startsWith("https://"))
    return `PLIMSOLL_HOST is ${host}, which others can reach, but NEXTAUTH_URL is not https: put TLS in front, and name its address`;
  if (!trustsProxy)
    return `PLIMSOLL_HOST is ${host}, which others can reach: declare the proxy that speaks TLS in front with PLIMSOLL_TRUSTED_PROXY=1`;
  return null;
};

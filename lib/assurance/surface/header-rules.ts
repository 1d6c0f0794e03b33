export type ResponseKind = "page" | "api" | "asset";

type Rule = (value: string | null) => boolean;
const is =
  (wanted: string): Rule =>
  (value) =>
    value === wanted;
const absent: Rule = (value) => value === null;

const EVERYWHERE: Record<string, Rule> = {
  "x-content-type-options": is("nosniff"),
  "x-frame-options": is("DENY"),
  "referrer-policy": is("same-origin"),
  "cross-origin-opener-policy": is("same-origin"),
  "cross-origin-resource-policy": is("same-origin"),
  "origin-agent-cluster": is("?1"),
  "x-permitted-cross-domain-policies": is("none"),
  "permissions-policy": (value) => value?.includes("camera=()") === true && value.includes("geolocation=()"),
  "x-powered-by": absent,
  server: absent,
  "access-control-allow-origin": absent,
  "access-control-allow-credentials": absent,
  sourcemap: absent,
};

const directive = (policy: string, name: string): string | undefined =>
  policy
    .split(";")
    .map((part) => part.trim())
    .find((part) => part === name || part.startsWith(`${name} `))
    ?.slice(name.length + 1);

const PAGE_POLICY: Rule = (policy) => {
  if (policy === null) return false;
  const scripts = directive(policy, "script-src") ?? "";
  return (
    directive(policy, "default-src") === "'none'" &&
    /^'nonce-[\w+/=]{24,}' 'strict-dynamic'$/.test(scripts) &&
    directive(policy, "base-uri") === "'none'" &&
    directive(policy, "frame-ancestors") === "'none'" &&
    directive(policy, "form-action") === "'self'" &&
    directive(policy, "require-trusted-types-for") === "'script'" &&
    directive(policy, "trusted-types") === "nextjs default" &&
    directive(policy, "object-src") === undefined &&
    !/unsafe-eval|\*/.test(policy)
  );
};

const privately: Rule = (value) => value?.includes("no-store") === true && !value.includes("public");

const RULES: Record<ResponseKind, Record<string, Rule>> = {
  page: { ...EVERYWHERE, "content-security-policy": PAGE_POLICY, "cache-control": privately },
  api: {
    ...EVERYWHERE,
    "content-security-policy": (value) =>
      value?.startsWith("default-src 'none'") === true &&
      value.includes("sandbox") &&
      value.includes("frame-ancestors 'none'"),
    "cache-control": privately,
  },
  asset: EVERYWHERE,
};

/** Headers of a response that are missing or say something else than they must. */
export const wrongHeaders = (kind: ResponseKind, headers: Headers, overTls = false): string[] => {
  const transport: Record<string, Rule> = {
    "strict-transport-security": overTls
      ? (value) => /max-age=31536000; includeSubDomains/.test(value ?? "")
      : absent,
  };
  const rules = kind === "asset" ? RULES[kind] : { ...RULES[kind], ...transport };
  return Object.entries(rules)
    .filter(([name, holds]) => !holds(headers.get(name)))
    .map(([name]) => `${name}: ${headers.get(name) ?? "(absent)"}`);
};

/** Names whose absence a kind of response may not survive: each is taken away in turn to see that it is noticed. */
export const required = (kind: ResponseKind): string[] =>
  Object.keys(RULES[kind]).filter((name) => !RULES[kind][name]!(null));

/** The nonce that a page's policy allows scripts by. */
export const nonceOf = (headers: Headers): string | undefined =>
  /'nonce-([^']+)'/.exec(headers.get("content-security-policy") ?? "")?.[1];

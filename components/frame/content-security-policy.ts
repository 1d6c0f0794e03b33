/**
 * The policy of every page. Scripts run by nonce only and pass Trusted Types, whose policies are the framework's
 * and ours for its later chunks. Inline styles are allowed: React writes `style` attributes, which no nonce can
 * cover. Development needs `eval` for the framework's error stacks.
 */
export function contentSecurityPolicy(nonce: string, isDevelopment: boolean): string {
  const directives: Record<string, string> = {
    "default-src": "'none'",
    "script-src": `'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    ...(isDevelopment ? {} : { "require-trusted-types-for": "'script'", "trusted-types": "nextjs default" }),
  };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join("; ");
}

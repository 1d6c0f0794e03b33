/**
 * The bundler's runtime sets the address of a script as plain text when it fetches a later chunk, which Trusted
 * Types refuse. This policy lets exactly our own chunks through; plain HTML and script text stay refused.
 */
type Policies = {
  createPolicy: (name: string, rules: { createScriptURL: (address: string) => string | null }) => unknown;
};

const { trustedTypes } = globalThis as { trustedTypes?: Policies };

trustedTypes?.createPolicy("default", {
  createScriptURL: (address) => {
    const { origin, pathname } = new URL(address, location.href);
    return origin === location.origin && pathname.startsWith("/_next/static/") ? address : null;
  },
});

/** Zod would otherwise try `new Function`, which the content security policy reports even though it is caught. */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

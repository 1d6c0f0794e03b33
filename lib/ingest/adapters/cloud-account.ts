import type { SourceMention } from "../reading.ts";

/** An account of a cloud stands beside the estate, as what is built from does: on a line of its own. */
export function cloudAccount(provider: string, account: string | null): SourceMention {
  return { kind: "source", url: null, artifact: account === null ? provider : `${provider}/${account}` };
}

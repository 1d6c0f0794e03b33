import { asWord } from "./json-value.ts";

export interface Arn {
  region: string;
  account: string;
  /** The last part of the resource's path. */
  name: string;
}

/** `arn:partition:service:region:account:type/path/name` taken apart; null where it is none. */
export function arnOf(value: unknown): Arn | null {
  const match = /^arn:[\w-]+:[\w-]+:([\w-]*):(\d*):(?:.*[/])?([^/]+)$/.exec(asWord(value) ?? "");
  return match && { region: match[1] as string, account: match[2] as string, name: match[3] as string };
}

import { redactValues } from "./redact-values.ts";

/** Bounded: a history is anybody's text. */
const LONGEST = 4000;
const BUILD_ARGUMENTS = /^((?:RUN )?\|\d{1,4} )(.*?)(?=\/\S{0,200} -\S{0,5}c\b|$)/s;
const SETTING = /^((?:\/bin\/sh -c )?(?:#\(nop\)\s{1,8})?(?:ENV|ARG)\s)(.*)$/s;
const NAME = /(?:^|[\s"'])([A-Za-z_][\w.-]{0,200})(?==)/g;
const USER =
  /(\s(?:-u|--user|--proxy-user)(?:[ =]|(?=[^\s:]{1,100}:)))("[^"]*:[^"]*"|'[^']*:[^']*'|[^\s:]{1,200}:\S+)/g;
const AUTHORIZATION = /(authorization\s{0,4}:\s{0,4}(?:(?:basic|bearer|token|digest)\s{1,4})?)[^\s"']+/gi;
const SPOKEN = /(\b(?:passw(?:or)?d|passphrase|sshpass\s{1,4}-p)\s{0,4})(?![\s=:])("[^"]*"|'[^']*'|\S+)/gi;

/**
 * A line of an image's history (`created_by`) without what it may give away: of `ENV`, `ARG` and build arguments only
 * the names are left, of commands no credentials.
 */
export function redactHistory(line: string): string {
  const text = line.slice(0, LONGEST);
  const setting = SETTING.exec(text);
  if (setting !== null) return `${setting[1]}${namesIn(setting[2] ?? "")}`;
  const command = text.replace(
    BUILD_ARGUMENTS,
    (_, start: string, values: string) => `${start}${namesIn(values)} `,
  );
  return redactValues(
    command
      .replace(USER, "$1[redacted]")
      .replace(AUTHORIZATION, "$1[redacted]")
      .replace(SPOKEN, "$1[redacted]"),
  );
}

/** Also `ENV NAME value`, the old form. */
function namesIn(settings: string): string {
  const names = [...settings.matchAll(NAME)].map((match) => match[1]);
  if (names.length > 0) return names.join(" ");
  return /^\s*([A-Za-z_][\w.-]{0,200})(?=\s|$)/.exec(settings)?.[1] ?? "";
}

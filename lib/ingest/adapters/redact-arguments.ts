const SECRET_ARGUMENT =
  /(--?[\w-]*(?:token|passw(?:or)?d|secret|api-?key|credential)[\w-]*?(?<!file|path|dir)(?:=|\s+))(?!-)("[^"]*"|'[^']*'|\S+)/gi;
const LONG_OPAQUE = /(?<![\w/.-])(?=[\w+=-]*\d)(?=[\w+=-]*[A-Za-z])[\w+=-]{32,}(?![\w/-])/g;

/** A printed command line or message without the values of secret-looking arguments and without long opaque words. */
export function redactArguments(text: string): string {
  return text.replace(SECRET_ARGUMENT, "$1[redacted]").replace(LONG_OPAQUE, "[redacted]");
}

/** Bounded throughout: a hostile text must not keep a pattern busy. */
const SECRET_ARGUMENT =
  /(--?[\w-]{0,60}(?:token|passw(?:or)?d|secret|api-?key|credential)[\w-]{0,60}?(?<!file|path|dir)(?:=|\s+))(?!-)("[^"]*"|'[^']*'|\S+)/gi;
const LONG_OPAQUE = /(?<![\w/.-])(?=[\w+=-]{0,200}\d)(?=[\w+=-]{0,200}[A-Za-z])[\w+=-]{32,}(?![\w/-])/g;

/** A printed command line or message without the values of secret-looking arguments and without long opaque words. */
export function redactArguments(text: string): string {
  return text.replace(SECRET_ARGUMENT, "$1[redacted]").replace(LONG_OPAQUE, "[redacted]");
}

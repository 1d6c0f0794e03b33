import { manifestType } from "../manifest-type.ts";

/** What Trivy calls the packages of a language where they are not in one file, as its template passes it on. */
const LANGUAGES: Record<string, string> = {
  "Node.js": "npm",
  Java: "maven",
  Python: "pypi",
  Ruby: "gem",
  PHP: "composer",
  Conda: "conda",
  Go: "golang",
  Rust: "cargo",
  ".NET": "nuget",
};

export interface ImagePlace {
  /** The image's name, "" where the report says none. */
  image: string;
  /** The file inside, "" where the name is the image's. */
  place: string;
  /** The purl type that the place tells. */
  type: string;
}

/**
 * Tells images from places in them: Trivy's template writes a result's target as the image, which for packages of
 * languages is a file or the language's name.
 *
 * @param names the image of each entry, in order
 */
export function imagePlaces(names: readonly string[]): (name: string) => ImagePlace {
  const distinct = [...new Set(names.filter((name) => name !== ""))];
  const exact = distinct.filter((name) => /[^/]:[\w.-]+$|@sha256:/.test(name));
  const isPlace = (name: string) =>
    typeOf(name) !== "" ||
    (exact.length === 1 &&
      !exact.includes(name) &&
      /^\/|\.\w+$|^(usr|opt|app|bin|var|home|srv|root)\//.test(name));
  const image = exact.length === 1 ? exact[0] : distinct.find((name) => !isPlace(name));
  return (name) => {
    if (!isPlace(name)) return { image: name, place: "", type: "" };
    const place = Object.hasOwn(LANGUAGES, name) ? "" : name;
    return { image: image ?? "", place, type: typeOf(name) };
  };
}

const typeOf = (name: string): string =>
  Object.hasOwn(LANGUAGES, name) ? (LANGUAGES[name] as string) : manifestType(name);

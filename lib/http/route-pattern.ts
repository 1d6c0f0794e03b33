/**
 * The pattern of a request's path, so that measurements have one name for each route and not one for each address:
 * `/api/v1/findings/42` with `{ findingId: "42" }` is `/api/v1/findings/[findingId]`.
 *
 * @param params as the framework matched them, decoded
 */
export const routePattern = (
  path: string,
  params: Readonly<Record<string, string | string[] | undefined>>,
): string => {
  const names = new Map<string, string>();
  for (const [name, value] of Object.entries(params))
    for (const part of [value ?? []].flat()) names.set(encodeURIComponent(part), name);
  const parts = path
    .split("/")
    .map((part) => names.get(part) ?? names.get(encodeURIComponent(decoded(part))));
  return path
    .split("/")
    .map((part, place) => (parts[place] === undefined ? part : `[${parts[place]}]`))
    .join("/");
};

/** A path may hold what is no encoding of anything. */
const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

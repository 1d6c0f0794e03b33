const PLAIN = /[^A-Za-z0-9._-]+/g;

/** A name for the file that is safe in a header and on any disk: the sender's own as far as it goes, else its hash. */
export const documentName = (sent: string | null, sha256: string): string => {
  const name = (sent ?? "").replace(PLAIN, "-").replace(/^[-.]+|[-.]+$/g, "");
  return name === "" ? `report-${sha256.slice(0, 12)}` : name.slice(-100);
};

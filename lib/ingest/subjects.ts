/** What a delivery is about as far as sender and collector know: `kind:value` texts, then the collector's binding. */
export interface Subjects {
  image: string | null;
  source: string | null;
  cluster: { id: number | null; name: string | null };
  host: { id: number | null; name: string | null };
}

export interface Binding {
  clusterId: number | null;
  hostId: number | null;
}

/** The first subject of each kind wins; what the sender names goes before the collector's binding. */
export const subjectsOf = (texts: string[], binding: Binding): Subjects => {
  const named = (kind: string): string | null => {
    const text = texts.find((t) => t.startsWith(`${kind}:`));
    return text === undefined ? null : text.slice(kind.length + 1);
  };
  const cluster = named("cluster");
  const host = named("host");
  return {
    image: named("image"),
    source: named("source"),
    cluster: { name: cluster, id: cluster === null ? binding.clusterId : null },
    host: { name: host, id: host === null ? binding.hostId : null },
  };
};

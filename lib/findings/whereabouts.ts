import type { AssetReference, Whereabouts } from "./list/schema.ts";

/** What an image runs as, and on what. */
export interface Running {
  workloads: AssetReference[];
  hosts: AssetReference[];
}

const NAMES_SHOWN = 3;

/** Where a finding is, given the live assets it is on and what their images run as. */
export const whereabouts = (
  assets: AssetReference[],
  runningOf: ReadonlyMap<number, Running>,
): Whereabouts & { workloadList: AssetReference[]; hostList: AssetReference[] } => {
  const images = assets.filter((asset) => asset.kind === "image");
  const from = (pick: (running: Running) => AssetReference[]) =>
    images.flatMap((image) => pick(runningOf.get(image.id) ?? { workloads: [], hosts: [] }));
  const workloadList = unique([...assets.filter((a) => a.kind === "workload"), ...from((r) => r.workloads)]);
  const hostList = unique([...assets.filter((a) => a.kind === "host"), ...from((r) => r.hosts)]);
  const shown = [workloadList, hostList, unique(assets)].find((list) => list.length > 0) ?? [];
  return {
    images: images.length,
    workloads: workloadList.length,
    hosts: hostList.length,
    names: shown.slice(0, NAMES_SHOWN).map((asset) => asset.name),
    workloadList,
    hostList,
  };
};

const unique = (assets: AssetReference[]): AssetReference[] =>
  [...new Map(assets.map((asset) => [asset.id, asset])).values()].sort((a, b) => (a.name < b.name ? -1 : 1));

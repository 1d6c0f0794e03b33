import type { EstateAsset } from "../estate/schema.ts";
import { readTeams } from "../labels/read.ts";

export interface Part {
  scope: `cluster:${number}` | `team:${number}`;
  kind: "cluster" | "team";
  name: string;
  assets: EstateAsset[];
}

/** The estate's clusters and teams, each with what of it is theirs. */
export const partsIn = async (assets: EstateAsset[]): Promise<Part[]> => [
  ...assets
    .filter((asset) => asset.kind === "cluster")
    .map(({ id, name }) => ({
      scope: `cluster:${id}` as const,
      kind: "cluster" as const,
      name,
      assets: assets.filter((asset) => asset.clusterIds.includes(id)),
    })),
  ...(await readTeams()).map(({ id, name }) => ({
    scope: `team:${id}` as const,
    kind: "team" as const,
    name,
    assets: assets.filter((asset) => asset.teamId === id),
  })),
];

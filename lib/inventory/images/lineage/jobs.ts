import { builtOn } from "./read.ts";
import { settleBaseLayers } from "./settle/write.ts";

/** What comes from a base is the platform's side: of the repository's own findings, and of all that is built on it. */
export const settleLineage = async ({ repositoryId }: { repositoryId: number }): Promise<void> => {
  for (const id of [repositoryId, ...(await builtOn(repositoryId))]) await settleBaseLayers(id);
};

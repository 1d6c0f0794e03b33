import { billOfMaterials } from "../operations/dependencies/bill.ts";
import { readLock } from "../operations/dependencies/lock-file.ts";

/** `plimsoll sbom`: the components that run with Plimsoll itself, as CycloneDX 1.6. */
export const sbom = async (): Promise<number> => {
  console.log(JSON.stringify(billOfMaterials(readLock()), null, 2));
  return 0;
};

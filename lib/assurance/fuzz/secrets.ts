import type { Chance } from "../chance.ts";
import type { Json } from "./structure.ts";

/** A value that no reading may ever contain; made to match no pattern but its place. */
export const canaryOf = (chance: Chance): string => `canary${chance.below(2 ** 30).toString(36)}bird`;

type Members = { [key: string]: Json };

const isMembers = (value: Json): value is Members =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Puts a secret wherever documents of these tools carry secrets: values of the environment, data of Secrets, what a
 * secret scanner matched, passwords among arguments and in addresses. Answers how many.
 */
export const plantSecrets = (root: Json, canary: string): number => {
  let planted = 0;
  const plant = (members: Members, key: string, value: Json): void => {
    members[key] = value;
    planted += 1;
  };
  const visit = (value: Json): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (!isMembers(value)) return;
    if (Array.isArray(value.Env))
      plant(value, "Env", ["PATH=/bin", `DB_PASSWORD=${canary}`, `PLAIN=${canary}`]);
    if (Array.isArray(value.env) && value.image !== undefined)
      plant(value, "env", [
        { name: "DB_PASSWORD", value: canary },
        { name: "PLAIN", value: canary },
      ]);
    if (value.kind === "Secret" && typeof value.apiVersion === "string")
      plant(value, "data", { password: Buffer.from(canary).toString("base64"), plain: canary });
    if (typeof value.RuleID === "string" && typeof value.Match === "string")
      plant(value, "Match", `key = ${canary}`);
    if (Array.isArray(value.args) && value.image !== undefined)
      plant(value, "args", [`--password=${canary}`, "--token", canary]);
    for (const inner of Object.values(value)) visit(inner);
  };
  visit(root);
  return planted;
};

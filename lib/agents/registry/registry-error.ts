import { SourceError } from "../source-error.ts";

/** denied: who asks may not. absent: there is none. limited: asked too often, for long. broken: not what it says it is. */
export type Trouble = "denied" | "absent" | "limited" | "broken" | "unreachable";

/** What a registry would not or could not say. */
export class RegistryError extends SourceError {
  readonly trouble: Trouble;
  constructor(trouble: Trouble, reason: string) {
    super(reason);
    this.name = "RegistryError";
    this.trouble = trouble;
  }
}

import type { HoldReason } from "./hold.ts";
import type { Outcome } from "./schema.ts";

/** Thrown inside the transaction so that nothing of a held report stays; carries what a person decides on. */
export class Held extends Error {
  readonly hold: HoldReason;
  readonly preview: Outcome;
  constructor(hold: HoldReason, preview: Outcome) {
    super(hold.reason);
    this.name = "Held";
    this.hold = hold;
    this.preview = preview;
  }
}

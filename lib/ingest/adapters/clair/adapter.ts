import type { Reading } from "../../reading.ts";
import { UnreadableDocument } from "../../reading.ts";
import type { Adapter } from "../adapter.ts";
import { asObject, type JsonObject } from "../json-value.ts";
import { talliedReading } from "../tallied-reading.ts";
import { newTally, type Tally } from "../tally.ts";
import { isLayered, readLayers } from "./layers.ts";
import { isClairScanner, isKlar, readClairScanner, readKlar } from "./listed.ts";
import { isMatched, readMatched } from "./matched.ts";
import { CLAIR_SLICE, type ClairStatement } from "./statement.ts";

/** Image names are the sender's, whitelists the user's, and the old forms list sources: what is absent closes nothing. */
export const clair: Adapter = {
  format: "clair",
  title: "Clair: reports of Clair 4, layers of Clair 1 and 2, clair-scanner, Klar (JSON)",
  tier: "additive",
  version: 1,
  recognises: (document) => formOf(document) !== null,
  read,
};

interface Form {
  tool: string;
  recognises(report: JsonObject): boolean;
  read(document: unknown, tally: Tally): ClairStatement;
}

const FORMS: readonly Form[] = [
  { tool: "Clair", recognises: isMatched, read: readMatched },
  { tool: "Clair", recognises: isLayered, read: readLayers },
  { tool: "clair-scanner", recognises: isClairScanner, read: readClairScanner },
  { tool: "Klar", recognises: isKlar, read: readKlar },
];

function formOf(document: unknown): Form | null {
  const report = asObject(document);
  return report === null ? null : (FORMS.find((form) => form.recognises(report)) ?? null);
}

function read(document: unknown): Reading {
  const form = formOf(document);
  if (form === null) throw new UnreadableDocument("", "none of Clair's forms");
  const tally = newTally();
  const { subject, observations, packages, looked } = form.read(document, tally);
  return talliedReading(tally, {
    format: clair.format,
    tool: { name: form.tool, version: null },
    subjects: [subject.shown],
    targets: [{ asset: subject.asset, slices: looked ? [CLAIR_SLICE] : [], observations, packages }],
    needs: subject.needs,
  });
}

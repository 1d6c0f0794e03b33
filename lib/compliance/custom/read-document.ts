import { z } from "zod";
import { AppError } from "../../errors.ts";
import { readDocuments } from "../../ingest/document/document.ts";
import { UnreadableDocument } from "../../ingest/reading.ts";
import { Framework } from "../framework.ts";
import { appliesTo } from "./applies-to.ts";
import { isOscal, oscalFramework } from "./oscal-framework.ts";

const Loose = z.record(z.string(), z.unknown());

/**
 * A framework from the text of a JSON or YAML document: our own schema, in which a control may leave out what follows from
 * the rest (`assessment`, `appliesTo`, `requirement`), or an OSCAL 1.x catalogue.
 *
 * @throws AppError invalid, naming the first thing that is wrong
 */
export function readDocument(text: string): Framework {
  const document = Loose.safeParse(parsed(text));
  if (!document.success) throw new AppError("invalid", "The document is no object of keys and values.");
  const draft = isOscal(document.data) ? oscalFramework(document.data) : withDefaults(document.data);
  const framework = Framework.safeParse(draft);
  if (framework.success) return framework.data;
  const { path, message } = framework.error.issues[0]!;
  throw new AppError("invalid", `${path.join(".") || "The document"}: ${message}`);
}

/** Read like any document that comes from outside: bounded, duplicate keys and aliases included. */
function parsed(text: string): unknown {
  try {
    const [first, ...more] = readDocuments(Buffer.from(text));
    if (more.length > 0) throw new AppError("invalid", "The file holds more than one document.");
    return first?.value;
  } catch (error) {
    if (!(error instanceof UnreadableDocument)) throw error;
    throw new AppError("invalid", `The document is neither JSON nor YAML: ${error.message}`);
  }
}

function withDefaults(document: Record<string, unknown>): unknown {
  if (!Array.isArray(document.controls)) return document;
  return { ...document, controls: document.controls.map(controlWithDefaults) };
}

function controlWithDefaults(value: unknown): unknown {
  const control = Loose.safeParse(value).data;
  if (!control) return value;
  const checks = Array.isArray(control.checks) ? control.checks.map(String) : [];
  const assessment =
    control.assessment ?? (checks.length === 0 ? "manual" : control.manual ? "both" : "automated");
  const manual =
    control.manual ??
    (assessment === "automated"
      ? null
      : {
          evidence: `A dated record, by a named person, that shows: ${String(control.title)}.`,
          intervalDays: 366,
        });
  return {
    requirement: control.title,
    appliesTo: appliesTo(checks),
    ...control,
    checks,
    assessment,
    manual,
  };
}

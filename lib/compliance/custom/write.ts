import { hash } from "node:crypto";
import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { record } from "../../audit/write.ts";
import { type CopyTx, copyAtomic } from "../../db/transaction.ts";
import { AppError } from "../../errors.ts";
import { findFramework } from "../frameworks/frameworks.ts";
import { readDocument } from "./read-document.ts";
import type { FrameworkAdded, FrameworkUpload } from "./schema.ts";

/** Addresses below /compliance that are no framework. */
const RESERVED = ["baselines", "due", "new"];

interface Current {
  revision: number;
  retired: boolean;
  sha256: string;
}

const currentOf = async (tx: CopyTx, id: string): Promise<Current | null> => {
  await tx.sql`select pg_advisory_xact_lock(hashtextextended(${`custom_framework ${id}`}, 0))`;
  const [row] = await tx.sql<Current>`
    select revision, retired, sha256 from custom_framework where id = ${id} order by revision desc limit 1`;
  return row ?? null;
};

/**
 * Keeps a framework, or a new revision of one. Former revisions stay.
 *
 * @throws AppError forbidden, invalid (naming what is wrong in the document), conflict (somebody changed it meanwhile)
 */
export const saveFramework = async (
  actor: Actor,
  { document, revision }: FrameworkUpload,
): Promise<FrameworkAdded> => {
  demand(actor, "compliance:manage");
  const framework = readDocument(document);
  if (findFramework(framework.id))
    throw new AppError("conflict", `${framework.id} ships with Plimsoll: take another id.`);
  if (RESERVED.includes(framework.id))
    throw new AppError("invalid", `${framework.id} is a page of its own: take another id.`);
  const text = JSON.stringify(framework);
  return copyAtomic(async (tx) => {
    const current = await currentOf(tx, framework.id);
    if (current && !current.retired && revision !== current.revision)
      throw new AppError(
        "conflict",
        `${framework.id} is at revision ${current.revision} now. Look at it, then say which you change.`,
        {
          current: { revision: current.revision },
        },
      );
    const next = (current?.revision ?? 0) + 1;
    await tx.sql`insert into custom_framework (id, revision, document, sha256, made_by, made_at)
      values (${framework.id}, ${next}::int, ${text}, ${hash("sha256", text)}, ${actor.name}, ${tx.now})`;
    await record(tx, actor, {
      action: current ? "framework.changed" : "framework.added",
      subject: { kind: "framework", id: framework.id, name: framework.title },
      before: current ? { revision: current.revision, sha256: current.sha256 } : undefined,
      after: { revision: next, sha256: hash("sha256", text), controls: framework.controls.length },
    });
    return { id: framework.id, revision: next, controls: framework.controls.length };
  });
};

/** Takes a framework out of the list; what was said of its controls stays. @throws AppError forbidden, not_found */
export const retireFramework = async (actor: Actor, id: string): Promise<void> => {
  demand(actor, "compliance:manage");
  await copyAtomic(async (tx) => {
    const current = await currentOf(tx, id);
    if (!current || current.retired)
      throw new AppError("not_found", `There is no framework ${id} of your own.`);
    await tx.sql`update custom_framework set retired = true where id = ${id} and revision = ${current.revision}::int`;
    await record(tx, actor, {
      action: "framework.retired",
      subject: { kind: "framework", id },
      before: { revision: current.revision },
    });
  });
};

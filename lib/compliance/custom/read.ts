import type { Actor } from "../../access/actor.ts";
import { demand } from "../../access/permissions.ts";
import { sql } from "../../db/client.ts";
import { AppError } from "../../errors.ts";
import { type Control, Framework } from "../framework.ts";
import { FRAMEWORKS, findFramework } from "../frameworks/frameworks.ts";
import type { OwnFramework } from "./schema.ts";

/** By the digest of their text: parsing is not done twice, and an evaluation can be kept by identity. */
const parsed = new Map<string, Framework>();
const MOST_PARSED = 50;

interface Row {
  id: string;
  sha256: string;
  document: string;
}

const frameworkOf = ({ sha256, document }: Row): Framework => {
  const known = parsed.get(sha256);
  if (known) return known;
  const made = Framework.parse(JSON.parse(document));
  parsed.set(sha256, made);
  for (const oldest of [...parsed.keys()].slice(0, -MOST_PARSED)) parsed.delete(oldest);
  return made;
};

/** Those that ship and then those that people brought, by title. */
export const readFrameworks = async (): Promise<Framework[]> => {
  const rows = await sql<Row>`
    select id, sha256, document from custom_framework f
    where not retired and revision = (select max(revision) from custom_framework where id = f.id) order by id`;
  return [...FRAMEWORKS, ...rows.map(frameworkOf)];
};

/** @throws AppError not_found */
export const demandFramework = async (id: string): Promise<Framework> => {
  const shipped = findFramework(id);
  if (shipped) return shipped;
  const [row] = await sql<Row & { retired: boolean }>`
    select id, sha256, document, retired from custom_framework where id = ${id} order by revision desc limit 1`;
  if (!row || row.retired) throw new AppError("not_found", `There is no framework ${id}.`);
  return frameworkOf(row);
};

/** @throws AppError not_found */
export const demandControl = async (
  frameworkId: string,
  controlId: string,
): Promise<{ framework: Framework; control: Control }> => {
  const framework = await demandFramework(frameworkId);
  const control = framework.controls.find((each) => each.id === controlId);
  if (!control) throw new AppError("not_found", `${framework.title} has no control ${controlId}.`);
  return { framework, control };
};

/** @throws AppError forbidden, not_found (shipped ones are not one's own) */
export const getOwnFramework = async (actor: Actor, id: string): Promise<OwnFramework> => {
  demand(actor, "compliance:read");
  const [row] = await sql<Row & { revision: number; madeBy: string; madeAt: Date; retired: boolean }>`
    select id, revision, sha256, document, made_by as "madeBy", made_at as "madeAt", retired
    from custom_framework where id = ${id} order by revision desc limit 1`;
  if (!row || row.retired) throw new AppError("not_found", `There is no framework ${id} of your own.`);
  const { revision, madeBy, madeAt } = row;
  return { revision, madeBy, madeAt: madeAt.toISOString(), framework: frameworkOf(row) };
};

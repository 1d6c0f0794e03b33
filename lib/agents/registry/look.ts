import type { Tell } from "../happening.ts";
import type { Ship } from "../parcel.ts";
import { SourceError } from "../source-error.ts";
import { isRepositoryName, type RegistryAddress } from "./address.ts";
import { DOCUMENT_LIMIT, type FoundArtifact, reasonOf } from "./attached.ts";
import { inParallel } from "./in-parallel.ts";
import { MetRepositories } from "./met-repositories.ts";
import { documentParcel, Snapshots } from "./parcels.ts";
import { RegistryError } from "./registry-error.ts";
import { type Looking, lookAtRepository } from "./repository.ts";
import { withoutBuildSecrets } from "./statement-secrets.ts";

export interface Look extends Looking {
  address: RegistryAddress;
  /** Of the agent. */
  version: string;
  tell: Tell;
  signal: AbortSignal;
}

/** What the spool must take of one look; the rest comes with the next. */
const DOCUMENTS_A_LOOK = 96 * 1024 * 1024;
const BATCH = 100;

/**
 * Looks at a registry once and ships what is there: images in snapshots, bills of materials and attestations as
 * documents of their own, each once. What was seen before it was told to end, or before the registry went away, is
 * shipped all the same.
 * @throws SourceError where nothing can be seen, or not all of it
 */
export async function lookAtRegistry(look: Look, ship: Ship, now: Date): Promise<void> {
  const met = await MetRepositories.recall(look.address.name, look.known);
  const snapshots = new Snapshots(look.address.name, look.version, now, ship);
  const seen = { repositories: 0, refused: [] as string[], bytesLeft: DOCUMENTS_A_LOOK, postponed: 0 };
  const one = async (name: string): Promise<void> => {
    met.turnTo(name);
    try {
      const { repository, artifacts } = await lookAtRepository(name, look);
      seen.repositories += 1;
      met.note(repository);
      await snapshots.add(repository);
      for (const artifact of artifacts) await shipDocuments(name, artifact, look, ship, seen, now);
    } catch (error) {
      const reason = `${name}: ${reasonOf(error)}`;
      seen.refused.push(reason);
      look.tell({ event: "passed_over", reason });
    }
  };
  try {
    for await (const names of batchesOf(look)) await inParallel(names, look.width, one);
    // Those that the registry lists no longer: it is asked whether they are gone.
    if (look.address.repositories.length === 0)
      await inParallel(met.unmet().filter(look.choice.repository), look.width, one);
  } catch (error) {
    if (seen.repositories > 0) await snapshots.end();
    if (look.signal.aborted) return;
    throw error;
  }
  if (seen.repositories === 0 && seen.refused[0] !== undefined) throw new SourceError(seen.refused[0]);
  await snapshots.end();
  await met.keep();
  if (seen.postponed > 0)
    look.tell({ event: "passed_over", reason: `${seen.postponed} documents are left for the next look` });
  await look.known.prune(now);
}

/** Names of repositories, some at a time: a registry may have any number. */
async function* batchesOf({ address, api, choice, tell }: Look): AsyncGenerator<string[]> {
  if (address.repositories.length > 0) {
    yield address.repositories;
    return;
  }
  let batch: string[] = [];
  for await (const name of api.repositories()) {
    if (!choice.repository(name)) continue;
    if (!isRepositoryName(name)) {
      tell({
        event: "passed_over",
        reason: `${JSON.stringify(name.slice(0, 300))} is no name of a repository`,
      });
      continue;
    }
    batch.push(name);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function shipDocuments(
  repository: string,
  artifact: FoundArtifact,
  { address, api, known, tell }: Look,
  ship: Ship,
  seen: { bytesLeft: number; postponed: number },
  now: Date,
): Promise<void> {
  const place = { registry: address.name, repository };
  for (const { kind, document } of artifact.record.parts) {
    if (document === null) continue;
    const name = `document ${address.name}/${repository}@${artifact.of} ${document.digest}`;
    if (await known.has(name)) continue;
    if (document.size > seen.bytesLeft && document.size <= DOCUMENT_LIMIT) {
      seen.postponed += 1;
      continue;
    }
    try {
      const bytes = await api.blob(repository, document.digest, DOCUMENT_LIMIT);
      const body = kind === "attestation" ? withoutBuildSecrets(bytes) : bytes;
      seen.bytesLeft -= bytes.length;
      await ship(documentParcel(place, artifact, document, body, now));
      await known.note(name);
    } catch (error) {
      if (!(error instanceof RegistryError)) throw error;
      tell({ event: "passed_over", reason: `${repository}@${document.digest}: ${reasonOf(error)}` });
    }
  }
}

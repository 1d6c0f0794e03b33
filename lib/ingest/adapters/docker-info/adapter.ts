import { type Reading, UnreadableDocument } from "../../reading.ts";
import { scanTime } from "../../scan-time.ts";
import type { Adapter } from "../adapter.ts";
import { dockerHost, swarmFacts } from "../docker-host.ts";
import { asObject, asWord } from "../json-value.ts";
import { talliedReading } from "../tallied-reading.ts";
import { newTally } from "../tally.ts";

export const dockerInfo: Adapter = {
  format: "docker-info",
  title: "Docker: docker info --format json, GET /info",
  tier: "full",
  version: 1,
  recognises,
  read,
};

function recognises(document: unknown): boolean {
  const info = asObject(document);
  return info !== null && "ServerVersion" in info && "KernelVersion" in info && "OperatingSystem" in info;
}

/** A machine and, where it is a manager of one, the swarm. Proxies (they may carry passwords) are never read. */
function read(document: unknown): Reading {
  const info = asObject(document);
  const name = asWord(info?.Name);
  if (info === null || name === null) throw new UnreadableDocument("/Name", "no name of the machine");
  const tally = newTally();
  tally.counts.objects = 1;
  const version = asWord(info.ServerVersion);
  return talliedReading(tally, {
    format: dockerInfo.format,
    tool: { name: "Docker", version },
    scannedAt: scanTime(info.SystemTime),
    subjects: [{ kind: "host", name, digest: null }],
    facts: [...swarmFacts(info, version), dockerHost(name, version, info)],
  });
}

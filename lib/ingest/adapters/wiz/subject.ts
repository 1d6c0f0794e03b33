import type { AssetMention, Reading } from "../../reading.ts";
import { asText, type JsonObject } from "../json-value.ts";
import { namedImage } from "../named-image.ts";
import { sourceUrl, withoutCredentials } from "../source-url.ts";

export interface WizSubject {
  asset: AssetMention;
  shown: Reading["subjects"][number];
  needs: Reading["needs"];
}

const DIGEST = /^sha256:[0-9a-f]{64}$/;

/** What was scanned: an image, a machine, else files. The name of a scan of rules is only its title. */
export function subjectOf(origin: JsonObject): WizSubject {
  const kind = asText(origin.__typename);
  const name = withoutCredentials(asText(origin.name).trim());
  if (kind.includes("ContainerImage")) {
    const [id, digest] = [origin.id, origin.digest].map((value) => DIGEST.exec(asText(value))?.[0] ?? null);
    return namedImage({ name, imageId: id ?? null, repoDigests: digest ? [digest] : [] });
  }
  if (kind.includes("VirtualMachine")) {
    const asset = { kind: "host" as const, name: name || null, machineId: null, systemUuid: null };
    return { asset, shown: { kind: "host", name, digest: null }, needs: name === "" ? "host" : null };
  }
  const url = sourceUrl(name);
  const isTitle = kind.includes("IAC") || ["", ".", "./"].includes(name);
  return {
    asset: { kind: "source", url, artifact: name },
    shown: { kind: "source", name, digest: null },
    needs: url === null && isTitle ? "source" : null,
  };
}

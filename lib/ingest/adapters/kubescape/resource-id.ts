import type { ClusterObject } from "../cluster-object.ts";
import { asObject, asText, asWord } from "../json-value.ts";

/** An object that was checked, and the file it was read from where a scan was of files. */
export interface CheckedObject extends ClusterObject {
  file: string | null;
}

const SUBJECTS = ["ServiceAccount", "User", "Group"];

/** Host sensors report a machine's parts under the machine's name. */
const HOST_DATA = "hostdata.kubescape.cloud/";

/**
 * What a resource id names: `group/version/namespace/Kind/name`, after `path=…/api=` in scans of files; a subject with
 * its roles is `/namespace/ServiceAccount/name/…`. Null where it is of no such form.
 */
export function objectOfId(id: string): ClusterObject | null {
  const parts = id.split("/");
  const [first, namespace = "", kind = "", name = ""] = parts;
  if (first === "" && parts.length > 4 && SUBJECTS.includes(kind) && name !== "")
    return { kind, namespace, name };
  if (parts.length < 4) return null;
  const [within = "", ofKind = "", named = ""] = parts.slice(-3);
  if (ofKind === "" || named === "") return null;
  return id.includes(HOST_DATA)
    ? { kind: "Node", namespace: "", name: named }
    : { kind: ofKind, namespace: within, name: named };
}

/** The object of a `resources` entry: as it says of itself, else as its id does. */
export function checkedObject(id: string, object: unknown, source: unknown): CheckedObject | null {
  const value = asObject(object);
  const metadata = asObject(value?.metadata);
  const file = asWord(asObject(source)?.relativePath);
  const kind = asWord(value?.kind);
  const name = asWord(metadata?.name) ?? asWord(value?.name);
  const isHostData = asText(value?.apiVersion).startsWith(HOST_DATA);
  if (kind === null || name === null) {
    const named = objectOfId(id);
    return named === null ? null : { ...named, file };
  }
  if (isHostData) return { kind: "Node", namespace: "", name, file };
  return { kind, namespace: asText(metadata?.namespace ?? value?.namespace), name, file };
}

/** Whether an id is of something read from a file rather than from a cluster. */
export const isOfFile = (id: string): boolean => /(^|\/)path=\d+\/api=/.test(id);

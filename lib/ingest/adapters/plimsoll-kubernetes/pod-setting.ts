import { asNumber, asObject, asObjects, asText, asWord, type JsonObject } from "../json-value.ts";
import type { Verdict, Wrong } from "./check.ts";

/** A pod, or the template of one, with what the checks ask of it. */
export interface PodSetting {
  namespace: string;
  spec: JsonObject;
  /** The pod's own security context. */
  security: JsonObject;
  annotations: JsonObject;
  containers: ContainerSetting[];
  linux: boolean;
  /** Whether its service account says that its token is mounted; null where it says nothing or is not known. */
  accountMounts: boolean | null;
}

export interface ContainerSetting {
  name: string;
  container: JsonObject;
  security: JsonObject;
  /** It ends before the others start. */
  initial: boolean;
  privileged: boolean;
}

export function podSetting(
  namespace: string,
  pod: JsonObject,
  accountMounts: boolean | null,
): PodSetting | null {
  const spec = asObject(pod.spec);
  if (spec === null) return null;
  return {
    namespace,
    spec,
    security: asObject(spec.securityContext) ?? {},
    annotations: asObject(asObject(pod.metadata)?.annotations) ?? {},
    containers: [
      ...asObjects(spec.initContainers).map((one) => containerSetting(one, one.restartPolicy !== "Always")),
      ...[...asObjects(spec.containers), ...asObjects(spec.ephemeralContainers)].map((one) =>
        containerSetting(one, false),
      ),
    ],
    linux: asObject(spec.os)?.name !== "windows",
    accountMounts,
  };
}

function containerSetting(container: JsonObject, initial: boolean): ContainerSetting {
  const security = asObject(container.securityContext) ?? {};
  const privileged = security.privileged === true;
  return { name: asText(container.name), container, security, initial, privileged };
}

/** A container's own word, else its pod's. */
export function said(pod: PodSetting, { security }: ContainerSetting, field: string): unknown {
  return security[field] ?? pod.security[field];
}

type Asked = (container: ContainerSetting, pod: PodSetting) => string | Wrong | null;

/** Asks each container: what is wrong names those it is wrong of. */
export function eachContainer(
  ask: Asked,
  which: (container: ContainerSetting) => boolean = () => true,
): (pod: PodSetting) => Verdict {
  return (pod) => {
    const asked = pod.containers.filter(which);
    if (asked.length === 0 || !pod.linux) return "not_applicable";
    const found = asked.flatMap((container) => {
      const answer = ask(container, pod);
      const wrong = typeof answer === "string" ? { wrong: answer } : answer;
      return wrong === null ? [] : [{ ...wrong, name: container.name }];
    });
    if (found.length === 0) return "met";
    const ranked = found.map(({ severity }) => severity).sort((a, b) => rank(a) - rank(b));
    const severity = ranked[0];
    return { wrong: together(found), ...(severity === undefined ? {} : { severity }) };
  };
}

const RANKS = ["critical", "high", "medium", "low", "info"];
const rank = (severity: string | undefined): number =>
  severity === undefined ? RANKS.length : RANKS.indexOf(severity);

/** `cart, side: adds SYS_ADMIN`. */
function together(found: readonly { name: string; wrong: string }[]): string {
  const names = new Map<string, string[]>();
  for (const { name, wrong } of found) names.set(wrong, [...(names.get(wrong) ?? []), name]);
  return [...names].map(([wrong, list]) => `${list.sort().join(", ")}: ${wrong}`).join("; ");
}

export const hostPathsOf = ({ spec, containers }: PodSetting): { path: string; writable: boolean }[] =>
  asObjects(spec.volumes).flatMap((volume) => {
    const path = asWord(asObject(volume.hostPath)?.path);
    if (path === null) return [];
    const mounts = containers.flatMap(({ container }) =>
      asObjects(container.volumeMounts).filter(({ name }) => name === volume.name),
    );
    return [{ path, writable: mounts.some(({ readOnly }) => readOnly !== true) }];
  });

export const userOf = (pod: PodSetting, container: ContainerSetting): number | null =>
  asNumber(said(pod, container, "runAsUser"));

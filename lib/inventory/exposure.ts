import { z } from "zod";
import type { Isolation, ObjectFact } from "../ingest/reading/inventory.ts";

export interface Exposure {
  level: "internet" | "running" | "not_running";
  /** A sentence for people: which object exposes it. */
  reason: string;
}

export interface ExposureSubject {
  /** "" outside Kubernetes. */
  namespace: string;
  podLabels: Record<string, string>;
  isolation: Pick<Isolation, "hostNetwork" | "hostPorts"> | null;
  /** Instances running now; null where no inventory covers it, which counts as running. */
  runningInstances: number | null;
  /** Ports its containers publish on an address other than loopback. */
  publishedPorts: number[];
}

/** A Service that can be reached from outside its cluster, and by what. */
export interface ReachableService {
  namespace: string;
  name: string;
  selector: Record<string, string>;
  through: string;
}

/*
 * What is read of ObjectFact.spec, as Kubernetes writes it:
 *   Service    type, selector
 *   Ingress    defaultBackend.service.name, rules[].http.paths[].backend.service.name
 *              (v1beta1: backend.serviceName, rules[].http.paths[].backend.serviceName)
 *   *Route     parentRefs[].kind (default Gateway), rules[].backendRefs[]: kind (default Service), name, namespace
 */
const ServiceSpec = z.object({
  type: z.string().nullish(),
  selector: z.record(z.string(), z.string()).nullish(),
});
const Backend = z.object({
  service: z.object({ name: z.string() }).nullish(),
  serviceName: z.string().nullish(),
});
const IngressSpec = z.object({
  defaultBackend: Backend.nullish(),
  backend: Backend.nullish(),
  rules: z
    .array(
      z.object({
        http: z.object({ paths: z.array(z.object({ backend: Backend.nullish() })).nullish() }).nullish(),
      }),
    )
    .nullish(),
});
const RouteBackend = z.object({
  kind: z.string().nullish(),
  name: z.string(),
  namespace: z.string().nullish(),
});
const RouteSpec = z.object({
  parentRefs: z.array(z.object({ kind: z.string().nullish() })).nullish(),
  rules: z.array(z.object({ backendRefs: z.array(RouteBackend).nullish() })).nullish(),
});
const ROUTES = ["HTTPRoute", "GRPCRoute", "TLSRoute", "TCPRoute", "UDPRoute"];

/** The Services of one cluster that something outside reaches. Specs that don't read as their kind reach nothing. */
export function reachableServices(objects: ObjectFact[]): ReachableService[] {
  const routed = new Map<string, string>();
  for (const object of objects) {
    for (const service of servicesBehind(object)) {
      const known = routed.get(service);
      const through = `${object.objectKind} ${object.name}`;
      // The first by name, so that the reason doesn't change with the order of the list.
      if (known === undefined || through < known) routed.set(service, through);
    }
  }
  return objects.flatMap((object) => {
    const spec = object.objectKind === "Service" ? ServiceSpec.safeParse(object.spec).data : undefined;
    const namespace = object.namespace ?? "";
    const balanced = spec?.type === "LoadBalancer" ? `LoadBalancer Service ${object.name}` : undefined;
    const through = balanced ?? routed.get(`${namespace}/${object.name}`);
    const selector = spec?.selector ?? {};
    return through && Object.keys(selector).length > 0
      ? [{ namespace, name: object.name, selector, through }]
      : [];
  });
}

/** `namespace/name` of the Services an Ingress or a Gateway's route sends traffic to. */
function servicesBehind({ objectKind, namespace, spec }: ObjectFact): string[] {
  if (objectKind === "Ingress") {
    const ingress = IngressSpec.safeParse(spec).data;
    const paths = ingress?.rules?.flatMap((rule) => rule.http?.paths ?? []) ?? [];
    const backends = [ingress?.defaultBackend, ingress?.backend, ...paths.map((path) => path.backend)];
    const names = backends.flatMap((backend) => backend?.service?.name ?? backend?.serviceName ?? []);
    return names.map((name) => `${namespace ?? ""}/${name}`);
  }
  const route = ROUTES.includes(objectKind) ? RouteSpec.safeParse(spec).data : undefined;
  // A route whose parent is a Service steers traffic inside a mesh.
  if (!route?.parentRefs?.some((parent) => (parent.kind ?? "Gateway") === "Gateway")) return [];
  return (route.rules ?? [])
    .flatMap((rule) => rule.backendRefs ?? [])
    .filter((backend) => (backend.kind ?? "Service") === "Service")
    .map((backend) => `${backend.namespace ?? namespace ?? ""}/${backend.name}`);
}

/**
 * How far a workload is exposed (domain.md, Posture score 1). What doesn't run isn't reached, whatever points at it.
 *
 * @param reachable of the workload's own cluster, from `reachableServices`
 */
export function exposureOf(workload: ExposureSubject, reachable: ReachableService[]): Exposure {
  const { namespace, podLabels, isolation, runningInstances, publishedPorts } = workload;
  if (runningInstances === 0) return { level: "not_running", reason: "No instance is running." };
  const services = reachable.filter(
    (service) => service.namespace === namespace && selects(service.selector, podLabels),
  );
  const reasons = [
    ...services.map((service) => via(service)).sort(),
    ...(isolation?.hostNetwork ? ["It shares its host's network."] : []),
    ...ports("It takes port", isolation?.hostPorts ?? [], "of its host"),
    ...ports("It publishes port", publishedPorts, "beyond loopback"),
  ];
  const [reason] = reasons;
  if (reason !== undefined) return { level: "internet", reason };
  return {
    level: "running",
    reason:
      runningInstances === null ? "Whether it runs is not known." : "It runs; nothing found exposes it.",
  };
}

const selects = (selector: Record<string, string>, labels: Record<string, string>) =>
  Object.entries(selector).every(([label, value]) => labels[label] === value);

const via = ({ name, through }: ReachableService) =>
  through.endsWith(`Service ${name}`)
    ? `Reached through ${through}.`
    : `Reached through ${through} and Service ${name}.`;

function ports(verb: string, numbers: number[], where: string): string[] {
  const distinct = [...new Set(numbers)].sort((a, b) => a - b);
  return distinct.length > 0 ? [`${verb} ${distinct.join(", ")} ${where}.`] : [];
}

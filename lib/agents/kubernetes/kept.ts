/**
 * What leaves the cluster of an object. Only fields named here do: commands, arguments, probes, termination messages,
 * annotations but a few never, of literal environment variables the names.
 */
type Json = Record<string, unknown>;

const REDACTED = "[redacted]";
const SECRET_NAME = /passw(?:or)?d|secret|token|credential|api[._-]?key|private[._-]?key|basicauth/i;
/** What posture reads: who made a static pod, profiles of older clusters, and load balancers that are internal. */
const ANNOTATIONS =
  /^(kubernetes\.io\/config\.(source|mirror)|container\.apparmor\.security\.beta\.kubernetes\.io\/.*|(container\.)?seccomp\.security\.alpha\.kubernetes\.io\/.*|service\.beta\.kubernetes\.io\/[\w-]*internal[\w-]*|service\.beta\.kubernetes\.io\/aws-load-balancer-scheme|(networking\.gke\.io|cloud\.google\.com)\/load-balancer-type)$/;

export const keptObject = (kind: string, namesOnly: boolean, object: Json): Json => {
  const metadata = keptMetadata(json(object.metadata), namesOnly);
  const keep = namesOnly ? undefined : KEPT[kind];
  return keep ? { metadata, ...keep(object) } : { metadata };
};

const keptMetadata = (metadata: Json, namesOnly: boolean): Json => {
  const named = pick(metadata, ["name", "namespace", "uid", "creationTimestamp", "deletionTimestamp"]);
  if (namesOnly) return named;
  const owners = objects(metadata.ownerReferences);
  return {
    ...named,
    labels: keptLabels(metadata.labels),
    annotations: keptAnnotations(metadata.annotations),
    ...(owners.length === 0
      ? {}
      : { ownerReferences: owners.map((owner) => pick(owner, ["kind", "name", "uid", "controller"])) }),
  };
};

const keptLabels = (labels: unknown): Json =>
  Object.fromEntries(
    Object.entries(json(labels)).map(([name, value]) => [name, SECRET_NAME.test(name) ? REDACTED : value]),
  );

const keptAnnotations = (annotations: unknown): Json =>
  Object.fromEntries(Object.entries(json(annotations)).filter(([name]) => ANNOTATIONS.test(name)));

type Keep = (object: Json) => Json;

const ofSpec =
  (...fields: string[]): Keep =>
  ({ spec }) => ({ spec: pick(json(spec), fields) });

const ofObject =
  (...fields: string[]): Keep =>
  (object) =>
    pick(object, fields);

const controller: Keep = ({ spec, status }) => ({
  spec: { ...pick(json(spec), ["replicas"]), template: keptTemplate(json(spec).template) },
  status: pick(json(status), ["desiredNumberScheduled"]),
});

const LISTENER = ["name", "hostname", "port", "protocol"];
const BACKEND = ["group", "kind", "name", "namespace", "port", "weight"];

/** Filters of a route set headers, credentials among them: only where it leads is kept. */
const route: Keep = ({ spec }) => ({
  spec: {
    ...pick(json(spec), ["parentRefs", "hostnames"]),
    rules: objects(json(spec).rules).map(({ backendRefs }) => ({
      backendRefs: objects(backendRefs).map((backend) => pick(backend, BACKEND)),
    })),
  },
});

const KEPT: Record<string, Keep | undefined> = {
  Namespace: ({ status }) => ({ status: pick(json(status), ["phase"]) }),
  Node: ({ spec, status }) => ({
    spec: pick(json(spec), ["providerID", "unschedulable"]),
    status: {
      ...pick(json(status), ["nodeInfo", "addresses"]),
      conditions: objects(json(status).conditions).map((condition) => pick(condition, ["type", "status"])),
    },
  }),
  Deployment: controller,
  StatefulSet: controller,
  DaemonSet: controller,
  ReplicaSet: controller,
  Job: controller,
  CronJob: ({ spec }) => {
    const { template } = json(json(json(spec).jobTemplate).spec);
    return { spec: { jobTemplate: { spec: { template: keptTemplate(template) } } } };
  },
  Pod: ({ spec, status }) => ({ spec: keptPodSpec(spec), status: keptPodStatus(json(status)) }),
  Service: ofSpec(
    "type",
    "selector",
    "ports",
    "clusterIP",
    "externalIPs",
    "externalName",
    "loadBalancerSourceRanges",
  ),
  Ingress: ofSpec("ingressClassName", "defaultBackend", "rules", "tls"),
  NetworkPolicy: ofSpec("podSelector", "policyTypes", "ingress", "egress"),
  Gateway: ({ spec }) => ({
    spec: {
      ...pick(json(spec), ["gatewayClassName", "addresses"]),
      listeners: objects(json(spec).listeners).map((one) => pick(one, LISTENER)),
    },
  }),
  HTTPRoute: route,
  GRPCRoute: route,
  TLSRoute: route,
  TCPRoute: route,
  UDPRoute: route,
  ServiceAccount: ofObject("automountServiceAccountToken"),
  Role: ofObject("rules"),
  ClusterRole: ofObject("rules", "aggregationRule"),
  RoleBinding: ofObject("roleRef", "subjects"),
  ClusterRoleBinding: ofObject("roleRef", "subjects"),
};

const keptTemplate = (template: unknown): Json => {
  const { metadata, spec } = json(template);
  const { labels, annotations } = json(metadata);
  return {
    metadata: { labels: keptLabels(labels), annotations: keptAnnotations(annotations) },
    spec: keptPodSpec(spec),
  };
};

const POD_SPEC = [
  "nodeName",
  "serviceAccountName",
  "automountServiceAccountToken",
  "hostNetwork",
  "hostPID",
  "hostIPC",
  "hostUsers",
  "runtimeClassName",
  "restartPolicy",
  "securityContext",
  "os",
];
const CONTAINERS = ["initContainers", "containers", "ephemeralContainers"];
const CONTAINER = ["name", "image", "ports", "resources", "securityContext", "restartPolicy"];
const MOUNT = ["name", "mountPath", "readOnly", "mountPropagation", "subPath"];

const keptPodSpec = (value: unknown): Json => {
  const spec = json(value);
  const lists = CONTAINERS.filter((list) => Array.isArray(spec[list]));
  return {
    ...pick(spec, POD_SPEC),
    volumes: objects(spec.volumes).map(keptVolume),
    ...Object.fromEntries(lists.map((list) => [list, objects(spec[list]).map(keptContainer)])),
  };
};

/** Of other kinds of volume only the names: drivers' options hold credentials. */
const keptVolume = (volume: Json): Json => ({
  ...pick(volume, ["name"]),
  ...(volume.hostPath ? { hostPath: pick(json(volume.hostPath), ["path", "type"]) } : {}),
  ...(volume.secret ? { secret: pick(json(volume.secret), ["secretName"]) } : {}),
});

const keptContainer = (container: Json): Json => ({
  ...pick(container, CONTAINER),
  env: objects(container.env).map(keptVariable),
  envFrom: objects(container.envFrom).map(({ secretRef, configMapRef }) => ({
    ...(secretRef ? { secretRef: pick(json(secretRef), ["name"]) } : {}),
    ...(configMapRef ? { configMapRef: pick(json(configMapRef), ["name"]) } : {}),
  })),
  volumeMounts: objects(container.volumeMounts).map((mount) => pick(mount, MOUNT)),
});

/** That there is a value is told, never which. */
const keptVariable = ({ name, value, valueFrom }: Json): Json => {
  if (valueFrom === undefined) return { name, value: value ? REDACTED : "" };
  const { secretKeyRef, configMapKeyRef } = json(valueFrom);
  if (secretKeyRef) return { name, valueFrom: { secretKeyRef: pick(json(secretKeyRef), ["name", "key"]) } };
  if (configMapKeyRef)
    return { name, valueFrom: { configMapKeyRef: pick(json(configMapKeyRef), ["name", "key"]) } };
  return { name, valueFrom: {} };
};

const STATUSES = ["initContainerStatuses", "containerStatuses", "ephemeralContainerStatuses"];

const keptPodStatus = (status: Json): Json => {
  const lists = STATUSES.filter((list) => Array.isArray(status[list]));
  return {
    ...pick(status, ["phase", "reason", "startTime"]),
    ...Object.fromEntries(lists.map((list) => [list, objects(status[list]).map(keptContainerStatus)])),
  };
};

const keptContainerStatus = (status: Json): Json => ({
  ...pick(status, ["name", "image", "imageID", "containerID", "restartCount"]),
  state: keptState(json(status.state)),
  lastState: keptState(json(status.lastState)),
});

const TERMINATED = ["containerID", "exitCode", "signal", "reason", "startedAt", "finishedAt"];

/** Messages of ended containers are the end of their log. */
const keptState = ({ waiting, running, terminated }: Json): Json => ({
  ...(waiting ? { waiting: pick(json(waiting), ["reason"]) } : {}),
  ...(running ? { running: pick(json(running), ["startedAt"]) } : {}),
  ...(terminated ? { terminated: pick(json(terminated), TERMINATED) } : {}),
});

const pick = (from: Json, names: readonly string[]): Json =>
  Object.fromEntries(names.flatMap((name) => (from[name] == null ? [] : [[name, from[name]]])));

const json = (value: unknown): Json =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : {};

const objects = (value: unknown): Json[] => (Array.isArray(value) ? value.map(json) : []);

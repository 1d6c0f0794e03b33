import { describe, expect, it } from "vitest";
import type { ObjectFact } from "../ingest/reading/inventory.ts";
import { type ExposureSubject, exposureOf, reachableServices } from "./exposure.ts";

const object = (
  objectKind: string,
  name: string,
  spec: Record<string, unknown>,
  namespace = "shop",
): ObjectFact => ({
  kind: "object",
  objectKind,
  namespace,
  name,
  uid: name,
  labels: {},
  spec,
  createdAt: null,
});
const service = (
  name: string,
  type: string,
  selector: Record<string, string> = { app: "web" },
  namespace = "shop",
) => object("Service", name, { type, selector, ports: [{ port: 80 }] }, namespace);
const web: ExposureSubject = {
  namespace: "shop",
  podLabels: { app: "web", tier: "front" },
  isolation: null,
  runningInstances: 2,
  publishedPorts: [],
};
const paths = (...backends: object[]) => ({
  rules: [{ http: { paths: backends.map((backend) => ({ path: "/", backend })) } }],
});
const toWeb = { service: { name: "web", port: { number: 80 } } };
const route = (part: object) => ({
  parentRefs: [{ name: "edge" }],
  rules: [{ backendRefs: [{ name: "web", port: 80 }] }],
  ...part,
});
const internal = service("web", "ClusterIP");

describe("exposureOf", () => {
  it.each<[string, ObjectFact[], string]>([
    ["a LoadBalancer", [service("web", "LoadBalancer")], "Reached through LoadBalancer Service web."],
    [
      "an Ingress path",
      [object("Ingress", "edge", paths(toWeb)), internal],
      "Reached through Ingress edge and Service web.",
    ],
    [
      "an Ingress default",
      [internal, object("Ingress", "edge", { defaultBackend: toWeb })],
      "Reached through Ingress edge and Service web.",
    ],
    [
      "an old Ingress",
      [internal, object("Ingress", "edge", paths({ serviceName: "web", servicePort: 80 }))],
      "Reached through Ingress edge and Service web.",
    ],
    [
      "an old Ingress default",
      [internal, object("Ingress", "edge", { backend: { serviceName: "web" } })],
      "Reached through Ingress edge and Service web.",
    ],
    [
      "a Gateway's route",
      [internal, object("HTTPRoute", "r", route({}))],
      "Reached through HTTPRoute r and Service web.",
    ],
    [
      "a route of another namespace",
      [
        internal,
        object(
          "TCPRoute",
          "r",
          route({ rules: [{ backendRefs: [{ name: "web", namespace: "shop" }] }] }),
          "edge",
        ),
      ],
      "Reached through TCPRoute r and Service web.",
    ],
    [
      "the first of two by name",
      [internal, object("Ingress", "b", paths(toWeb)), object("Ingress", "a", paths(toWeb))],
      "Reached through Ingress a and Service web.",
    ],
  ])("internet: %s", (_, objects, reason) => {
    expect(exposureOf(web, reachableServices(objects))).toEqual({ level: "internet", reason });
    expect(exposureOf(web, reachableServices([...objects].reverse()))).toEqual({ level: "internet", reason });
    expect(exposureOf({ ...web, runningInstances: 0 }, reachableServices(objects)).level).toBe("not_running");
  });

  it.each<[string, ObjectFact[]]>([
    ["a ClusterIP Service", [internal]],
    ["a NodePort Service", [service("web", "NodePort")]],
    ["a Service of another namespace", [service("web", "LoadBalancer", { app: "web" }, "other")]],
    ["a Service that selects others", [service("web", "LoadBalancer", { app: "web", tier: "back" })]],
    ["a Service without selector", [service("web", "LoadBalancer", {})]],
    [
      "an Ingress to another Service",
      [internal, object("Ingress", "edge", paths({ service: { name: "api" } }))],
    ],
    ["an Ingress to a Service that isn't there", [object("Ingress", "edge", paths(toWeb))]],
    ["an Ingress of another namespace", [internal, object("Ingress", "edge", paths(toWeb), "other")]],
    [
      "a route inside a mesh",
      [internal, object("HTTPRoute", "r", route({ parentRefs: [{ kind: "Service", name: "web" }] }))],
    ],
    ["a route without parents", [internal, object("HTTPRoute", "r", route({ parentRefs: undefined }))]],
    [
      "a route to something else",
      [
        internal,
        object("HTTPRoute", "r", route({ rules: [{ backendRefs: [{ kind: "Bucket", name: "web" }] }] })),
      ],
    ],
    [
      "specs that read as nothing",
      [object("Service", "web", { type: 4 }), object("Ingress", "edge", { rules: "x" })],
    ],
  ])("running: %s", (_, objects) => {
    expect(exposureOf(web, reachableServices(objects))).toEqual({
      level: "running",
      reason: "It runs; nothing found exposes it.",
    });
  });

  it.each<[string, Partial<ExposureSubject>, string, string]>([
    [
      "the host's network",
      { isolation: { hostNetwork: true, hostPorts: [] } },
      "internet",
      "It shares its host's network.",
    ],
    [
      "host ports",
      { isolation: { hostNetwork: false, hostPorts: [9100, 53, 53] } },
      "internet",
      "It takes port 53, 9100 of its host.",
    ],
    ["published ports", { publishedPorts: [8080] }, "internet", "It publishes port 8080 beyond loopback."],
    ["no inventory", { runningInstances: null }, "running", "Whether it runs is not known."],
    [
      "nothing running",
      { runningInstances: 0, publishedPorts: [8080] },
      "not_running",
      "No instance is running.",
    ],
  ])("%s", (_, part, level, reason) => {
    expect(exposureOf({ ...web, ...part }, [])).toEqual({ level, reason });
  });
});

import type { AssetKind } from "./schema.ts";

/** The lists of the inventory as addresses: `/inventory/hosts`. */
export const INVENTORY_PAGES = [
  { path: "clusters", kind: "cluster", title: "Clusters" },
  { path: "hosts", kind: "host", title: "Hosts" },
  { path: "repositories", kind: "repository", title: "Image repositories" },
  { path: "images", kind: "image", title: "Images" },
  { path: "workloads", kind: "workload", title: "Workloads" },
  { path: "containers", kind: "container", title: "Containers" },
  { path: "sources", kind: "source", title: "Sources" },
  { path: "never-scanned", kind: "image", title: "Never scanned" },
] as const satisfies { path: string; kind: AssetKind; title: string }[];

export type InventoryPage = (typeof INVENTORY_PAGES)[number];

export const inventoryPage = (path: string): InventoryPage | undefined =>
  INVENTORY_PAGES.find((page) => page.path === path);

/** The command that fills a list, with the address of this instance in place of `origin`. */
export const fillCommand = (kind: AssetKind, origin: string): string => {
  const send = (subject: string) =>
    `curl -H "Authorization: Bearer $PLIMSOLL_TOKEN" --data-binary @- "${origin}/api/v1/reports?subject=${subject}"`;
  if (kind === "cluster" || kind === "host")
    return `kubectl get nodes,namespaces -o json | ${send("cluster:NAME")}`;
  if (kind === "workload" || kind === "container") {
    return `kubectl get pods,replicasets,deployments,daemonsets,statefulsets,jobs,cronjobs,services,ingresses -A -o json | ${send("cluster:NAME")}`;
  }
  return kind === "source"
    ? `trivy fs --format json . | ${send("source:URL")}`
    : `trivy image --format json nginx:latest | ${send("image:nginx:latest")}`;
};

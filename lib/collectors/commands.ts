import type { CollectorKind } from "./schema.ts";
import { shellQuoted } from "./shell-quoted.ts";

export interface Connection {
  kind: CollectorKind;
  /** Address of this Plimsoll, without a trailing slash. */
  url: string;
  token: string;
  /** The host that the collector speaks for: what looks at one has to call it the same. */
  host?: string | null;
  /** `registry.example`, with a port or repositories where they are meant. */
  registry?: string;
}

export interface Recipe {
  title: string;
  command: string;
}

/** A file that makes something else run the collector. */
export interface Pipeline {
  /** What has to be done first; the token is named there and nowhere in a file that is committed. */
  before: string | null;
  fileName: string;
  text: string;
}

/** What is in front of the pipe: a tool that writes its document to standard output. */
export const SOURCES: Record<CollectorKind, readonly (readonly [title: string, command: string])[]> = {
  trivy: [
    ["Scan an image", "trivy image --format json --quiet IMAGE"],
    ["Scan a cluster", "trivy k8s --report all --format json --quiet"],
    ["Scan a repository's files", "trivy fs --format json --quiet ."],
  ],
  grype: [["Scan an image", "grype --quiet --output json IMAGE"]],
  "kube-bench": [["Check a node", "kube-bench run --json"]],
  kubernetes: [
    [
      "List what runs in a cluster",
      "kubectl get nodes,namespaces,pods,replicasets,deployments,daemonsets,statefulsets,jobs,cronjobs,services,ingresses,networkpolicies --all-namespaces --output json",
    ],
  ],
  docker: [
    ["List the containers of this host", "docker ps --all --quiet --no-trunc | xargs docker inspect"],
    [
      "List the images of this host",
      "docker image ls --quiet --no-trunc | sort --unique | xargs docker inspect",
    ],
  ],
  // No tool lists one in a document: the agent alone looks at it.
  registry: [],
  other: [["Send a document there is", "cat report.json"]],
};

/** Stands where nobody has said yet which registry is meant. */
export const SOME_REGISTRY = "REGISTRY";

/** Whether a text is a name that neither a shell nor systemd reads anything into. */
export const isPlain = (text: string): boolean => /^[\w.:/@][\w.:/@-]*$/.test(text);

type Look = readonly [title: string, command: string];

const registryLooks = (registry: string): Look[] => {
  const look = `plimsoll collect registry ${isPlain(registry) ? registry : SOME_REGISTRY}`;
  return [
    [
      "Look at every repository that the registry lists, and again every hour",
      `${look} --watch --interval 1h`,
    ],
    ["Look once", look],
    ["Only some repositories, and tags after a colon", `${look} --match 'team/*' --match 'shop/**:v*'`],
    [
      "Sign in as somebody else than docker login or podman login did",
      `${look} --username NAME --password-file FILE`,
    ],
  ];
};

/** What the command looks at by itself, and what to run: nothing has to be installed beside it. Else nothing. */
export const looksOf = ({ kind, host, registry }: Omit<Connection, "url" | "token">): readonly Look[] => {
  const name = host ? ` --host-name ${isPlain(host) ? host : shellQuoted(host)}` : "";
  if (kind === "docker")
    return [
      ["Look at this host's containers and images, and stay", `plimsoll collect docker --watch${name}`],
      ["Look once", `plimsoll collect docker${name}`],
    ];
  if (kind === "kubernetes")
    return [
      ["Look at the cluster of this kubeconfig, and stay", "plimsoll collect kubernetes --watch"],
      ["Look once", "plimsoll collect kubernetes"],
    ];
  return kind === "registry" ? registryLooks(registry ?? "") : [];
};

/** The finished commands for a collector, with tools that everybody has: they make a document and send it. */
export const recipes = ({ kind, url, token }: Connection): Recipe[] =>
  SOURCES[kind].map(([title, source]) => ({
    title,
    command: [
      `${source} |`,
      `  curl --fail-with-body --silent --show-error --data-binary @- \\`,
      `    --header ${shellQuoted(`Authorization: Bearer ${token}`)} \\`,
      `    --header 'Content-Type: application/json' \\`,
      `    ${shellQuoted(`${url}/api/v1/reports`)}`,
    ].join("\n"),
  }));

/** The same with Plimsoll's own command, which looks itself where it can, and else waits and says what changed. */
export const ownRecipes = (connection: Connection): Recipe[] => {
  const { kind, url, token } = connection;
  const server = `--url ${shellQuoted(url)} --token ${shellQuoted(token)}`;
  const looks = looksOf(connection);
  if (looks.length > 0) return looks.map(([title, look]) => ({ title, command: `${look} ${server}` }));
  return SOURCES[kind].map(([title, source]) => ({
    title,
    command: [
      kind === "other" ? "" : `${source} > report.json &&\n  `,
      `plimsoll push report.json ${server}`,
    ].join(""),
  }));
};

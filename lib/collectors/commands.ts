import { kubernetesAgentRecipe } from "./kubernetes-agent.ts";
import type { CollectorKind } from "./schema.ts";

interface Connection {
  kind: CollectorKind;
  /** Address of this Plimsoll, without a trailing slash. */
  url: string;
  token: string;
  /** The host that the collector speaks for: what looks at one has to call it the same. */
  host?: string | null;
}

export interface Recipe {
  title: string;
  command: string;
}

/** What is in front of the pipe: a tool that writes its document to standard output. */
export const SOURCES: Record<CollectorKind, readonly [title: string, command: string][]> = {
  trivy: [
    ["Scan an image", "trivy image --format json --quiet IMAGE"],
    ["Scan a cluster", "trivy k8s --report all --format json --quiet"],
    ["Scan a repository's files", "trivy fs --format json --quiet ."],
  ],
  grype: [["Scan an image", "grype --quiet --output json IMAGE"]],
  "kube-bench": [["Check a node", "kube-bench run --json"]],
  kubectl: [
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
  other: [["Send a document there is", "cat report.json"]],
};

/** Kinds that the command looks at itself, and what to run: nothing has to be installed beside it. */
export const LOOKS: Partial<Record<CollectorKind, readonly [title: string, command: string][]>> = {
  docker: [
    ["Look at this host's containers and images, and stay", "plimsoll collect docker --watch"],
    ["Look once", "plimsoll collect docker"],
  ],
  kubectl: [
    ["Look at the cluster of this kubeconfig, and stay", "plimsoll collect kubernetes --watch"],
    ["Look once", "plimsoll collect kubernetes"],
  ],
};

/** Single quotes keep every character of the shell from meaning something. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** The finished commands for a collector: run as they are, they make a document and send it. */
export const recipes = ({ kind, url, token }: Connection): Recipe[] =>
  SOURCES[kind].map(([title, source]) => ({
    title,
    command: [
      `${source} |`,
      `  curl --fail-with-body --silent --show-error --data-binary @- \\`,
      `    --header ${quoted(`Authorization: Bearer ${token}`)} \\`,
      `    --header 'Content-Type: application/json' \\`,
      `    ${quoted(`${url}/api/v1/reports`)}`,
    ].join("\n"),
  }));

/** The same with this repository's own command, which waits and says what changed. */
export const ownRecipes = ({ kind, url, token, host }: Connection): Recipe[] => {
  const server = `--url ${quoted(url)} --token ${quoted(token)}`;
  const looks = LOOKS[kind];
  if (looks) {
    const name = kind === "docker" && host ? ` --host-name ${quoted(host)}` : "";
    const made = looks.map(([title, look]) => ({ title, command: `${look} ${server}${name}` }));
    return kind === "kubectl" ? [...made, kubernetesAgentRecipe({ url, token })] : made;
  }
  return SOURCES[kind].map(([title, source]) => ({
    title,
    command: [
      kind === "other" ? "" : `${source} > report.json &&\n  `,
      `plimsoll push report.json ${server}`,
    ].join(""),
  }));
};

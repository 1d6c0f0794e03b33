import type { Recipe } from "./commands.ts";

interface Connection {
  /** Address of this Plimsoll, without a trailing slash; pods of the cluster must reach it. */
  url: string;
  token: string;
}

/** As deploy/kubernetes/collector.yaml names them. */
export const AGENT_NAMESPACE = "plimsoll";
export const AGENT_SECRET = "plimsoll-collector";
export const AGENT_MANIFESTS = "deploy/kubernetes/collector.yaml";

/** Single quotes keep every character of the shell from meaning something. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** How the agent comes into a cluster and stays there. The token stands in the Secret alone, never in a manifest. */
export const kubernetesAgentRecipe = ({ url, token }: Connection): Recipe => ({
  title: "Run the agent in the cluster (name your image in the manifest first)",
  command: [
    `kubectl create namespace ${AGENT_NAMESPACE}`,
    `kubectl --namespace ${AGENT_NAMESPACE} create secret generic ${AGENT_SECRET} \\`,
    `  --from-literal=url=${quoted(url)} --from-literal=token=${quoted(token)}`,
    `kubectl apply --filename ${AGENT_MANIFESTS}`,
  ].join("\n"),
});

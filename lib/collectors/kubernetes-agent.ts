import { ACCOUNT, cronJob, deployment, SOME_IMAGE, secretObject } from "./kubernetes-objects.ts";

/** How the agent runs in a cluster: it stays and follows, or looks once an hour. */
export const AGENT_RUNS = ["deployment", "cronjob"] as const;
export type AgentRun = (typeof AGENT_RUNS)[number];

interface Connection {
  /** Address of this Plimsoll, without a trailing slash; pods of the cluster must reach it. */
  url: string;
  token: string;
}

/** One file with all that the agent needs in a cluster. `image`: what the cluster can pull; "" where nobody has said. */
export const agentManifest = (connection: Connection, image: string, run: AgentRun): string =>
  [
    ACCOUNT,
    secretObject(connection),
    (run === "deployment" ? deployment : cronJob)(image.trim() || SOME_IMAGE),
  ].join("---\n");

const HEAD = `# Plimsoll's agent for one cluster. It reads, and changes nothing. "Connect a collector" in Plimsoll prints this file
# finished. By hand, before \`kubectl apply -f collector.yaml\`:
#
#   1. Put your image in the place of ${SOME_IMAGE}: any that has Node 24 and the command \`plimsoll\`.
#
#        sed -i "s|${SOME_IMAGE}|$IMAGE|" collector.yaml
#
#   2. Make its Secret, with the address and the token of the collector (bind the collector to the cluster; else add
#      --cluster NAME to the arguments):
#
#        kubectl create namespace plimsoll
#        kubectl -n plimsoll create secret generic plimsoll-collector --from-literal=url=… --from-literal=token=…
#
# names.yaml, beside this file, lets it list Secrets and ConfigMaps by name. It asks for their metadata alone, but RBAC
# knows no such right: the token of its account could then read them. Without it, the agent says that it may not.
`;

/** deploy/kubernetes/collector.yaml: the same without a Secret, for those who keep their manifests in a repository. */
export const deployedManifest = (): string => HEAD + [ACCOUNT, deployment(SOME_IMAGE)].join("---\n");

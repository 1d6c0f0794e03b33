/** The objects that `plimsoll collect kubernetes` runs with in a cluster: as nobody, with the right to look and none else. */

/** As the manifests name them. */
export const AGENT_NAMESPACE = "plimsoll";
export const AGENT_SECRET = "plimsoll-collector";
/** Stands where nobody has said yet which image it is. No cluster can pull it: it cannot be forgotten unnoticed. */
export const SOME_IMAGE = "PLIMSOLL_IMAGE";

/** Its namespace, its account and what that may do. */
export const ACCOUNT = `apiVersion: v1
kind: Namespace
metadata:
  name: plimsoll
  labels:
    pod-security.kubernetes.io/enforce: restricted
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: plimsoll-collector
  namespace: plimsoll
automountServiceAccountToken: false
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: plimsoll-collector
rules:
  - apiGroups: [""]
    resources: [namespaces, nodes, pods, services, serviceaccounts]
    verbs: [list, watch]
  - apiGroups: [apps]
    resources: [daemonsets, deployments, replicasets, statefulsets]
    verbs: [list, watch]
  - apiGroups: [batch]
    resources: [cronjobs, jobs]
    verbs: [list, watch]
  - apiGroups: [networking.k8s.io]
    resources: [ingresses, networkpolicies]
    verbs: [list, watch]
  - apiGroups: [gateway.networking.k8s.io]
    resources: [gateways, grpcroutes, httproutes, tcproutes, tlsroutes, udproutes]
    verbs: [list, watch]
  - apiGroups: [rbac.authorization.k8s.io]
    resources: [clusterrolebindings, clusterroles, rolebindings, roles]
    verbs: [list, watch]
  - nonResourceURLs: [/version]
    verbs: [get]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: plimsoll-collector
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: plimsoll-collector
subjects:
  - kind: ServiceAccount
    name: plimsoll-collector
    namespace: plimsoll
---
# Nobody has to reach it.
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: plimsoll-collector
  namespace: plimsoll
spec:
  podSelector: {}
  policyTypes: [Ingress]
`;

/** JSON's strings are YAML's double-quoted ones: whatever stands in them stays what it is. */
const quoted = (text: string): string => JSON.stringify(text);

const PLAIN_NAME = /^[A-Za-z][\w./:@-]*$/;

/** Where the agent finds the address and the token. */
export const secretObject = ({ url, token }: { url: string; token: string }): string => `apiVersion: v1
kind: Secret
metadata:
  name: ${AGENT_SECRET}
  namespace: ${AGENT_NAMESPACE}
stringData:
  url: ${quoted(url)}
  token: ${quoted(token)}
`;

const indented = (text: string, by: number): string => text.replaceAll(/^(?=.)/gm, " ".repeat(by)).trimEnd();

const podSpec = (image: string, args: readonly string[]): string => `serviceAccountName: plimsoll-collector
automountServiceAccountToken: true
terminationGracePeriodSeconds: 10
securityContext:
  runAsNonRoot: true
  runAsUser: 65532
  runAsGroup: 65532
  fsGroup: 65532
  seccompProfile:
    type: RuntimeDefault
containers:
  - name: collector
    image: ${PLAIN_NAME.test(image) ? image : quoted(image)}
    command: [plimsoll]
    args: [${["collect", "kubernetes", ...args, "--json"].join(", ")}]
    env:
      - name: PLIMSOLL_URL
        valueFrom:
          secretKeyRef: { name: ${AGENT_SECRET}, key: url }
      - name: PLIMSOLL_TOKEN
        valueFrom:
          secretKeyRef: { name: ${AGENT_SECRET}, key: token }
      - name: PLIMSOLL_SPOOL
        value: /var/lib/plimsoll/spool
    resources:
      requests: { cpu: 50m, memory: 256Mi }
      limits: { memory: 1Gi }
    securityContext:
      allowPrivilegeEscalation: false
      readOnlyRootFilesystem: true
      capabilities:
        drop: [ALL]
    volumeMounts:
      - name: spool
        mountPath: /var/lib/plimsoll
volumes:
  # What waits here survives the container, not the pod: claim a volume where it must survive both.
  - name: spool
    emptyDir:
      sizeLimit: 512Mi
`;

/** It stays, and follows the cluster. */
export const deployment = (image: string): string => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: plimsoll-collector
  namespace: ${AGENT_NAMESPACE}
spec:
  replicas: 1
  # Two at once would report the same twice.
  strategy:
    type: Recreate
  selector:
    matchLabels:
      app.kubernetes.io/name: plimsoll-collector
  template:
    metadata:
      labels:
        app.kubernetes.io/name: plimsoll-collector
    spec:
${indented(podSpec(image, ["--watch"]), 6)}
`;

/** It looks once an hour: nothing of it runs in between, and what came and went then is not known. */
export const cronJob = (image: string): string => `apiVersion: batch/v1
kind: CronJob
metadata:
  name: plimsoll-collector
  namespace: ${AGENT_NAMESPACE}
spec:
  schedule: "17 * * * *"
  concurrencyPolicy: Forbid
  jobTemplate:
    spec:
      backoffLimit: 1
      template:
        metadata:
          labels:
            app.kubernetes.io/name: plimsoll-collector
        spec:
          restartPolicy: Never
${indented(podSpec(image, []), 10)}
`;

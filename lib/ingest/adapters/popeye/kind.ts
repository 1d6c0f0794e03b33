const KINDS: Record<string, string> = {
  cluster: "Cluster",
  clusterroles: "ClusterRole",
  clusterrolebindings: "ClusterRoleBinding",
  configmaps: "ConfigMap",
  cronjobs: "CronJob",
  daemonsets: "DaemonSet",
  deployments: "Deployment",
  gatewayclasses: "GatewayClass",
  gateways: "Gateway",
  horizontalpodautoscalers: "HorizontalPodAutoscaler",
  httproutes: "HTTPRoute",
  ingresses: "Ingress",
  jobs: "Job",
  limitranges: "LimitRange",
  namespaces: "Namespace",
  networkpolicies: "NetworkPolicy",
  nodes: "Node",
  persistentvolumeclaims: "PersistentVolumeClaim",
  persistentvolumes: "PersistentVolume",
  poddisruptionbudgets: "PodDisruptionBudget",
  pods: "Pod",
  podsecuritypolicies: "PodSecurityPolicy",
  replicasets: "ReplicaSet",
  rolebindings: "RoleBinding",
  roles: "Role",
  secrets: "Secret",
  serviceaccounts: "ServiceAccount",
  services: "Service",
  statefulsets: "StatefulSet",
};

/** The kind of the objects of a section, which is called by their plural; one unknown here stays as it is. */
export const kindOfSection = (linter: string): string => {
  const plural = linter.toLowerCase();
  return Object.hasOwn(KINDS, plural) ? (KINDS[plural] as string) : linter;
};

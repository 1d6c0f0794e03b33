/** Data: every recommendation of the CIS Kubernetes Benchmark versions we carry, once, in our own words. */
export interface Recommendation {
  title: string;
  requirement: string;
}

const modes = (what: string, mode: string): Recommendation => ({
  title: `${what}: mode ${mode} or tighter`,
  requirement: `Nobody but the owner may change it: the permission bits are ${mode} or a subset of them.`,
});

const owner = (what: string, name = "root:root"): Recommendation => ({
  title: `${what}: owned by ${name}`,
  requirement: `User and group are ${name}, so that no other account of the node can replace its content.`,
});

const says = (title: string, requirement: string): Recommendation => ({ title, requirement });

/** Permission bits that benchmark 1.6 asked for were wider than those of today. */
const files = (slug: string, what: string, wide = true): Record<string, Recommendation> => ({
  [`${slug}-mode`]: modes(what, "600"),
  ...(wide ? { [`${slug}-mode-644`]: modes(what, "644") } : {}),
  [`${slug}-owner`]: owner(what),
});

export const CIS_KUBERNETES: Readonly<Record<string, Recommendation>> = {
  ...files("apiserver-spec", "API server pod manifest"),
  ...files("controller-spec", "Controller manager pod manifest"),
  ...files("scheduler-spec", "Scheduler pod manifest"),
  ...files("etcd-spec", "etcd pod manifest"),
  ...files("cni", "Network plug-in (CNI) files"),
  "etcd-data-mode": modes("etcd data directory", "700"),
  "etcd-data-owner": owner("etcd data directory", "etcd:etcd"),
  ...files("admin-conf", "Administrator kubeconfig"),
  ...files("scheduler-conf", "Scheduler kubeconfig"),
  ...files("controller-conf", "Controller manager kubeconfig"),
  "pki-owner": owner("Cluster PKI directory and its files"),
  "pki-cert-mode-600": modes("Cluster PKI certificates", "600"),
  "pki-cert-mode-644": modes("Cluster PKI certificates", "644"),
  "pki-key-mode": modes("Cluster PKI private keys", "600"),

  "apiserver-anonymous": says(
    "The API server refuses anonymous requests",
    "A request without credentials is rejected before authorisation is even asked. Health probes that need anonymity get it by exception.",
  ),
  "apiserver-basic-auth": says(
    "No basic-auth file is in use",
    "Passwords in a static file can neither expire nor be revoked without a restart, so the API server is given none.",
  ),
  "apiserver-token-file": says(
    "No static token file is in use",
    "Tokens from a file live for ever and travel in clear. Callers authenticate in ways that expire and can be revoked.",
  ),
  "apiserver-kubelet-https": says(
    "The API server talks to kubelets over TLS",
    "Logs, exec sessions and port forwards pass between API server and kubelet; that link is encrypted.",
  ),
  "apiserver-external-ips": says(
    "Services may not claim external IPs",
    "The DenyServiceExternalIPs admission plug-in is on, so that a tenant cannot draw traffic meant for somebody else's address.",
  ),
  "apiserver-kubelet-client-cert": says(
    "The API server proves its identity to kubelets",
    "A client certificate and key are configured for calls to kubelets; without them kubelets see an anonymous caller.",
  ),
  "apiserver-kubelet-ca": says(
    "The API server verifies kubelet certificates",
    "A certificate authority for kubelet serving certificates is set, so that a machine in the middle is noticed.",
  ),
  "apiserver-authz-not-always": says(
    "The API server does not allow every request",
    "The AlwaysAllow authorisation mode is absent from the API server's configuration.",
  ),
  "apiserver-authz-node": says(
    "Kubelets are held to their own node's objects",
    "The Node authoriser is active, so that a kubelet reads only what its own pods need.",
  ),
  "apiserver-authz-rbac": says(
    "Role-based access control is active",
    "RBAC is among the authorisation modes; permissions are granted by role and can be reviewed.",
  ),
  "apiserver-event-rate": says(
    "Event floods are limited at admission",
    "The EventRateLimit plug-in is configured with limits that suit the cluster, so that one client cannot drown the API server.",
  ),
  "apiserver-always-admit": says(
    "Admission is not short-circuited",
    "The AlwaysAdmit plug-in, which lets every object through, is not enabled.",
  ),
  "apiserver-always-pull": says(
    "Images are pulled with the pod's own credentials each time",
    "The AlwaysPullImages plug-in is on, so that a private image cached on a node cannot be used by somebody without access to it.",
  ),
  "apiserver-scdeny": says(
    "Security contexts are denied where no pod policy rules them",
    "Where pod security policies are not in use, the SecurityContextDeny plug-in rejects pods that raise their own privileges.",
  ),
  "apiserver-admission-sa": says(
    "Service accounts are enforced at admission",
    "The ServiceAccount plug-in has not been switched off.",
  ),
  "apiserver-admission-nslife": says(
    "Objects cannot enter missing or dying namespaces",
    "The NamespaceLifecycle plug-in has not been switched off.",
  ),
  "apiserver-admission-psp": says(
    "Pod security policies are enforced at admission",
    "The PodSecurityPolicy plug-in is enabled (removed from Kubernetes in 1.25).",
  ),
  "apiserver-admission-noderestriction": says(
    "Kubelets may change only their own node and pods",
    "The NodeRestriction plug-in is enabled, which limits what a stolen kubelet credential can alter.",
  ),
  "apiserver-insecure-bind": says(
    "No insecure listener address is set",
    "The API server is not told to serve its unauthenticated port on any address.",
  ),
  "apiserver-insecure-port": says(
    "The insecure port is closed",
    "The unauthenticated, unencrypted port is set to 0.",
  ),
  "apiserver-secure-port": says(
    "The secure port is open",
    "Serving over TLS has not been switched off by setting its port to 0.",
  ),
  "apiserver-profiling": says(
    "API server profiling is off",
    "The profiling endpoints, which reveal internals and cost time, are disabled.",
  ),
  "audit-log-path": says(
    "The API server writes an audit log",
    "A file is configured to which requests to the API are recorded.",
  ),
  "audit-log-age": says(
    "Audit logs are kept 30 days or longer",
    "Rotated logs stay on disk for 30 days, or as long as the organisation's own rule asks.",
  ),
  "audit-log-backups": says(
    "Ten rotated audit logs or more are kept",
    "Enough files survive rotation for an incident to be reconstructed.",
  ),
  "audit-log-size": says(
    "Audit logs rotate at 100 MB or a chosen size",
    "A size limit is set so that rotation happens and the disk does not fill.",
  ),
  "apiserver-timeout": says(
    "The request timeout is a considered value",
    "Requests end after a time that fits the cluster's links, neither cutting slow clients off nor letting them pile up.",
  ),
  "apiserver-sa-lookup": says(
    "Deleted service accounts stop working at once",
    "Tokens are checked against the stored account, so that deleting it revokes them.",
  ),
  "apiserver-sa-key": says(
    "Service account tokens have a key of their own",
    "The public key that verifies them is set explicitly, which makes rotating it possible.",
  ),
  "apiserver-etcd-cert": says(
    "The API server authenticates to etcd",
    "A client certificate and key for etcd are configured.",
  ),
  "apiserver-tls": says(
    "The API server serves its own certificate",
    "A TLS certificate and key are configured instead of self-made ones.",
  ),
  "apiserver-client-ca": says(
    "Client certificates are checked against a named authority",
    "A client certificate authority is configured at the API server.",
  ),
  "apiserver-etcd-ca": says(
    "The API server verifies etcd's certificate",
    "The certificate authority of etcd is configured, so that data is not handed to an impostor.",
  ),
  "encryption-config": says(
    "Stored API objects are encrypted",
    "An encryption configuration is given to the API server, so that secrets in etcd and its backups are unreadable.",
  ),
  "encryption-provider": says(
    "Encryption at rest uses a strong provider",
    "The first provider is a key service, AES-CBC or secretbox, not the identity provider.",
  ),
  "apiserver-ciphers": says(
    "The API server accepts only strong ciphers",
    "The list of TLS cipher suites is limited to those without known weakness.",
  ),
  "apiserver-sa-extend": says(
    "Service account tokens are not silently extended",
    "The grace that stretches injected tokens to a year is switched off.",
  ),

  "controller-pod-gc": says(
    "Finished pods are collected",
    "A threshold is chosen at which terminated pods are removed, so that they do not exhaust the API store.",
  ),
  "controller-profiling": says(
    "Controller manager profiling is off",
    "The profiling endpoints of the controller manager are disabled.",
  ),
  "controller-sa-credentials": says(
    "Each controller uses its own account",
    "Controllers run with separate service accounts, so that each holds only the rights it needs.",
  ),
  "controller-sa-key": says(
    "Tokens are signed with a dedicated key",
    "The controller manager is given the private key for service account tokens explicitly.",
  ),
  "controller-root-ca": says(
    "Pods receive the cluster's certificate authority",
    "A root CA file is configured, so that pods can verify the API server they talk to.",
  ),
  "controller-rotate": says(
    "Kubelet serving certificates rotate (controller side)",
    "The feature that rotates kubelet serving certificates has not been switched off.",
  ),
  "controller-bind": says(
    "The controller manager listens on loopback only",
    "Its health and metrics port is bound to 127.0.0.1.",
  ),
  "scheduler-profiling": says(
    "Scheduler profiling is off",
    "The profiling endpoints of the scheduler are disabled.",
  ),
  "scheduler-bind": says(
    "The scheduler listens on loopback only",
    "Its health and metrics port is bound to 127.0.0.1.",
  ),

  "etcd-tls": says(
    "etcd serves over TLS",
    "A server certificate and key are configured for client connections.",
  ),
  "etcd-client-auth": says(
    "etcd asks clients for a certificate",
    "Client certificate authentication is on; whoever reaches the port cannot simply read the cluster's state.",
  ),
  "etcd-auto-tls": says(
    "etcd does not make its own client-side certificates",
    "Self-signed certificates for client connections are not generated at start.",
  ),
  "etcd-peer-tls": says(
    "etcd members talk over TLS",
    "A certificate and key are configured for traffic between members.",
  ),
  "etcd-peer-auth": says(
    "etcd members authenticate each other",
    "A member must present a certificate before it may join in replication.",
  ),
  "etcd-peer-auto-tls": says(
    "etcd does not make its own peer certificates",
    "Self-signed certificates between members are not generated at start.",
  ),
  "etcd-own-ca": says(
    "etcd has a certificate authority of its own",
    "A certificate issued for other cluster purposes must not open etcd, so its authority is separate.",
  ),

  "users-client-certs": says(
    "People do not sign in with client certificates",
    "Certificates of Kubernetes cannot be revoked one by one; people use an identity provider instead.",
  ),
  "users-sa-tokens": says(
    "People do not sign in with service account tokens",
    "Service accounts are for workloads; a person's access is tied to the person.",
  ),
  "users-bootstrap-tokens": says(
    "People do not sign in with bootstrap tokens",
    "Tokens for joining nodes are used for that and then removed.",
  ),
  "audit-policy": says(
    "An audit policy exists",
    "The API server is given a policy that says what to record.",
  ),
  "audit-policy-covers": says(
    "The audit policy records what matters",
    "At least access to secrets, changes to workloads, and exec, port-forward and proxy use are recorded, without recording secret values.",
  ),

  ...files("kubelet-service", "Kubelet service file"),
  ...files("proxy-kubeconfig", "kube-proxy kubeconfig, where it exists"),
  ...files("kubelet-kubeconfig", "Kubelet kubeconfig"),
  "kubelet-ca-mode-600": modes("Kubelet client CA file", "600"),
  "kubelet-ca-mode-644": modes("Kubelet client CA file", "644"),
  "kubelet-ca-owner": owner("Kubelet client CA file"),
  ...files("kubelet-config", "Kubelet configuration file"),

  "kubelet-anonymous": says(
    "Kubelets refuse anonymous requests",
    "The kubelet API, which can run commands in every pod of the node, answers known callers only.",
  ),
  "kubelet-authz": says(
    "Kubelets ask who may do what",
    "The AlwaysAllow mode is not used; the kubelet asks the API server to authorise each call.",
  ),
  "kubelet-client-ca": says(
    "Kubelets verify client certificates",
    "A certificate authority for callers of the kubelet is configured.",
  ),
  "kubelet-read-only-port": says(
    "The kubelet's read-only port is closed",
    "The unauthenticated port is 0 or unset.",
  ),
  "kubelet-streaming-timeout": says(
    "Idle streams are cut",
    "Exec, attach and port-forward connections do not stay open for ever when nothing passes.",
  ),
  "kubelet-kernel-defaults": says(
    "The kubelet does not change kernel settings",
    "If kernel parameters differ from what it needs, the kubelet stops rather than altering them.",
  ),
  "kubelet-iptables": says(
    "The kubelet keeps its packet-filter chains",
    "Managing the utility chains is left on, so that pod traffic rules stay consistent.",
  ),
  "kubelet-hostname": says(
    "Node names are not overridden",
    "The host name is not replaced on the command line, which would break the tie between node and certificate.",
  ),
  "kubelet-events": says(
    "Event recording is set so that nothing important is lost",
    "The rate of events is unlimited or chosen with the node's load in mind.",
  ),
  "kubelet-tls": says(
    "Kubelets serve a proper certificate",
    "A serving certificate and key are configured, or are obtained by rotation.",
  ),
  "kubelet-rotate-client": says(
    "Kubelet client certificates rotate",
    "Rotation has not been switched off, so that credentials renew before they expire.",
  ),
  "kubelet-rotate-server": says(
    "Kubelet serving certificates rotate",
    "The kubelet requests a new serving certificate from the cluster when the old one nears its end.",
  ),
  "kubelet-ciphers": says(
    "Kubelets accept only strong ciphers",
    "The list of TLS cipher suites is limited to those without known weakness.",
  ),
  "kubelet-pids": says(
    "Pods have a limit on processes",
    "A bound on process ids per pod is set, so that a fork bomb stays inside its pod.",
  ),
  "kubelet-seccomp": says(
    "The runtime's seccomp profile is the default",
    "Pods that name no profile get the container runtime's instead of none.",
  ),
  "kubelet-ip-deny": says(
    "The kubelet service accepts chosen addresses only",
    "The service unit denies all addresses except those explicitly allowed.",
  ),
  "kube-proxy-metrics": says(
    "kube-proxy metrics stay on loopback",
    "The metrics port is bound to localhost, because what it tells is useful to an attacker.",
  ),

  "rbac-cluster-admin": says(
    "cluster-admin is bound only where needed",
    "Each binding to the all-powerful role has a known holder and reason; others use narrower roles.",
  ),
  "rbac-secrets": says(
    "Few may read secrets",
    "Get, list and watch on secrets are granted only to those that cannot work without them.",
  ),
  "rbac-wildcards": says(
    "Roles name what they allow",
    "Roles and cluster roles list resources and verbs instead of using wildcards.",
  ),
  "rbac-create-pods": says(
    "Few may create pods",
    "Creating a pod can mean taking any identity of its namespace, so the right is granted sparingly.",
  ),
  "sa-default": says(
    "Default service accounts carry no rights",
    "Workloads use accounts of their own; the default account of each namespace does not mount a token.",
  ),
  "sa-automount": says(
    "Tokens are mounted only where used",
    "Pods that never call the API do not receive credentials for it.",
  ),
  "rbac-system-masters": says(
    "Nobody works as system:masters",
    "The group bypasses authorisation altogether and is kept for emergencies.",
  ),
  "rbac-escalate": says(
    "Bind, impersonate and escalate are rare",
    "These verbs let their holder gain any right; each grant is known and justified.",
  ),
  "rbac-create-pv": says(
    "Few may create persistent volumes",
    "A persistent volume can point at the node's file system, so creating one is an administrative right.",
  ),
  "rbac-node-proxy": says(
    "Few may use the node proxy",
    "The proxy sub-resource of nodes reaches the kubelet API around audit and admission.",
  ),
  "rbac-csr-approval": says(
    "Few may approve certificate requests",
    "Approving a request can mint a new identity of any name.",
  ),
  "rbac-webhooks": says(
    "Few may change admission webhooks",
    "Whoever edits webhook configurations can read and rewrite everything that enters the cluster.",
  ),
  "rbac-token-creation": says(
    "Few may issue service account tokens",
    "The token sub-resource hands out an identity; it is granted only to systems that need it.",
  ),

  "pod-policy": says(
    "A pod security control is active",
    "Pod Security Admission or another policy engine guards every namespace with user workloads.",
  ),
  "pod-privileged": says(
    "Privileged containers are kept out",
    "Admission rejects privileged containers outside namespaces that are known to need them.",
  ),
  "pod-host-pid": says(
    "The host's process namespace is not shared",
    "Admission rejects pods that ask to see the processes of the node.",
  ),
  "pod-host-ipc": says(
    "The host's IPC namespace is not shared",
    "Admission rejects pods that ask for the node's shared memory and queues.",
  ),
  "pod-host-network": says(
    "The host's network is not shared",
    "Admission rejects pods that ask for the node's network interfaces.",
  ),
  "pod-escalation": says(
    "Processes cannot gain privileges",
    "Admission rejects containers whose processes may obtain more rights than their parent.",
  ),
  "pod-root": says(
    "Containers do not run as root",
    "Admission requires a user other than 0, so that a break-out does not start as the node's root.",
  ),
  "pod-net-raw": says(
    "Raw sockets are dropped",
    "Containers drop NET_RAW, with which they could spoof packets of their neighbours.",
  ),
  "pod-added-caps": says(
    "No capabilities are added",
    "Containers do not ask for more Linux capabilities than the runtime's default set.",
  ),
  "pod-all-caps": says(
    "Capabilities are dropped where none are needed",
    "Namespaces whose applications need no capability enforce dropping all.",
  ),
  "pod-host-process": says(
    "Windows HostProcess containers are kept out",
    "Admission rejects containers that run directly on a Windows node.",
  ),
  "pod-host-path": says(
    "The node's file system is not mounted",
    "Admission rejects hostPath volumes outside namespaces that are known to need them.",
  ),
  "pod-host-ports": says(
    "Host ports are not claimed",
    "Admission rejects containers that open ports on the node, around network policies.",
  ),
  "network-cni": says(
    "The network plug-in enforces policies",
    "A network policy that the plug-in ignores protects nothing; the one in use enforces them.",
  ),
  "network-policies": says(
    "Every namespace has network policies",
    "Traffic between workloads is allowed by rule, not by default.",
  ),
  "secrets-files": says(
    "Secrets reach applications as files",
    "Environment variables leak into logs and child processes, so secrets are mounted instead.",
  ),
  "secrets-external": says(
    "External secret storage has been considered",
    "Whether a secret manager outside the cluster should hold credentials has been decided and recorded.",
  ),
  "image-provenance": says(
    "Only images of known origin are admitted",
    "An admission control verifies where an image comes from before it may run.",
  ),
  namespaces: says(
    "Namespaces separate what differs",
    "Teams, environments or tenants have namespaces as administrative boundaries.",
  ),
  "pod-seccomp": says(
    "Pods run under a seccomp profile",
    "Pod definitions ask for the runtime's default profile or a narrower one.",
  ),
  "pod-security-context": says(
    "Pods and containers state a security context",
    "User, privileges and file-system access are declared rather than left to defaults.",
  ),
  "default-namespace": says(
    "The default namespace is empty",
    "Workloads live in namespaces of their own, where policies can address them.",
  ),
};

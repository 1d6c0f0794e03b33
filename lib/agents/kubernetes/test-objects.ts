type Json = Record<string, unknown>;

const CANARY = "canary-7d1f0c";

/** A pod with a secret wherever people put them: none may leave the cluster. */
export const podOf = (
  name: string,
  state: Json = { running: { startedAt: "2026-03-01T08:00:00Z" } },
): Json => ({
  metadata: {
    name,
    namespace: "shop",
    labels: { app: "web", "vault.example/token": CANARY },
    annotations: { "kubectl.kubernetes.io/last-applied-configuration": `{"password":"${CANARY}"}` },
    managedFields: [{ manager: CANARY }],
  },
  spec: {
    nodeName: "node-1",
    containers: [
      {
        name: "web",
        image: "registry.example/shop/web:1.4",
        command: ["serve", "--password", CANARY],
        args: [`--token=${CANARY}`],
        env: [
          { name: "DB_PASSWORD", value: CANARY },
          { name: "API_KEY", valueFrom: { secretKeyRef: { name: "web", key: "k" } } },
        ],
        livenessProbe: { httpGet: { httpHeaders: [{ name: "Authorization", value: CANARY }] } },
      },
    ],
    volumes: [{ name: "v", csi: { driver: "d", volumeAttributes: { key: CANARY } } }],
  },
  status: {
    phase: "Running",
    containerStatuses: [
      {
        name: "web",
        image: "registry.example/shop/web:1.4",
        imageID: `registry.example/shop/web@sha256:${"b".repeat(64)}`,
        containerID: `containerd://${idOf(name)}`,
        state,
        lastState: { terminated: { exitCode: 1, message: CANARY } },
      },
    ],
  },
});

export const idOf = (name: string): string => Buffer.from(name).toString("hex").padEnd(64, "0");

export const secretOf = (name: string): Json => ({
  metadata: { name, namespace: "shop", annotations: { note: CANARY } },
  data: { password: "c2VjcmV0LWRhdGE=" },
});

export const SECRETS = { canary: CANARY, data: "c2VjcmV0LWRhdGE=" };

import { existsSync, readFileSync } from "node:fs";
import { isIPv6 } from "node:net";
import { delimiter, join } from "node:path";
import { KubeConfig } from "@kubernetes/client-node";
import { type Environment, UsageError } from "../options.ts";

interface Told {
  kubeconfig: string | undefined;
  context: string | undefined;
}

/** Where the kubelet puts a pod's service account. */
const SERVICE_ACCOUNT = "/var/run/secrets/kubernetes.io/serviceaccount";

/**
 * How the API server is reached: the kubeconfig told, else those of KUBECONFIG, else as a pod of the cluster, else
 * ~/.kube/config. @throws UsageError where there is none, or it cannot be read
 */
export const kubeConfigOf = (told: Told, env: Environment, serviceAccount = SERVICE_ACCOUNT): KubeConfig => {
  const files = filesOf(told, env);
  const config =
    files.length === 0 && isPod(env, serviceAccount)
      ? ofPod(env, serviceAccount)
      : merged(files.length === 0 ? [homeFile(env)] : files);
  if (told.context !== undefined) config.setCurrentContext(told.context);
  const context = config.getCurrentContext();
  if (config.getCurrentCluster() === null)
    throw new UsageError(
      context ? `no context ${context} with a cluster` : "no current context: say --context",
    );
  return config;
};

const filesOf = ({ kubeconfig }: Told, env: Environment): string[] => {
  if (kubeconfig !== undefined) return [kubeconfig];
  return (env.KUBECONFIG ?? "").split(delimiter).filter((file) => file !== "" && existsSync(file));
};

const homeFile = ({ HOME }: Environment): string => {
  const file = join(HOME ?? "", ".kube", "config");
  if (!HOME || !existsSync(file))
    throw new UsageError("no kubeconfig and no service account of a pod: say --kubeconfig FILE");
  return file;
};

/** As kubectl does: what an earlier file says stays. */
const merged = (files: string[]): KubeConfig => {
  const [first = new KubeConfig(), ...others] = files.map(loaded);
  for (const other of others) first.mergeConfig(other, true);
  return first;
};

const loaded = (file: string): KubeConfig => {
  const config = new KubeConfig();
  try {
    config.loadFromFile(file);
  } catch (error) {
    throw new UsageError(`${file}: ${(error as Error).message.split("\n")[0]}`);
  }
  return config;
};

const isPod = ({ KUBERNETES_SERVICE_HOST: host }: Environment, folder: string): boolean =>
  Boolean(host) && existsSync(join(folder, "token"));

/** The token is read again as the kubelet renews it. */
const ofPod = (env: Environment, folder: string): KubeConfig => {
  const { KUBERNETES_SERVICE_HOST: host = "", KUBERNETES_SERVICE_PORT: port = "443" } = env;
  const config = new KubeConfig();
  const tokenFile = join(folder, "token");
  config.loadFromClusterAndUser(
    {
      name: "cluster",
      server: `https://${isIPv6(host) ? `[${host}]` : host}:${port}`,
      caData: readFileSync(join(folder, "ca.crt")).toString("base64"),
      skipTLSVerify: false,
    },
    { name: "pod", authProvider: { name: "tokenFile", config: { tokenFile } } },
  );
  return config;
};

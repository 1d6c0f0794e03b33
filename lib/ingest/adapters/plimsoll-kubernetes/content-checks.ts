import { parseReference } from "../../identity/image-reference.ts";
import { asObject, asObjects, asText, asWord } from "../json-value.ts";
import { cis, nsa } from "./check.ts";
import type { PodCheck } from "./isolation-checks.ts";
import { type ContainerSetting, eachContainer } from "./pod-setting.ts";

const SECRET_NAME = /passw(?:or)?d|secret|token|credential|api_?key|private_?key|access_?key/i;
/** Such names tell where a secret is, not what it is. */
const WHERE = /(file|path|dir|url|uri|name|id|ttl|expir\w*|enabled)$/i;

const limit =
  (resource: string, word: string) =>
  ({ container }: ContainerSetting): string | null =>
    asObject(asObject(container.resources)?.limits)?.[resource] == null ? `no limit of ${word}` : null;
const imageOf = ({ container }: ContainerSetting) => parseReference(asText(container.image));
const isMoving = (container: ContainerSetting): boolean => {
  const image = imageOf(container);
  return image !== null && image.digest === null && (image.tag ?? "latest") === "latest";
};
const lasting = ({ initial }: ContainerSetting): boolean => !initial;

/** What a pod runs, uses and is given. */
export const CONTENT_CHECKS: readonly PodCheck[] = [
  {
    id: "kubernetes-memory",
    title: "A container may take all memory of its node",
    why: "One leak, or one attacker, then ends other pods of the node.",
    remedy: "Set resources.limits.memory, or a LimitRange for the namespace.",
    severity: "low",
    references: [nsa("Kubernetes Pod security")],
    verdict: eachContainer(limit("memory", "memory"), lasting),
  },
  {
    id: "kubernetes-cpu",
    title: "A container says nothing of the processor time it needs",
    why: "Without a request or a limit the scheduler puts it anywhere, and it takes what others need.",
    remedy: "Set resources.requests.cpu; a limit where it must never take more.",
    severity: "low",
    references: [nsa("Kubernetes Pod security")],
    verdict: eachContainer(({ container }) => {
      const resources = asObject(container.resources);
      const stated = asObject(resources?.requests)?.cpu ?? asObject(resources?.limits)?.cpu;
      return stated == null ? "no request of processor time" : null;
    }, lasting),
  },
  {
    id: "kubernetes-latest-tag",
    title: "An image is named without a fixed version",
    why: "What `latest` means changes from pull to pull: two pods of one workload may run different programs, and nobody can go back.",
    remedy: "Name a version, or better a digest.",
    severity: "low",
    references: [nsa("Kubernetes Pod security")],
    verdict: eachContainer((container) =>
      isMoving(container) ? `${imageOf(container)?.repository}:latest` : null,
    ),
  },
  {
    id: "kubernetes-image-digest",
    title: "An image is not named by its digest",
    why: "A tag can be moved to another image by whoever may push to the registry, and the next pod runs that one.",
    remedy: "Name the digest behind the tag: NAME:TAG@sha256:…",
    severity: "info",
    references: [],
    verdict: eachContainer(
      (container) => {
        const image = imageOf(container);
        return image === null || image.digest !== null ? null : `${image.repository}:${image.tag}`;
      },
      (container) => !isMoving(container),
    ),
  },
  {
    id: "kubernetes-secret-in-environment",
    title: "A container is given secrets as environment variables",
    why: "The environment is shown in crash reports, inherited by every child process, and read by whoever may exec into the pod.",
    remedy: "Mount the Secret as a file.",
    severity: "low",
    references: [cis("5.4.1")],
    verdict: eachContainer(({ container }) => {
      const keys = asObjects(container.env).flatMap(({ name, valueFrom }) =>
        asObject(asObject(valueFrom)?.secretKeyRef) === null ? [] : asText(name),
      );
      const whole = asObjects(container.envFrom).flatMap(
        ({ secretRef }) => asWord(asObject(secretRef)?.name) ?? [],
      );
      const given = [...keys, ...whole.map((name) => `all of ${name}`)];
      return given.length > 0 ? `is given ${[...new Set(given)].sort().join(", ")}` : null;
    }),
  },
  {
    id: "kubernetes-secret-in-manifest",
    title: "A variable that speaks of a secret has its value in the manifest",
    why: "Everybody who may read the workload, or the repository it is deployed from, reads the secret.",
    remedy: "Put the value into a Secret, change it, and refer to it.",
    severity: "high",
    references: [cis("5.4.1"), nsa("Authentication and authorization")],
    verdict: eachContainer(({ container }) => {
      const written = asObjects(container.env).flatMap(({ name, value }) => {
        const word = asText(name);
        return asWord(value) !== null && SECRET_NAME.test(word) && !WHERE.test(word) ? word : [];
      });
      return written.length > 0 ? `value of ${[...new Set(written)].sort().join(", ")}` : null;
    }),
  },
  {
    id: "kubernetes-default-namespace",
    title: "The workload stands in the namespace default",
    why: "What belongs to nobody in particular gathers there: no quota, no policy and no rights fit all of it.",
    remedy: "Give it a namespace of its own.",
    severity: "low",
    references: [cis("5.7.4")],
    verdict: ({ namespace }) => (namespace === "default" ? { wrong: "in default" } : "met"),
  },
];

/** Asked only where service accounts are listed: they may say no for all their pods. */
export const ACCOUNT_CHECKS: readonly PodCheck[] = [
  {
    id: "kubernetes-default-account-token",
    title: "The token of the default service account is mounted",
    why: "Every pod of the namespace shares that account: what is ever granted to it, an intruder in any of them can use.",
    remedy:
      "Set automountServiceAccountToken: false, for the account or the pod; give pods that need the API their own.",
    severity: "low",
    references: [cis("5.1.6"), nsa("Protecting Pod service account tokens")],
    verdict: ({ spec, accountMounts }) => {
      const account = asWord(spec.serviceAccountName) ?? "default";
      if (account !== "default") return "not_applicable";
      const mounts = spec.automountServiceAccountToken ?? accountMounts ?? true;
      return mounts === false ? "met" : { wrong: "mounts the token of default" };
    },
  },
];

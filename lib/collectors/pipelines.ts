import { type Connection, type Pipeline, SOURCES } from "./commands.ts";
import type { CollectorKind } from "./schema.ts";
import { shellQuoted } from "./shell-quoted.ts";
import { systemdUnit } from "./systemd-unit.ts";

/** Where a collector can live besides a shell. */
export const PLACES = ["github", "gitlab", "kubernetes", "systemd"] as const;
export type Place = (typeof PLACES)[number];

/** JSON's strings are YAML's double-quoted ones: whatever stands in them stays what it is. */
const quoted = (text: string): string => JSON.stringify(text);

const send = (url: string): string =>
  [
    "curl --fail-with-body --silent --show-error --data-binary @report.json",
    '--header "Authorization: Bearer $PLIMSOLL_TOKEN" --header "Content-Type: application/json"',
    shellQuoted(`${url}/api/v1/reports`),
  ].join(" ");

const firstCommand = (kind: CollectorKind): string => SOURCES[kind][0]![1];

const github = ({ kind, url, token }: Connection): Pipeline => ({
  before: `Store the token as the repository secret PLIMSOLL_TOKEN: ${token}`,
  fileName: ".github/workflows/plimsoll.yml",
  text: `name: plimsoll
on: [push]
permissions: {}
jobs:
  report:
    runs-on: ubuntu-latest
    steps:
      - name: Scan and report
        env:
          PLIMSOLL_TOKEN: \${{ secrets.PLIMSOLL_TOKEN }}
        run: |
          ${firstCommand(kind)} > report.json
          ${send(url)}
`,
});

const gitlab = ({ kind, url, token }: Connection): Pipeline => ({
  before: `Store the token as the masked, protected CI/CD variable PLIMSOLL_TOKEN: ${token}`,
  fileName: ".gitlab-ci.yml",
  text: `plimsoll:
  stage: test
  script:
    - ${quoted(`${firstCommand(kind)} > report.json`)}
    - ${quoted(send(url))}
`,
});

/** The tool's own image, and how it is told to write a file: these images have no shell to redirect in. */
const IN_CLUSTER: Partial<Record<CollectorKind, { image: string; args: string[] }>> = {
  trivy: {
    image: "aquasec/trivy",
    args: ["k8s", "--report", "all", "--format", "json", "--quiet", "--output", "/work/report.json"],
  },
  "kube-bench": { image: "aquasec/kube-bench", args: ["run", "--json", "--outputfile", "/work/report.json"] },
};

const KUBECTL = {
  image: "alpine/k8s",
  shell: (kind: CollectorKind) => `${firstCommand(kind)} > /work/report.json`,
};

const scanner = (kind: CollectorKind): string => {
  const own = IN_CLUSTER[kind];
  return own
    ? `image: ${own.image}
              args: ${JSON.stringify(own.args)}`
    : `image: ${KUBECTL.image}
              command: ["sh", "-c", ${quoted(KUBECTL.shell(kind))}]`;
};

const kubernetes = ({ kind, url, token }: Connection): Pipeline => ({
  before:
    "The service account needs to read what it lists: bind it to a role such as view. Pin the images to a version of yours.",
  fileName: "plimsoll.yaml",
  text: `apiVersion: v1
kind: Secret
metadata: { name: plimsoll }
stringData:
  token: ${quoted(token)}
---
apiVersion: batch/v1
kind: CronJob
metadata: { name: plimsoll }
spec:
  schedule: "17 * * * *"
  concurrencyPolicy: Forbid
  jobTemplate:
    spec:
      backoffLimit: 1
      template:
        spec:
          restartPolicy: Never
          serviceAccountName: plimsoll
          volumes: [{ name: work, emptyDir: {} }]
          initContainers:
            - name: scan
              ${scanner(kind)}
              volumeMounts: [{ name: work, mountPath: /work }]
          containers:
            - name: report
              image: curlimages/curl
              workingDir: /work
              command: ["sh", "-c", ${quoted(send(url))}]
              env:
                - name: PLIMSOLL_TOKEN
                  valueFrom: { secretKeyRef: { name: plimsoll, key: token } }
              volumeMounts: [{ name: work, mountPath: /work }]
`,
});

const MAKERS: Record<Place, (connection: Connection) => Pipeline> = {
  github,
  gitlab,
  kubernetes,
  systemd: systemdUnit,
};

const PLACES_OF: Record<CollectorKind, readonly Place[]> = {
  trivy: ["github", "gitlab", "kubernetes"],
  grype: ["github", "gitlab"],
  "kube-bench": ["kubernetes"],
  kubernetes: ["github", "gitlab", "kubernetes"],
  docker: ["systemd"],
  registry: ["systemd"],
  other: ["github", "gitlab"],
};

/** The finished file for a place, with what to do before; null where what sends the reports cannot run there. */
export const pipeline = (place: Place, connection: Connection): Pipeline | null =>
  PLACES_OF[connection.kind].includes(place) ? MAKERS[place](connection) : null;

import type { AssetMention, ImageMention, Reading } from "../../reading.ts";
import { distributionOf } from "../distribution.ts";
import { asObject, asObjects, asText, asWord, type JsonObject } from "../json-value.ts";
import { namedImage } from "../named-image.ts";
import { sourceUrl, withoutCredentials } from "../source-url.ts";
import type { SnykProject } from "./schema.ts";

export interface SnykSubject {
  asset: AssetMention;
  shown: Reading["subjects"][number];
  needs: Reading["needs"];
}

/** What the tool calls an image in `projectName` and as the first step of every way to a package. */
const IMAGE_NAME = /^docker-image\|/;
const ARCHIVE_SCHEME = /^(docker|oci|kaniko)-archive:/;
const SYSTEM_MANAGERS = /^(apk|deb|rpm|linux)$/;

/** What a project is about: an image, which packages of a system tell too, else the directory that was tested. */
export function subjectOf(project: SnykProject): SnykSubject {
  if (isImage(project)) return imageOf(project);
  const path = withoutCredentials(project.path?.trim() ?? "");
  const named = project as JsonObject;
  const url = sourceUrl(asWord(named.gitRemoteUrl) ?? asWord(named.remoteRepoUrl)) ?? sourceUrl(path);
  const name = ["", ".", "./"].includes(path) ? (project.projectName?.trim() ?? "") : path;
  return {
    asset: { kind: "source", url, artifact: name },
    shown: { kind: "source", name, digest: null },
    needs: name === "" && url === null ? "source" : null,
  };
}

/** Whether an application was found in the image before it: a list of projects tells it by the name only. */
export function isOfImage(project: SnykProject, image: SnykSubject | null): boolean {
  if (image === null || image.asset.kind !== "image") return false;
  const { artifact } = image.asset;
  const path = withoutCredentials(project.path?.trim() ?? "");
  return (
    artifact !== "" &&
    (path === artifact || path.startsWith(`${artifact}/`) || path.startsWith(`${artifact}:/`))
  );
}

function isImage(project: SnykProject): boolean {
  return (
    asObject(project.docker) !== null ||
    IMAGE_NAME.test(project.projectName ?? "") ||
    SYSTEM_MANAGERS.test(project.packageManager ?? "")
  );
}

function imageOf(project: SnykProject): SnykSubject {
  const path = project.path?.trim() ?? "";
  // An archive's name is nobody's reference; the project is named after what is inside.
  const inside = (project.projectName ?? "").replace(IMAGE_NAME, "").trim();
  const name = ARCHIVE_SCHEME.test(path) ? path.replace(ARCHIVE_SCHEME, "") : path || inside;
  return namedImage({
    name,
    os: osOf(project),
    platform: /^\w+\/\w+(\/\w+)?$/.test(project.platform ?? "") ? (project.platform as string) : null,
  });
}

/** The distribution stands only in the issues: `debian:12`. */
function osOf(project: SnykProject): ImageMention["os"] {
  for (const { packageManager } of asObjects(project.vulnerabilities)) {
    const found = distributionOf(asText(packageManager));
    if (found !== null) return found.os;
  }
  return null;
}

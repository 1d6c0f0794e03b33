import { z } from "zod";
import { demandDigest, digestOf, isDigest, verifyDigest } from "./body.ts";
import type { Answer, RegistryHttp } from "./http.ts";
import { Descriptor, type ImageIndex, type ImageManifest, jsonIn, readManifest } from "./manifest.ts";
import { INDEX, MANIFESTS } from "./media-types.ts";
import { nextPage } from "./next-page.ts";
import { RegistryError } from "./registry-error.ts";

/** The specification asks registries for manifests of up to 4 MiB. */
const MANIFEST_LIMIT = 4 * 1024 * 1024;
const PAGE_LIMIT = 16 * 1024 * 1024;
const TAG = /^\w[\w.-]{0,127}$/;
const PAGE = 1_000;
const MOST_PAGES = 1_000;

/** "Not found" means that there is no such interface: one that has it answers with an empty list. */
const WITHOUT_REFERRERS: readonly number[] = [400, 404, 405, 501];

const Catalog = z.object({ repositories: z.array(z.string()).nullish() });
const TagList = z.object({ tags: z.array(z.string()).nullish() });
const Referrers = z.object({ manifests: z.array(Descriptor).nullish() });

/** The error that the specification has for a repository that is not there. */
const UnknownName = z.object({ errors: z.array(z.object({ code: z.literal("NAME_UNKNOWN") })).min(1) });

export interface RepositoryTags {
  tags: string[];
  /** The registry itself said that these are all. */
  whole: boolean;
}

export interface FoundManifest {
  digest: string;
  manifest: ImageManifest | ImageIndex;
}

/** What we ask of a registry in one look: the pull side of the OCI distribution specification 1.1, and Docker's catalogue. */
export class RegistryApi {
  private readonly http: RegistryHttp;
  /** Repositories for which there is no referrers API: proxies have it for some. */
  private readonly unreferred = new Set<string>();

  constructor(http: RegistryHttp) {
    this.http = http;
  }

  /** Names of all repositories that whoever asks may see. @throws RegistryError */
  async *repositories(): AsyncGenerator<string> {
    for await (const answer of this.pages(`/v2/_catalog?n=${PAGE}`, "registry:catalog:*")) {
      if (answer.status !== 200)
        throw new RegistryError(
          troubleOf(answer.status),
          `the registry does not list its repositories (${answer.status}): name them`,
        );
      yield* shaped(Catalog, answer.body).repositories ?? [];
    }
  }

  /** None of a repository that is gone, or was left without tags. @throws RegistryError */
  async tags(repository: string): Promise<RepositoryTags> {
    const tags: string[] = [];
    for await (const answer of this.pages(`/v2/${repository}/tags/list?n=${PAGE}`, pull(repository))) {
      // Whatever stands before a registry also says 404 to what it does not know.
      if (answer.status === 404 && tags.length === 0) return { tags, whole: isUnknownName(answer.body) };
      refuseUnless(answer, "its tags");
      tags.push(...(shaped(TagList, answer.body).tags ?? []));
    }
    // Nothing else may become part of a path.
    return { tags: [...new Set(tags)].filter((tag) => TAG.test(tag)), whole: true };
  }

  /** The digest that a tag stands for now; null where it is gone. @throws RegistryError */
  async digestOfTag(repository: string, tag: string): Promise<string | null> {
    const asked = { path: manifestPath(repository, tag), scope: pull(repository), accept: MANIFESTS };
    const answer = await this.http.ask({ ...asked, method: "HEAD", limit: 0 });
    if (answer.status === 404) return null;
    const stated = answer.headers.get("docker-content-digest");
    if (answer.status === 200 && isDigest(stated)) return stated;
    // Some registries know no HEAD, or answer it without a digest.
    const whole = await this.http.ask({ ...asked, limit: MANIFEST_LIMIT });
    if (whole.status === 404) return null;
    refuseUnless(whole, `the manifest of ${tag}`);
    return digestOf(whole.body);
  }

  /** By digest, verified. @throws RegistryError */
  async manifest(repository: string, digest: string): Promise<ImageManifest | ImageIndex> {
    const answer = await this.http.ask({
      path: manifestPath(repository, digest),
      scope: pull(repository),
      accept: MANIFESTS,
      limit: MANIFEST_LIMIT,
    });
    refuseUnless(answer, "a manifest");
    verifyDigest(answer.body, digest);
    return readManifest(answer.body, answer.headers.get("content-type"));
  }

  /** A blob, verified. @throws RegistryError */
  async blob(repository: string, digest: string, limit: number): Promise<Buffer> {
    demandDigest(digest);
    const answer = await this.http.ask({
      path: `/v2/${repository}/blobs/${digest}`,
      scope: pull(repository),
      limit,
    });
    refuseUnless(answer, "a blob");
    verifyDigest(answer.body, digest);
    return answer.body;
  }

  /**
   * What says that it is about a manifest, whatever its type. Null where the registry has no referrers API; then it is
   * not asked again for that repository.
   * @throws RegistryError
   */
  async referrers(repository: string, digest: string, most: number): Promise<Descriptor[] | null> {
    if (this.unreferred.has(repository)) return null;
    const found: Descriptor[] = [];
    const path = `/v2/${repository}/referrers/${digest}`;
    for await (const answer of this.pages(path, pull(repository), INDEX)) {
      if (found.length === 0 && WITHOUT_REFERRERS.includes(answer.status)) {
        this.unreferred.add(repository);
        return null;
      }
      refuseUnless(answer, "what refers to it");
      found.push(...(shaped(Referrers, answer.body).manifests ?? []));
      if (found.length >= most) return found.slice(0, most);
    }
    return found;
  }

  private async *pages(first: string, scope: string, accept = "application/json"): AsyncGenerator<Answer> {
    const seen = new Set<string>();
    for (let path: string | null = first; path !== null; ) {
      if (seen.has(path) || seen.size >= MOST_PAGES)
        throw new RegistryError("broken", "the registry's pages do not end");
      seen.add(path);
      const answer: Answer = await this.http.ask({ path, scope, accept, limit: PAGE_LIMIT });
      yield answer;
      path = nextPage(answer.headers.get("link"), path);
    }
  }
}

const isUnknownName = (body: Buffer): boolean => {
  try {
    return UnknownName.safeParse(JSON.parse(body.toString("utf8"))).success;
  } catch {
    return false;
  }
};

const pull = (repository: string): string => `repository:${repository}:pull`;

const manifestPath = (repository: string, reference: string): string =>
  `/v2/${repository}/manifests/${reference}`;

const troubleOf = (status: number) =>
  status === 401 || status === 403 ? "denied" : status === 404 ? "absent" : "broken";

function refuseUnless({ status }: Answer, what: string): void {
  if (status !== 200) throw new RegistryError(troubleOf(status), `the registry answers ${status} to ${what}`);
}

function shaped<T extends z.ZodType>(schema: T, body: Buffer): z.infer<T> {
  const parsed = schema.safeParse(jsonIn(body));
  if (parsed.success) return parsed.data;
  throw new RegistryError("broken", "the registry's answer is not of the specified shape");
}

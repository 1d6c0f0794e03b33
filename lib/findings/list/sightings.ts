/** Assets of the finding's subject: the subject itself, or the images of a repository. */
const OWN_ASSETS = `(select f.subject_id as id union all
  select i.asset_id from image_detail i where i.repository_id = f.subject_id)`;

/** That the finding is seen on an asset of its subject, with `more` (joins, then `where`) of the occurrence `o`. */
export const onAsset = (more: string): string =>
  `exists (select from ${OWN_ASSETS} own join occurrence o on o.asset_id = own.id and o.finding_id = f.id ${more})`;

/** That the asset `a` is there and runs, or is itself what runs. */
export const IS_RUNNING = `a.live and (a.kind <> 'image'
    or exists (select from running_container c where c.image_id = a.id)
    or exists (select from workload_image w join asset wa on wa.id = w.workload_id and wa.live
               where w.image_id = a.id and w.gone_at is null))`;

export const RUNS = `join asset a on a.id = o.asset_id and ${IS_RUNNING}`;

export const EXPOSED = "join asset a on a.id = o.asset_id and a.live and a.exposure = 'internet'";

export const HAS_FIX = "join version v on v.id = o.fixed_id and v.text <> ''";

/** Subjects any (`bool_or`) or all (`bool_and`) of whose live assets the internet reaches. */
export const exposedSubjects = (aggregate: "bool_or" | "bool_and"): string => `(
  select coalesce(i.repository_id, a.id) from asset a left join image_detail i on i.asset_id = a.id
  where a.live group by 1 having ${aggregate}(a.exposure = 'internet'))`;

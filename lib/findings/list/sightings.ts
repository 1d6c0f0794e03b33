/** Assets of the finding's subject: the subject itself, or the images of a repository. */
const OWN_ASSETS = `(select f.subject_id as id union all
  select i.asset_id from image_detail i where i.repository_id = f.subject_id)`;

/** That the finding is seen on an asset of its subject, with `more` (joins, then `where`) of the occurrence `o`. */
export const onAsset = (more: string): string =>
  `exists (select from ${OWN_ASSETS} own join occurrence o on o.asset_id = own.id and o.finding_id = f.id ${more})`;

/** The same for all findings at once: one reading of everything that is seen, instead of a look for each finding. */
export const seenAnywhere = (more: string): string =>
  `exists (select from (select o.finding_id from occurrence o ${more}) o where o.finding_id = f.id)`;

/** Of a live asset `a`. An image runs where something has it. */
export const ASSET_RUNS = `(a.kind <> 'image'
    or exists (select from running_container c where c.image_id = a.id)
    or exists (select from workload_image w join asset wa on wa.id = w.workload_id and wa.live
               where w.image_id = a.id and w.gone_at is null))`;

export const RUNS = `join asset a on a.id = o.asset_id and a.live and ${ASSET_RUNS}`;

/** That the asset `a` is there and runs, or is itself what runs. */
export const IS_RUNNING = `a.live and ${ASSET_RUNS}`;

export const REACHED = "a.exposure = 'internet'";

export const EXPOSED = `join asset a on a.id = o.asset_id and a.live and ${REACHED}`;

export const HAS_FIX = "join version v on v.id = o.fixed_id and v.text <> ''";

/** An image's repository, or the asset itself, where `a` is the asset. */
const SUBJECT = "coalesce((select i.repository_id from image_detail i where i.asset_id = a.id), a.id)";

/** Subjects with a live asset for which `condition` (over the asset `a`) holds. */
export const subjectsWith = (condition: string): string =>
  `(select ${SUBJECT} from asset a where a.live and ${condition})`;

/** That some live asset of the finding's subject is one for which `condition` (over the asset `a`) holds. */
export const somewhere = (condition: string): string =>
  `exists (select from ${OWN_ASSETS} own join asset a on a.id = own.id and a.live and ${condition})`;

/** That every live asset of the finding's subject is one for which `condition` (over the asset `a`) holds. */
export const everywhere = (condition: string): string =>
  `not exists (select from ${OWN_ASSETS} own join asset a on a.id = own.id and a.live and not (${condition}))`;

/** Subjects on whose assets a tool other than (`not`) or among those named says something. */
export const subjectsToldOf = (condition: string): string => `(
  select coalesce(i.repository_id, p.asset_id) from applied p join slice s on s.id = p.slice_id and ${condition}
  left join image_detail i on i.asset_id = p.asset_id)`;

/**
 * Whose a finding is, in SQL (docs/decisions/0018-owners.md): the team of its subject, but what of an image is the
 * platform's side goes to the platform team where one is named. Nothing of it is stored per finding beside that side,
 * so a changed rule or another platform team writes no finding.
 */

/** The team's id, over `finding f` (or what has its `platform`) and the subject's `team_id`. */
export const ownerOf = (platform: string, subjectTeam: string): string =>
  `case when ${platform} then coalesce((select id from team where platform), ${subjectTeam}) else ${subjectTeam} end`;

/** Findings nobody answers for, over `f` (a finding or a roll-up). */
export const UNOWNED = `(f.subject_id in (select id from asset where team_id is null)
  and f.platform is distinct from (select true from team where platform))`;

/**
 * Findings of one team, over `f`; `$` stands for its id. Subjects come first, so that a small team's list is found
 * through its assets; the platform team's begins with all image repositories.
 */
export const OWNED = `(f.subject_id in (select id from asset where team_id = $::int
    union all select id from asset where kind = 'repository' and (select platform from team where id = $::int))
  and f.platform is distinct from (select true from team where platform and id <> $::int)
  and (f.platform or not coalesce((select platform from team where id = $::int), false)
    or f.subject_id in (select id from asset where team_id = $::int)))`;

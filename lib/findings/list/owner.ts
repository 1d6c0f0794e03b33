/**
 * Whose a finding is, in SQL (docs/decisions/0018-owners.md): the team of its subject, but what of an image is the
 * platform's side goes to the platform team where one is named. Nothing of it is stored per finding beside that side,
 * so a changed rule or another platform team writes no finding.
 */

/** The team's id, over `finding f` (or what has its `platform`) and the subject's `team_id`. */
export const ownerOf = (platform: string, subjectTeam: string): string =>
  `case when ${platform} then coalesce((select id from team where platform), ${subjectTeam}) else ${subjectTeam} end`;

/**
 * Findings of these teams (null: nobody's), over `f` (a finding or a roll-up). `platformTeam` answers for the platform's
 * side of images; without one that side is its subject's.
 * @param teams  SQL of an array of ids
 */
export const ownedBy = (
  teams: string,
  { unowned, platformTeam, isChosen }: { unowned: boolean; platformTeam: boolean; isChosen: boolean },
): string => {
  const theirs = `f.subject_id in (select id from asset where team_id = any(${teams}::int[])${unowned ? " or team_id is null" : ""})`;
  if (!platformTeam) return theirs;
  return isChosen ? `(f.platform or ${theirs})` : `(not f.platform and ${theirs})`;
};

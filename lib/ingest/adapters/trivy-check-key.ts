/** Trivy has written one check as `KSV001`, `AVD-KSV-0001` and `KSV-0001`; all are `trivy/KSV001`. */
export function checkKey(id: string): string {
  const match = /^(?:AVD-)?(KSV|DS|KCV)-?0*(\d+)$/i.exec(id);
  if (match === null) return `trivy/${id.replace(/^AVD-/, "")}`;
  const [, group, number] = match as unknown as [string, string, string];
  return `trivy/${group.toUpperCase()}${number.padStart(group.toUpperCase() === "KCV" ? 4 : 3, "0")}`;
}

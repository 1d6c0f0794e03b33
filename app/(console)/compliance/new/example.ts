/** What a person starts from: one control that a tool answers, and one that a person does. */
export const EXAMPLE = {
  id: "house-rules",
  title: "House rules",
  version: "1",
  publisher: "Your organisation",
  source: "Where the rules are written down",
  sections: [{ id: "1", title: "Containers", parent: null }],
  controls: [
    {
      id: "1.1",
      section: "1",
      title: "No container is privileged",
      requirement: "Containers do without the powers of their host.",
      checks: ["trivy/KSV017 | kubescape/C-0057"],
    },
    {
      id: "1.2",
      section: "1",
      title: "Restores are practised",
      manual: { evidence: "The record of the last restore.", intervalDays: 183 },
    },
  ],
};

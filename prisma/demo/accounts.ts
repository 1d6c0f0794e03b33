/** One account per role. The password is public: the demo is for looking around on one's own machine. */
export const DEMO_PASSWORD = "plimsoll-demo-estate";

export const ACCOUNTS = [
  { role: "admin", name: "Demo admin", email: "admin@demo.example" },
  { role: "ciso", name: "Demo CISO", email: "ciso@demo.example" },
  { role: "analyst", name: "Demo analyst", email: "analyst@demo.example" },
  { role: "auditor", name: "Demo auditor", email: "auditor@demo.example" },
  { role: "viewer", name: "Demo viewer", email: "viewer@demo.example" },
] as const;

import { route } from "@/lib/http/route.ts";
import { RuleChange, RuleNumber, RuleSwitch } from "@/lib/notifications/rules/schema.ts";
import { changeRule, removeRule, switchRule } from "@/lib/notifications/rules/write.ts";

export const PUT = route({
  summary: "Replace a rule; what waits goes by the new one",
  permission: "notifications:manage",
  params: RuleNumber,
  body: RuleChange,
  status: 204,
  handle: ({ actor, params, body }) => changeRule(actor, params.ruleId, body),
});

export const PATCH = route({
  summary: "Switch a rule on or off",
  permission: "notifications:manage",
  params: RuleNumber,
  body: RuleSwitch,
  status: 204,
  handle: ({ actor, params, body }) => switchRule(actor, params.ruleId, body.enabled),
});

export const DELETE = route({
  summary: "Remove a rule; what waits for it is not sent",
  permission: "notifications:manage",
  params: RuleNumber,
  status: 204,
  handle: ({ actor, params }) => removeRule(actor, params.ruleId),
});

"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { exact, plural } from "@/components/ui/quantity.ts";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { previewQuery } from "@/lib/notifications/queries.ts";
import type { Preview, RuleDraft } from "@/lib/notifications/rules/schema.ts";
import { useSettled } from "../../ownership/use-settled.ts";
import { type RuleForm, ruleIn } from "./draft.ts";

const NOTHING: RuleDraft = { event: "new_finding", filter: "", schedule: {} as RuleDraft["schedule"] };

/** "Would have sent 3 messages in the last 7 days", and which. */
export function RulePreview({ form }: { form: RuleForm }) {
  // A name is not needed to look.
  const read = ruleIn({ ...form, name: "preview" });
  const written = "rule" in read ? JSON.stringify(draftOf(read.rule)) : null;
  const draft = useSettled(
    useMemo(() => (written === null ? null : (JSON.parse(written) as RuleDraft)), [written]),
  );
  const { data, error, isFetching } = useQuery({
    ...previewQuery(draft ?? NOTHING),
    enabled: draft !== null,
  });
  return (
    <section
      aria-label="Preview"
      aria-busy={isFetching}
      className="mt-5 grid gap-2 border-line border-t pt-4 text-sm"
    >
      <output className="block font-medium">
        {error ? error.message : data ? previewWords(data) : "Working out what it would have sent…"}
      </output>
      {data && !error ? (
        <ol className="grid gap-1.5">
          {data.messages.toReversed().map(({ at, title, names, count }) => (
            <li key={`${at} ${title}`} className="min-w-0">
              <p className="break-words">
                {title}{" "}
                <span className="text-muted text-xs">
                  <RelativeTime at={at} />
                </span>
              </p>
              {count > 1 ? (
                <p className="truncate text-muted text-xs" title={names.join("\n")}>
                  {names.join(" · ")}
                </p>
              ) : null}
            </li>
          ))}
        </ol>
      ) : null}
      {data && !error && data.unlisted > 0 ? (
        <p className="text-muted text-xs">and {exact(data.unlisted)} before these</p>
      ) : null}
    </section>
  );
}

const draftOf = ({ event, filter, schedule }: RuleDraft): RuleDraft => ({ event, filter, schedule });

const previewWords = ({ days, messages, unlisted, matched, waiting, capped }: Preview): string => {
  const sent = messages.length + unlisted;
  const seen = `${capped ? "more than " : ""}${exact(matched)} ${matched === 1 ? "thing" : "things"} matched`;
  const left = waiting > 0 ? `, ${exact(waiting)} would still wait` : "";
  return `Would have sent ${exact(sent)} ${plural(sent, "message")} in the last ${days} days; ${seen}${left}.`;
};

"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Select } from "@/components/ui/select.tsx";
import { ApiError, api } from "@/lib/http/api.ts";

const FEEDS = [
  { value: "kev", label: "KEV" },
  { value: "epss", label: "EPSS" },
  { value: "osv", label: "OSV" },
];
const INTERVALS = [
  { value: "3600", label: "Every hour" },
  { value: "21600", label: "Every 6 hours" },
  { value: "86400", label: "Every day" },
  { value: "604800", label: "Every week" },
];

/** A further address to fetch a feed from; the first time it is fetched at once. */
export function FeedSourceForm({ onAdded }: { onAdded: () => Promise<void> }) {
  const [complaint, setComplaint] = useState("");
  const add = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const fields = new FormData(form);
    setComplaint("");
    try {
      await api("POST", "/feeds/sources", {
        feed: String(fields.get("feed")),
        url: String(fields.get("url")).trim(),
        intervalSeconds: Number(fields.get("interval")),
      });
      form.reset();
      await onAdded();
    } catch (error) {
      const [first] = (error instanceof ApiError && error.problem.errors) || [];
      setComplaint(first?.message ?? (error as Error).message);
    }
  };
  return (
    <form method="post" onSubmit={add} className="flex flex-wrap items-start gap-3">
      <Field label="Feed">{(control) => <Select {...control} name="feed" options={FEEDS} />}</Field>
      <div className="min-w-0 flex-1 basis-64">
        <Field
          label="Address"
          hint="The document itself, plain, gzip or zstd; no archive."
          error={complaint || undefined}
        >
          {(control) => (
            <Input {...control} name="url" type="url" required maxLength={2000} autoComplete="off" />
          )}
        </Field>
      </div>
      <Field label="How often">
        {(control) => <Select {...control} name="interval" options={INTERVALS} defaultValue="86400" />}
      </Field>
      <Button type="submit" className="mt-[1.625rem]">
        Add
      </Button>
    </form>
  );
}

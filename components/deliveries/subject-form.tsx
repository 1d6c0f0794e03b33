"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import { Input } from "@/components/ui/input.tsx";
import { Select } from "@/components/ui/select.tsx";

const KINDS = [
  { value: "cluster", label: "Cluster" },
  { value: "host", label: "Host" },
  { value: "image", label: "Image" },
  { value: "source", label: "Source" },
];

/** Asks what a document that does not say it is about. */
export function SubjectForm({ onSubject }: { onSubject: (subject: string) => Promise<void> }) {
  const [complaint, setComplaint] = useState("");
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    setComplaint("");
    try {
      await onSubject(`${fields.get("kind")}:${String(fields.get("name")).trim()}`);
    } catch (error) {
      setComplaint((error as Error).message);
    }
  };
  return (
    <form
      method="post"
      onSubmit={submit}
      className="flex w-full flex-wrap items-center gap-2"
      aria-label="What it is about"
    >
      <Select name="kind" aria-label="Kind" options={KINDS} />
      <Input
        name="name"
        aria-label="Name"
        placeholder="Name"
        required
        maxLength={480}
        className="w-40 flex-1"
      />
      <Button type="submit" look="primary">
        Apply
      </Button>
      {complaint ? (
        <p role="alert" className="w-full text-xs">
          {complaint}
        </p>
      ) : null}
    </form>
  );
}

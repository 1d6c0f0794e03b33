"use client";

import { FileDown } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button.tsx";
import { downloadFile } from "@/components/ui/download-file.ts";
import { Menu, MenuItem, MenuLabel } from "@/components/ui/dropdown-menu.tsx";

const LIST_FORMATS = [
  { value: "csv", label: "CSV" },
  { value: "xlsx", label: "Excel (up to 50,000 rows)" },
  { value: "json", label: "JSON" },
  { value: "jsonl", label: "JSON, one row a line" },
];

/** The view as a file: with the filter that the address holds, all rows of it and not only those on the screen. */
export function ExportMenu(props: {
  /** Below /api/v1. */
  path: string;
  /** What the page adds to the address's own filter. */
  query?: Record<string, string>;
  /** Keys of the address that are no part of the filter. */
  without?: readonly string[];
  /** Keys whose words the address joins by commas and the API wants one by one. */
  lists?: readonly string[];
  /** What the page shows where the address says nothing. */
  defaults?: Record<string, string>;
  formats?: readonly { value: string; label: string }[];
  label?: string;
}) {
  const {
    path,
    query = {},
    defaults = {},
    without = [],
    lists = [],
    formats = LIST_FORMATS,
    label = "Export",
  } = props;
  const address = useSearchParams();
  const [received, setReceived] = useState<number | null>(null);
  const take = async (format: string) => {
    setReceived(0);
    const asked = { ...defaults, ...Object.fromEntries(address), ...query, format };
    const wanted = new URLSearchParams();
    for (const [key, text] of Object.entries(asked)) {
      if (text === "" || without.includes(key)) continue;
      for (const value of lists.includes(key) ? text.split(",") : [text]) wanted.append(key, value);
    }
    await downloadFile(`/api/v1${path}?${wanted}`, setReceived)
      .catch((error: Error) => toast.error("The file was not made.", { description: error.message }))
      .finally(() => setReceived(null));
  };
  return (
    <Menu
      trigger={
        <Button disabled={received !== null} aria-live="polite">
          <FileDown aria-hidden />
          {received === null ? label : `${Math.round(received / 1024)} KB…`}
        </Button>
      }
    >
      <MenuLabel>All rows of this view</MenuLabel>
      {formats.map(({ value, label: name }) => (
        <MenuItem key={value} onSelect={() => void take(value)}>
          {name}
        </MenuItem>
      ))}
    </Menu>
  );
}

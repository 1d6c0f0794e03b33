"use client";

import { Button } from "@/components/ui/button.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";

const digestOf = (error: unknown): string | undefined =>
  error instanceof Error && "digest" in error ? String(error.digest) : undefined;

export default function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <ErrorState
      what="This page could not be shown"
      why="The server failed while putting it together. Nothing was changed."
      todo="Try again. If it stays, give the id below to whoever runs this server: its log names the cause."
      requestId={digestOf(error)}
      action={<Button onClick={retry}>Try again</Button>}
    />
  );
}

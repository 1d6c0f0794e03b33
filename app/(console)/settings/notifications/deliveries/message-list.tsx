"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { parseAsInteger, parseAsStringLiteral, useQueryStates } from "nuqs";
import { Button } from "@/components/ui/button.tsx";
import { EmptyState } from "@/components/ui/empty-state.tsx";
import { ErrorState } from "@/components/ui/error-state.tsx";
import { Panel } from "@/components/ui/panel.tsx";
import { Select } from "@/components/ui/select.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { ApiError } from "@/lib/http/api.ts";
import { MESSAGE_STATES } from "@/lib/notifications/messages/schema.ts";
import { messagesQuery } from "@/lib/notifications/queries.ts";
import { MessageItem } from "./message-item.tsx";
import { STATE_WORDS } from "./message-state.tsx";

interface Props {
  destinations: readonly { id: number; name: string }[];
  manages: boolean;
}

export function MessageList({ destinations, manages }: Props) {
  const [asked, setAsked] = useQueryStates(
    { destination: parseAsInteger, state: parseAsStringLiteral(MESSAGE_STATES) },
    { history: "push" },
  );
  const list = useInfiniteQuery({ ...messagesQuery(asked), placeholderData: keepPreviousData });
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const isFiltered = asked.destination !== null || asked.state !== null;
  return (
    <>
      <div className="mb-3 flex flex-wrap gap-2">
        <Select
          aria-label="Destination"
          value={asked.destination === null ? "" : String(asked.destination)}
          options={[
            { value: "", label: "All destinations" },
            ...destinations.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          onChange={({ target }) =>
            void setAsked({ destination: target.value === "" ? null : Number(target.value) })
          }
        />
        <Select
          aria-label="State"
          value={asked.state ?? ""}
          options={[
            { value: "", label: "All states" },
            ...MESSAGE_STATES.map((state) => ({ value: state, label: STATE_WORDS[state] })),
          ]}
          onChange={({ target }) =>
            void setAsked({ state: MESSAGE_STATES.find((state) => state === target.value) ?? null })
          }
        />
      </div>
      <Panel flush>
        {list.isError ? <Failed error={list.error} onAgain={() => void list.refetch()} /> : null}
        {list.isPending ? <Waiting /> : null}
        {list.isSuccess && rows.length === 0 ? (
          <Nothing
            isFiltered={isFiltered}
            onClear={() => void setAsked({ destination: null, state: null })}
          />
        ) : null}
        {rows.length > 0 ? (
          <ol aria-label="Deliveries, the newest first" className="divide-y divide-line">
            {rows.map((message) => (
              <MessageItem key={message.id} message={message} manages={manages} />
            ))}
          </ol>
        ) : null}
      </Panel>
      {list.hasNextPage ? (
        <p className="mt-3 text-right">
          <Button onClick={() => void list.fetchNextPage()} disabled={list.isFetchingNextPage}>
            Older
          </Button>
        </p>
      ) : null}
    </>
  );
}

const Waiting = () => (
  <div className="grid gap-3 p-4">
    {["w-3/4", "w-1/2", "w-2/3"].map((width) => (
      <Skeleton key={width} className={width} />
    ))}
  </div>
);

function Nothing({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  if (isFiltered)
    return (
      <EmptyState title="No message matches" action={<Button onClick={onClear}>Show all</Button>}>
        Nothing was sent there, or nothing of it is in that state.
      </EmptyState>
    );
  return (
    <EmptyState
      title="Nothing was sent yet"
      action={
        <Button asChild>
          <Link href="/settings/notifications">Send a test</Link>
        </Button>
      }
    >
      Tests, what rules tell, and what people hand over are listed here.
    </EmptyState>
  );
}

function Failed({ error, onAgain }: { error: Error; onAgain: () => void }) {
  return (
    <ErrorState
      what="The messages could not be read"
      why={error.message}
      requestId={error instanceof ApiError ? error.problem.requestId : undefined}
      action={<Button onClick={onAgain}>Try again</Button>}
    />
  );
}

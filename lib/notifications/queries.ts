import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api } from "../http/api.ts";
import type { FindingIssues } from "./issues/schema.ts";
import type { MessageDetail, MessagePage, MessageState } from "./messages/schema.ts";
import type { Preview, RuleDraft } from "./rules/schema.ts";

/** Keys begin with `notifications`. */
export const NOTIFICATIONS = ["notifications"] as const;

/** Asked again while a ticket is being made. */
export const issuesQuery = (findingId: number) =>
  queryOptions({
    queryKey: [...NOTIFICATIONS, "issues", findingId],
    queryFn: () => api<FindingIssues>("GET", `/findings/${findingId}/issues`),
    refetchInterval: ({ state }: { state: { data: FindingIssues | undefined } }) =>
      state.data?.issues.some((issue) => issue.key === null && issue.state === "queued") ? 2_000 : false,
  });

export const previewQuery = (draft: RuleDraft) =>
  queryOptions({
    queryKey: [...NOTIFICATIONS, "preview", draft],
    queryFn: () => api<Preview>("POST", "/notifications/rules/preview", draft),
    // While the next is worked out the last stays, so that nothing jumps under the pointer.
    placeholderData: (before: Preview | undefined) => before,
    retry: false,
  });

export interface MessagesAsked {
  destination: number | null;
  state: MessageState | null;
}

/** Asked again while something is on its way. */
export const messagesQuery = ({ destination, state }: MessagesAsked) =>
  infiniteQueryOptions({
    queryKey: [...NOTIFICATIONS, "messages", destination, state],
    queryFn: ({ pageParam }) => {
      const query = new URLSearchParams({
        ...(destination === null ? {} : { destination: String(destination) }),
        ...(state === null ? {} : { state }),
        ...(pageParam === null ? {} : { cursor: pageParam }),
      });
      return api<MessagePage>("GET", `/notifications/messages?${query}`);
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page: MessagePage) => page.nextCursor,
    refetchInterval: ({ state: { data } }: { state: { data: { pages: MessagePage[] } | undefined } }) =>
      data?.pages[0]?.rows.some((row) => row.state === "queued") ? 3_000 : false,
  });

export const messageQuery = (id: number) =>
  queryOptions({
    queryKey: [...NOTIFICATIONS, "message", id],
    queryFn: () => api<MessageDetail>("GET", `/notifications/messages/${id}`),
  });

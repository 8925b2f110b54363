"use client";

import {
  mutationOptions,
  type QueryClient,
  skipToken,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { Project } from "@/lib/contracts/types";
import { call } from "../http";

export type Bookmarkable = Pick<Project, "id" | "title" | "is_bookmarked">;

/** What a page shows of a bookmark, and what the server last said of it. */
interface BookmarkState {
  shown: boolean;
  stored: boolean;
}

const bookmarkKey = (id: number) => ["bookmark", id] as const;

/** Has every button of a project show what the server has said of its bookmark. */
export const setBookmark = (client: QueryClient, id: number, on: boolean) =>
  client.setQueryData<BookmarkState>(bookmarkKey(id), { shown: on, stored: on });

/** Turns a bookmark over: shown at once, and back as it was stored where the server refuses. */
export function toggleBookmark(client: QueryClient, id: number) {
  const change = (next: (state: BookmarkState) => Partial<BookmarkState>) => {
    client.setQueryData<BookmarkState>(bookmarkKey(id), (old) => old && { ...old, ...next(old) });
  };
  return mutationOptions({
    // One after the other: the endpoint turns the bookmark over, whatever it was.
    scope: { id: `bookmark ${id}` },
    mutationFn: () => call("bookmarkProject", { params: { id: String(id) } }),
    mutationKey: bookmarkKey(id),
    onMutate: () => change(({ shown }) => ({ shown: !shown })),
    onSuccess: ({ is_bookmarked }) => change(() => ({ stored: is_bookmarked })),
    onSettled: () => {
      const isLast = client.isMutating({ mutationKey: bookmarkKey(id) }) === 1;
      if (isLast) change(({ stored }) => ({ shown: stored }));
    },
  });
}

/** A project's bookmark; all buttons of one project show the same, also on a page that Back brings from the cache. */
export function useBookmark({ id, is_bookmarked }: Bookmarkable) {
  const client = useQueryClient();
  const { data } = useQuery<BookmarkState>({
    queryKey: bookmarkKey(id),
    queryFn: skipToken,
    initialData: { shown: is_bookmarked, stored: is_bookmarked },
    staleTime: Number.POSITIVE_INFINITY,
  });
  const rendered = useRef(is_bookmarked);
  useEffect(() => {
    if (rendered.current === is_bookmarked) return;
    rendered.current = is_bookmarked;
    setBookmark(client, id, is_bookmarked);
  }, [client, id, is_bookmarked]);
  const change = useMutation(toggleBookmark(client, id));
  return { bookmarked: data?.shown ?? is_bookmarked, toggle: () => change.mutate(), error: change.error };
}

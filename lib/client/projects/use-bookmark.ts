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

/** Turns a bookmark on or off: shown at once, and back as it is stored where the server refuses. */
export function changeBookmark(client: QueryClient, id: number) {
  const mutationKey = bookmarkKey(id);
  const change = (state: Partial<BookmarkState>) => {
    client.setQueryData<BookmarkState>(mutationKey, (old) => old && { ...old, ...state });
  };
  return mutationOptions({
    mutationKey,
    // One after the other, so that the last one stands.
    scope: { id: mutationKey.join(" ") },
    mutationFn: async (bookmarked: boolean) => {
      const { matched } = await call("bookmarkProjects", { body: { ids: [id], bookmarked } });
      if (matched === 0) throw new Error("The project is no longer there.");
    },
    onMutate: (bookmarked) => change({ shown: bookmarked }),
    onSuccess: (_, bookmarked) => change({ stored: bookmarked }),
    onSettled: () => {
      const stored = client.getQueryData<BookmarkState>(mutationKey)?.stored;
      const isLast = client.isMutating({ mutationKey }) === 1;
      if (isLast && stored !== undefined) change({ shown: stored });
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
  const change = useMutation(changeBookmark(client, id));
  const bookmarked = data?.shown ?? is_bookmarked;
  return { bookmarked, toggle: () => change.mutate(!bookmarked), error: change.error };
}

"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { projects } from "@/lib/view/amounts";
import { call } from "../http";
import { setBookmark } from "./use-bookmark";
import type { ManyProjects } from "./use-selection";

/** A hundred thousand take five seconds of a machine that does nothing else. */
const MANY_MS = 180_000;

interface BookmarkMany {
  many: ManyProjects;
  bookmarked: boolean;
}

/**
 * Turns the bookmarks of many projects on or off.
 *
 * @param shown the ids of those of them that are on the page
 */
export function useBookmarkMany(shown: readonly number[]) {
  const client = useQueryClient();
  const router = useRouter();
  const change = useMutation({
    mutationFn: ({ many, bookmarked }: BookmarkMany) =>
      call("bookmarkProjects", { body: { ...many, bookmarked } }, { timeoutMs: MANY_MS }),
    onSuccess: ({ bookmarked }) => {
      for (const id of shown) setBookmark(client, id, bookmarked);
    },
    // The numbers of the tabs, and where it was refused, how many match now.
    onSettled: () => router.refresh(),
  });
  const { data } = change;
  return { change, done: data && doneWords(data) };
}

function doneWords({ bookmarked, changed }: { bookmarked: boolean; changed: number }): string {
  if (changed === 0) return bookmarked ? "All were bookmarked already" : "None was bookmarked";
  return `${projects(changed)} ${bookmarked ? "bookmarked" : "no longer bookmarked"}`;
}

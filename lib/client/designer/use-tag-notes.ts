"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { MAX_ASKED_TAGS } from "@/lib/contracts/limits";
import { isTag } from "@/lib/contracts/tag";
import type { TagList } from "@/lib/contracts/types";
import { isTransient } from "../api-error";
import { queryOf } from "../http";
import { vocabularyOptions } from "./tag-suggestions";

/** A tag that no project has; what is known of it, once that is there. */
export interface TagNote {
  tag: string;
  /** Null until it is known. */
  found: TagList["tags"][number] | null;
}

export interface TagNotes {
  /** Whether the built-in composer writes; null until it is known. */
  builtIn: boolean | null;
  notes: TagNote[];
}

/** What there is to say of the chosen tags that are new to the corpus. A note stays while the next is on its way. */
export function useTagNotes(tags: readonly string[]): TagNotes {
  const counts = useQuery({ ...vocabularyOptions, enabled: tags.length > 0 });
  const isNew = (tag: string) => isTag(tag) && !counts.data?.tags.some((known) => known.tag === tag);
  const asked = counts.isPending ? [] : tags.filter(isNew).slice(0, MAX_ASKED_TAGS);
  const { data } = useQuery({
    ...queryOf("describeTags", { query: { tag: asked } }),
    enabled: asked.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: (failures, error) => failures < 2 && isTransient(error),
  });
  return {
    builtIn: data ? data.model === "built-in" : null,
    notes: asked.map((tag) => ({ tag, found: data?.tags.find((known) => known.tag === tag) ?? null })),
  };
}

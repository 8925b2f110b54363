"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { queryOf } from "@/lib/client/http";
import { MAX_ASKED_TAGS } from "@/lib/contracts/limits";

interface RelatedTagsProps {
  tags: readonly string[];
  onAdd: (tag: string) => void;
}

/** As many as fit a line. */
const SHOWN = 5;

/** Tags to add to the chosen ones: those that go with them, and those that have never stood with them. */
export function RelatedTags({ tags, onAdd }: RelatedTagsProps) {
  const { data } = useQuery({
    ...queryOf("listRelatedTags", { query: { tag: tags.slice(0, MAX_ASKED_TAGS) } }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  });
  const free = (list: readonly { tag: string }[] = []) =>
    list.map(({ tag }) => tag).filter((tag) => !tags.includes(tag));
  return (
    <>
      <Line title="Often with" tags={free(data?.tags).slice(0, SHOWN)} onAdd={onAdd} />
      <Line title="Never combined" tags={free(data?.never).slice(0, SHOWN)} onAdd={onAdd} />
    </>
  );
}

function Line({ title, tags, onAdd }: { title: string; tags: string[]; onAdd: (tag: string) => void }) {
  const id = useId();
  if (tags.length === 0) return null;
  return (
    <div className="flex items-baseline gap-x-3">
      <p id={id} className="w-30 shrink-0 text-quiet">
        {title}
      </p>
      <ul aria-labelledby={id} className="flex min-w-0 flex-wrap gap-x-3">
        {tags.map((tag) => (
          <li key={tag} className="min-w-0">
            <button
              type="button"
              aria-label={`Add ${tag}`}
              onClick={() => onAdd(tag)}
              className="link min-h-6"
            >
              <bdi>{tag}</bdi>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

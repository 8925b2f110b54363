"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { suggestTags } from "@/lib/client/designer/tag-suggestions";
import { queryOf } from "@/lib/client/http";
import { MAX_TAG_LENGTH } from "@/lib/contracts/tag";
import type { HashtagCounts } from "@/lib/contracts/types";

/** More than a browser shows at once. */
const SHOWN = 30;

interface TagFieldProps {
  /** The most common tags, to suggest before anything is typed, and without scripts. */
  common: HashtagCounts["tags"];
  /** Those that are filtered by already. */
  chosen: readonly string[];
  className: string;
}

/** A field for one more tag, which suggests those of the whole vocabulary once somebody is at it. */
export function TagField({ common, chosen, className }: TagFieldProps) {
  const [typed, setTyped] = useState("");
  const [wanted, setWanted] = useState(false);
  const { data } = useQuery({ ...queryOf("countHashtags", {}), enabled: wanted, staleTime: Infinity });
  const matching = suggestTags(data?.tags ?? common, typed, chosen).slice(0, SHOWN);
  return (
    <>
      <input
        id="tag-filter"
        name="tags"
        list="vocabulary"
        aria-label="Another tag"
        placeholder="add a tag"
        maxLength={MAX_TAG_LENGTH}
        autoComplete="off"
        dir="auto"
        className={className}
        onFocus={() => setWanted(true)}
        onChange={({ target }) => setTyped(target.value)}
      />
      <datalist id="vocabulary">
        {(typed === "" ? common : matching).map(({ tag, count }) => (
          <option key={tag} value={tag} label={count === null ? tag : `${tag} (${count})`} />
        ))}
      </datalist>
    </>
  );
}

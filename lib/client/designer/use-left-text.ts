import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { HashtagCounts } from "@/lib/contracts/types";
import { settleTyped, type TypedTags, unsettledMessage } from "./settle-typed";
import { vocabularyOptions } from "./tag-suggestions";
import { useAfterPress } from "./use-after-press";

interface LeftText {
  /** What is wrong with the text that was left in the field; undefined while it is being typed. */
  message: string | undefined;
  /** Its person has gone on, or pressed Enter. */
  leave: () => void;
  /** Its person is back, or types on. */
  enter: () => void;
}

/**
 * What becomes of text that is left in the tag field: it is taken as a tag, or it is named.
 *
 * @param max how many tags there can be
 */
export function useLeftText(
  { tags, typed }: TypedTags,
  change: (taken: TypedTags) => void,
  max?: number,
): LeftText {
  const [left, setLeft] = useState(false);
  const afterPress = useAfterPress();
  const client = useQueryClient();
  /** The vocabulary; null where it cannot be had, undefined until that is known. */
  const [known, setKnown] = useState<HashtagCounts["tags"] | null>();
  const begun = typed !== "";
  useEffect(() => {
    if (!begun) return;
    const over = new AbortController();
    client
      .fetchQuery(vocabularyOptions)
      .then(({ tags: all }) => all)
      .catch(() => null)
      .then((all) => {
        if (!over.signal.aborted) setKnown(all);
      });
    return () => over.abort();
  }, [client, begun]);
  useEffect(() => {
    if (!left || typed === "") return;
    const settled = settleTyped({ tags, typed }, known ?? null, max);
    if (settled.typed !== typed || settled.tags.length !== tags.length) change(settled);
  }, [left, tags, typed, known, change, max]);
  const unsettled = left && typed.trim() !== "" && known !== undefined;
  return {
    message: unsettled ? unsettledMessage({ tags, typed }, max) : undefined,
    leave: () => afterPress(() => setLeft(true)),
    enter: () => setLeft(false),
  };
}

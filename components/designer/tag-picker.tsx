"use client";

import { Combobox } from "@base-ui/react/combobox";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { MAX_TYPED } from "@/lib/client/designer/draft";
import type { TypedTags } from "@/lib/client/designer/settle-typed";
import { type Suggestion, splitTypedTags, suggestTags } from "@/lib/client/designer/tag-suggestions";
import { vocabularyOptions } from "@/lib/client/designer/vocabulary";
import { MAX_SEED_TAGS } from "@/lib/contracts/limits";
import { TagInput } from "./tag-input";
import { TagOptions } from "./tag-options";

interface TagPickerProps {
  id: string;
  tags: string[];
  /** What stands in the input. */
  typed: string;
  onChange: (part: Partial<TypedTags>) => void;
  /** The input has got focus. */
  onEnter: () => void;
  /** What was typed is left as it is: focus has gone, or Enter was pressed where there is nothing to pick. */
  onLeave: () => void;
  /** As many as can be chosen. */
  max?: number;
}

const toTag = ({ tag }: Suggestion) => tag;

/**
 * Picks tags from the vocabulary, or new ones. Keys: type to search, arrows and Enter to pick, comma to add
 * what was typed, Backspace to remove the last tag, Left to move through the tags, Escape to close the list.
 */
export function TagPicker({
  id,
  tags,
  typed,
  onChange,
  onEnter,
  onLeave,
  max = MAX_SEED_TAGS,
}: TagPickerProps) {
  const [open, setOpen] = useState(false);
  const container = useRef<HTMLDivElement>(null);
  const actions = useRef<Combobox.Root.Actions>(null);
  // Without a Combobox.Popup, Base UI does not notice by itself that the list has unmounted.
  useEffect(() => {
    if (!open) actions.current?.unmount();
  }, [open]);
  const counts = useQuery(vocabularyOptions);
  const chosen = tags.map((tag): Suggestion => ({ tag, count: null }));
  const full = tags.length >= max;
  const offered = full ? [] : suggestTags(counts.data?.tags ?? [], typed, tags);

  const room = Math.max(max, tags.length);
  const choose = (next: string[]) => [...new Set(next)].slice(0, room);
  const type = (text: string) => {
    const { tags: finished, rest } = splitTypedTags(text);
    if (finished.length === 0) return onChange({ typed: text.trimStart().slice(0, MAX_TYPED) });
    onChange({ tags: choose([...tags, ...finished]), typed: rest.slice(0, MAX_TYPED) });
  };

  return (
    <Combobox.Root
      id={id}
      multiple
      autoHighlight
      actionsRef={actions}
      open={open}
      onOpenChange={setOpen}
      items={offered}
      filter={null}
      value={chosen}
      onValueChange={(next: Suggestion[], { reason }) => {
        // Escape only closes the list; pressed again, Base UI would clear the tags.
        if (reason !== "escape-key") onChange({ tags: choose(next.map(toTag)) });
      }}
      inputValue={typed}
      onInputValueChange={(text, { reason, isItemPress }) => {
        // Closing the list keeps what was typed; only picking a tag clears it.
        if (reason !== "input-clear" || isItemPress) type(text);
      }}
      itemToStringLabel={toTag}
      isItemEqualToValue={(one, other) => one.tag === other.tag}
    >
      <TagInput
        tags={tags}
        full={full}
        onFocus={onEnter}
        onLeave={() => {
          setOpen(false);
          onLeave();
        }}
      />
      <div ref={container} />
      {open && (
        <TagOptions
          container={container}
          max={full ? max : null}
          failed={counts.isError}
          loading={counts.isPending}
        />
      )}
    </Combobox.Root>
  );
}

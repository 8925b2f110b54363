"use client";

import { Combobox } from "@base-ui/react/combobox";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { type Suggestion, splitTypedTags, suggestTags } from "@/lib/client/designer/tag-suggestions";
import { queryOf } from "@/lib/client/http";
import { MAX_SEED_TAGS } from "@/lib/contracts/limits";
import { normaliseTag } from "@/lib/contracts/tag";
import { TagInput } from "./tag-input";
import { TagOptions } from "./tag-options";

interface TagPickerProps {
  id: string;
  tags: string[];
  onChange: (tags: string[]) => void;
  disabled?: boolean;
  /** As many as can be chosen. */
  max?: number;
}

const toTag = ({ tag }: Suggestion) => tag;

/**
 * Picks tags from the vocabulary, or new ones. Keys: type to search, arrows and Enter to pick, comma to add
 * what was typed, Backspace to remove the last tag, Left to move through the tags, Escape to close the list.
 */
export function TagPicker({ id, tags, onChange, disabled = false, max = MAX_SEED_TAGS }: TagPickerProps) {
  const [typed, setTyped] = useState("");
  const [open, setOpen] = useState(false);
  const container = useRef<HTMLDivElement>(null);
  const actions = useRef<Combobox.Root.Actions>(null);
  // Without a Combobox.Popup, Base UI does not notice by itself that the list has unmounted.
  useEffect(() => {
    if (!open) actions.current?.unmount();
  }, [open]);
  const counts = useQuery({ ...queryOf("countHashtags", {}), staleTime: 60_000 });
  const chosen = tags.map((tag): Suggestion => ({ tag, count: null }));
  const full = tags.length >= max;
  const offered = full ? [] : suggestTags(counts.data?.tags ?? [], typed, tags);

  const choose = (next: string[]) => onChange([...new Set(next)].slice(0, Math.max(max, tags.length)));
  const type = (text: string) => {
    const { tags: finished, rest } = splitTypedTags(text);
    if (finished.length > 0) choose([...tags, ...finished]);
    setTyped(finished.length > 0 ? rest : text.trimStart());
  };
  const leave = () => {
    setOpen(false);
    // A complete tag is added; the beginning of one is left to be finished.
    if (offered[0] && offered[0].tag === normaliseTag(typed)) type(`${typed},`);
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
        if (reason !== "escape-key") choose(next.map(toTag));
      }}
      inputValue={typed}
      onInputValueChange={(text, { reason, isItemPress }) => {
        // Closing the list keeps what was typed; only picking a tag clears it.
        if (reason !== "input-clear" || isItemPress) type(text);
      }}
      itemToStringLabel={toTag}
      isItemEqualToValue={(one, other) => one.tag === other.tag}
      disabled={disabled}
    >
      <TagInput tags={tags} full={full} onLeave={leave} />
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

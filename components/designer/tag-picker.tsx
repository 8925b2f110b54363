"use client";

import { Combobox } from "@base-ui/react/combobox";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { splitTypedTags } from "@/lib/client/split-typed-tags";
import { type Suggestion, suggestTags } from "@/lib/client/suggest-tags";
import { tagCountsOptions } from "@/lib/client/tag-counts";
import { MAX_SEED_TAGS } from "@/lib/contracts/generate";
import { normaliseTag } from "@/lib/contracts/tag";
import { TagEntry } from "./tag-entry";
import { TagOptions } from "./tag-options";

interface TagPickerProps {
  id: string;
  tags: string[];
  onChange: (tags: string[]) => void;
  disabled: boolean;
  invalid: boolean;
}

const toTag = ({ tag }: Suggestion) => tag;

/**
 * Picks tags from the vocabulary, or new ones. Keys: type to search, arrows and Enter to pick, comma to take
 * what was typed, Backspace to take the last tag away, Left to walk the tags, Escape to close the list.
 */
export function TagPicker({ id, tags, onChange, disabled, invalid }: TagPickerProps) {
  const [typed, setTyped] = useState("");
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const actions = useRef<Combobox.Root.Actions>(null);
  // Without a Combobox.Popup nobody else tells the combobox that its list has left the page.
  useEffect(() => {
    if (!open) actions.current?.unmount();
  }, [open]);
  const counts = useQuery(tagCountsOptions());
  const chosen = tags.map((tag): Suggestion => ({ tag, count: null }));
  const full = tags.length >= MAX_SEED_TAGS;
  const offered = full ? [] : suggestTags(counts.data?.tags ?? [], typed, tags);

  const take = (next: string[]) =>
    onChange([...new Set(next)].slice(0, Math.max(MAX_SEED_TAGS, tags.length)));
  const type = (text: string) => {
    const { tags: finished, rest } = splitTypedTags(text);
    if (finished.length > 0) take([...tags, ...finished]);
    setTyped(finished.length > 0 ? rest : text.trimStart());
  };
  const leave = () => {
    setOpen(false);
    // What was typed and is a tag as it stands is taken; a beginning of one is left to be finished.
    if (offered[0] && offered[0].tag === normaliseTag(typed)) type(`${typed},`);
  };

  return (
    <Combobox.Root
      multiple
      autoHighlight
      actionsRef={actions}
      open={open}
      onOpenChange={setOpen}
      items={offered}
      filter={null}
      value={chosen}
      onValueChange={(next: Suggestion[], { reason }) => {
        // Escape closes the list; a second one would clear what was picked.
        if (reason !== "escape-key") take(next.map(toTag));
      }}
      inputValue={typed}
      onInputValueChange={(text, { reason, isItemPress }) => {
        // Closing the list leaves what was typed; only picking uses it up.
        if (reason !== "input-clear" || isItemPress) type(text);
      }}
      itemToStringLabel={toTag}
      isItemEqualToValue={(one, other) => one.tag === other.tag}
      disabled={disabled}
    >
      <TagEntry id={id} tags={tags} full={full} invalid={invalid} onLeave={leave} />
      <div ref={place} />
      {open && (
        <TagOptions container={place} full={full} failed={counts.isError} loading={counts.isPending} />
      )}
    </Combobox.Root>
  );
}

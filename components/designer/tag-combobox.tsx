"use client";

import { Combobox } from "@base-ui/react/combobox";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { type Suggestion, suggestTags, vocabularyOptions } from "@/lib/client/designer/tag-suggestions";
import { TagInput } from "./tag-input";
import { TagOptions } from "./tag-options";
import type { TagPickerProps } from "./tag-picker";

/** Where the plain input was left: its selection, and whether the list was asked for. */
export interface Resumed {
  start: number | null;
  end: number | null;
  open: boolean;
}

interface TagComboboxProps extends TagPickerProps {
  max: number;
  /** Takes the text of the input, and the finished tags in it. */
  type: (text: string) => void;
  /** These tags, each once, as many as fit. */
  choose: (tags: readonly string[]) => string[];
  /** Null where the plain input had no focus. */
  resumed: Resumed | null;
}

/** Writes into an input as a person does, so that what follows from typing follows. */
function writeInto(input: HTMLInputElement, text: string): void {
  const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value") ?? {};
  set?.call(input, text);
  input.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText" }));
}

const toTag = ({ tag }: Suggestion) => tag;

/**
 * Picks tags from the vocabulary, or new ones. Keys: type to search, arrows and Enter to pick, comma to add
 * what was typed, Backspace to remove the last tag, Left to move through the tags, Escape to close the list.
 */
export function TagCombobox(props: TagComboboxProps) {
  const { control, tags, typed, onChange, onEnter, onLeave, max, type, choose, resumed } = props;
  const [open, setOpen] = useState(resumed?.open ?? false);
  // Text that it begins with would leave the list closed and its first tag unmarked.
  const [begun, setBegun] = useState(resumed === null || typed === "");
  const container = useRef<HTMLDivElement>(null);
  const actions = useRef<Combobox.Root.Actions>(null);
  const input = useRef<HTMLInputElement>(null);
  // Without a Combobox.Popup, Base UI does not notice by itself that the list has unmounted.
  useEffect(() => {
    if (!open) actions.current?.unmount();
  }, [open]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, where the plain input was
  useLayoutEffect(() => {
    if (resumed) input.current?.focus();
  }, []);
  // Once Base UI listens.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, with what the plain input had
  useEffect(() => {
    if (!begun && input.current) writeInto(input.current, typed);
    setBegun(true);
  }, []);
  useLayoutEffect(() => {
    if (begun && resumed) input.current?.setSelectionRange(resumed.start, resumed.end);
  }, [begun, resumed]);
  const counts = useQuery(vocabularyOptions);
  const chosen = tags.map((tag): Suggestion => ({ tag, count: null }));
  const full = tags.length >= max;
  const offered = full ? [] : suggestTags(counts.data?.tags ?? [], typed, tags);

  return (
    <Combobox.Root
      id={control.id}
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
      inputValue={begun ? typed : ""}
      onInputValueChange={(text, { reason, isItemPress }) => {
        // Closing the list keeps what was typed; only picking a tag clears it.
        if (reason !== "input-clear" || isItemPress) type(text);
      }}
      itemToStringLabel={toTag}
      isItemEqualToValue={(one, other) => one.tag === other.tag}
    >
      <TagInput
        ref={input}
        control={control}
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

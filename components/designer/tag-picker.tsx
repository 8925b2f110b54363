"use client";

import { type ChangeEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { ControlProps } from "@/components/ui/native-field";
import { MAX_TYPED } from "@/lib/client/designer/draft";
import type { TypedTags } from "@/lib/client/designer/settle-typed";
import { splitTypedTags } from "@/lib/client/designer/tag-suggestions";
import { MAX_SEED_TAGS } from "@/lib/contracts/limits";
import type { Resumed, TagCombobox } from "./tag-combobox";
import { ChipLook, INPUT_LOOK, PickerLook, promptOf } from "./tag-look";

export interface TagPickerProps {
  control: ControlProps;
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

/** The list of suggestions, once it is loaded, and where the plain input was left for it. */
interface Upgrade {
  Combobox: typeof TagCombobox;
  resumed: Resumed | null;
}

/**
 * Picks tags, known or new. It begins as a plain input, which takes tags by comma, Enter and when it is left; the list of
 * suggestions is loaded when the input is first used, and takes over with what was typed, focus and cursor as they are.
 */
export function TagPicker({ max = MAX_SEED_TAGS, ...props }: TagPickerProps) {
  const [upgrade, setUpgrade] = useState<Upgrade | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const clicked = useRef(false);
  const composing = useRef(false);

  const choose = (next: readonly string[]) => {
    const room = Math.max(max, props.tags.length);
    return [...new Set(next)].slice(0, room);
  };
  const type = (text: string) => {
    const { tags: finished, rest } = splitTypedTags(text);
    if (finished.length === 0) return props.onChange({ typed: text.trimStart().slice(0, MAX_TYPED) });
    props.onChange({ tags: choose([...props.tags, ...finished]), typed: rest.slice(0, MAX_TYPED) });
  };

  // What was typed before React took over.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as the page begins
  useEffect(() => {
    const early = input.current;
    if (early && early.value !== props.typed) type(early.value);
    if (early && early === document.activeElement) void load();
  }, []);

  const load = async () => {
    // Without it the plain input does.
    const loaded = await import("./tag-combobox").catch(() => null);
    const field = input.current;
    // A word that is being composed would be lost; its end loads again.
    if (!loaded || !field || composing.current) return;
    const { selectionStart, selectionEnd } = field;
    const resumed =
      field === document.activeElement
        ? { start: selectionStart, end: selectionEnd, open: clicked.current }
        : null;
    flushSync(() => setUpgrade({ Combobox: loaded.TagCombobox, resumed }));
  };

  if (upgrade) {
    return <upgrade.Combobox {...props} max={max} type={type} choose={choose} resumed={upgrade.resumed} />;
  }
  const full = props.tags.length >= max;
  return (
    <div onPointerEnter={() => void load()}>
      <PickerLook>
        {props.tags.map((tag) => (
          <ChipLook
            key={tag}
            tag={tag}
            onRemove={() => props.onChange({ tags: props.tags.filter((each) => each !== tag) })}
          />
        ))}
        <input
          {...props.control}
          ref={input}
          role="combobox"
          aria-expanded={false}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          value={props.typed}
          placeholder={promptOf(props.tags, full)}
          className={INPUT_LOOK}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          onChange={(event: ChangeEvent<HTMLInputElement>) => type(event.target.value)}
          onFocus={() => {
            props.onEnter();
            void load();
          }}
          onBlur={props.onLeave}
          onClick={() => {
            clicked.current = true;
          }}
          onCompositionStart={() => {
            composing.current = true;
          }}
          onCompositionEnd={() => {
            composing.current = false;
            void load();
          }}
          onKeyDown={(event: KeyboardEvent<HTMLInputElement>) => {
            if (event.key === "Enter") {
              // It takes a tag; it must not submit the form.
              event.preventDefault();
              props.onLeave();
            } else if (event.key === "Backspace" && props.typed === "" && props.tags.length > 0) {
              props.onChange({ tags: props.tags.slice(0, -1) });
            }
          }}
        />
      </PickerLook>
    </div>
  );
}

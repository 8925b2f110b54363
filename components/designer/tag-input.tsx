"use client";

import { Combobox } from "@base-ui/react/combobox";
import { X } from "lucide-react";
import type { Ref } from "react";
import type { ControlProps } from "@/components/ui/native-field";
import { BOX_LOOK, CHIP_LOOK, INPUT_LOOK, LINE_LOOK, promptOf, REMOVE_LOOK } from "./tag-look";

interface TagInputProps {
  ref: Ref<HTMLInputElement>;
  control: ControlProps;
  tags: readonly string[];
  full: boolean;
  onFocus: () => void;
  /** Focus has gone, or Enter was pressed where there is nothing to pick. */
  onLeave: () => void;
}

/** The chosen tags, followed by the input for the next. */
export function TagInput({ ref, control, tags, full, onFocus, onLeave }: TagInputProps) {
  return (
    <Combobox.InputGroup className={BOX_LOOK}>
      <Combobox.Chips className={LINE_LOOK} aria-label="Chosen tags">
        {tags.map((tag) => (
          <TagChip key={tag} tag={tag} />
        ))}
        <Combobox.Input
          ref={ref}
          aria-describedby={control["aria-describedby"]}
          aria-invalid={control["aria-invalid"]}
          className={INPUT_LOOK}
          placeholder={promptOf(tags, full)}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          onFocus={onFocus}
          onBlur={onLeave}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            // It picks a tag; it must not submit the form.
            event.preventDefault();
            if (!event.currentTarget.getAttribute("aria-activedescendant")) onLeave();
          }}
        />
      </Combobox.Chips>
    </Combobox.InputGroup>
  );
}

/** A chosen tag; Backspace or Delete removes it while it has focus, the cross with the pointer. */
function TagChip({ tag }: { tag: string }) {
  return (
    <Combobox.Chip
      aria-label={tag}
      aria-description="Press Backspace or Delete to remove"
      className={CHIP_LOOK}
    >
      <bdi className="min-w-0">{tag}</bdi>
      <Combobox.ChipRemove aria-label={`Remove ${tag}`} className={REMOVE_LOOK}>
        <X aria-hidden="true" className="size-3.5" />
      </Combobox.ChipRemove>
    </Combobox.Chip>
  );
}

"use client";

import { Combobox } from "@base-ui/react/combobox";
import { X } from "lucide-react";

interface TagInputProps {
  tags: readonly string[];
  full: boolean;
  onFocus: () => void;
  /** Focus has gone, or Enter was pressed where there is nothing to pick. */
  onLeave: () => void;
}

/** The chosen tags, followed by the input for the next. */
export function TagInput({ tags, full, onFocus, onLeave }: TagInputProps) {
  const prompt = full ? "" : "another";
  return (
    <Combobox.InputGroup
      className="rounded-sm border border-edge bg-sheet px-2 py-1.5 focus-within:border-accent
        focus-within:outline-1 focus-within:outline-accent data-disabled:opacity-60 data-invalid:border-danger"
    >
      <Combobox.Chips className="flex flex-wrap items-center gap-1.5" aria-label="Chosen tags">
        {tags.map((tag) => (
          <TagChip key={tag} tag={tag} />
        ))}
        <Combobox.Input
          className="min-h-7 min-w-32 flex-1 bg-transparent px-1 outline-none"
          placeholder={tags.length === 0 ? "nutrition, ios, …" : prompt}
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
      className="flex min-h-7 min-w-0 items-center rounded-sm bg-wash pl-2 text-sm outline-none focus-within:outline-2
        focus-within:outline-accent data-highlighted:outline-2 data-highlighted:outline-accent"
    >
      <bdi className="min-w-0">{tag}</bdi>
      <Combobox.ChipRemove
        aria-label={`Remove ${tag}`}
        className="flex size-7 shrink-0 items-center justify-center text-quiet hover:text-danger"
      >
        <X aria-hidden="true" className="size-3.5" />
      </Combobox.ChipRemove>
    </Combobox.Chip>
  );
}

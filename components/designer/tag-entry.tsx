"use client";

import { Combobox } from "@base-ui/react/combobox";
import { describedBy } from "@/components/ui/field";
import { TagChip } from "./tag-chip";

interface TagEntryProps {
  id: string;
  tags: readonly string[];
  full: boolean;
  invalid: boolean;
  onLeave: () => void;
}

/** The chosen tags and, after them, the place to type the next. */
export function TagEntry({ id, tags, full, invalid, onLeave }: TagEntryProps) {
  const prompt = full ? "" : "another";
  return (
    <Combobox.InputGroup
      data-invalid={invalid}
      className="rounded-sm border border-edge bg-sheet px-2 py-1.5 focus-within:border-accent
        focus-within:outline-1 focus-within:outline-accent data-disabled:opacity-60
        data-[invalid=true]:border-danger"
    >
      <Combobox.Chips className="flex flex-wrap items-center gap-1.5" aria-label="Chosen tags">
        {tags.map((tag) => (
          <TagChip key={tag} tag={tag} />
        ))}
        <Combobox.Input
          id={id}
          className="min-h-7 min-w-32 flex-1 bg-transparent px-1 outline-none"
          placeholder={tags.length === 0 ? "nutrition, ios, …" : prompt}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          aria-invalid={invalid || undefined}
          aria-describedby={describedBy(id, { hint: true, error: invalid })}
          onBlur={onLeave}
          onKeyDown={(event) => {
            // Enter picks a tag; it never starts a run from here.
            if (event.key === "Enter") event.preventDefault();
          }}
        />
      </Combobox.Chips>
    </Combobox.InputGroup>
  );
}

"use client";

import { Combobox } from "@base-ui/react/combobox";
import { X } from "lucide-react";

/** A chosen tag: Backspace or Delete takes it away while it has focus, the cross with the pointer. */
export function TagChip({ tag }: { tag: string }) {
  return (
    <Combobox.Chip
      aria-label={tag}
      aria-description="Press Backspace or Delete to remove"
      className="flex min-h-7 min-w-0 items-center rounded-sm bg-wash pl-2 text-sm outline-none focus-within:outline-2
        focus-within:outline-accent data-highlighted:outline-2 data-highlighted:outline-accent"
    >
      <span className="min-w-0">{tag}</span>
      <Combobox.ChipRemove
        aria-label={`Remove ${tag}`}
        className="flex size-7 shrink-0 items-center justify-center text-quiet hover:text-danger"
      >
        <X aria-hidden="true" className="size-3.5" />
      </Combobox.ChipRemove>
    </Combobox.Chip>
  );
}

"use client";

import { X } from "lucide-react";
import type { ReactNode } from "react";

/** The box around the chosen tags and the input. */
export const BOX_LOOK = `rounded-sm border border-edge bg-sheet px-2 py-1.5 focus-within:border-accent
  focus-within:outline-1 focus-within:outline-accent has-[[aria-invalid=true]]:border-danger`;
export const LINE_LOOK = "flex flex-wrap items-center gap-1.5";
export const INPUT_LOOK = "min-h-7 min-w-32 flex-1 bg-transparent px-1 outline-none";
export const CHIP_LOOK = `flex min-h-7 min-w-0 items-center rounded-sm bg-wash pl-2 text-sm outline-none
  focus-within:outline-2 focus-within:outline-accent data-highlighted:outline-2 data-highlighted:outline-accent`;
export const REMOVE_LOOK = "flex size-7 shrink-0 items-center justify-center text-quiet hover:text-danger";

/** What an empty input says. */
export function promptOf(tags: readonly string[], full: boolean): string {
  if (tags.length === 0) return "nutrition, ios, …";
  return full ? "" : "another";
}

/** The picker as it looks, without suggestions. */
export function PickerLook({ children }: { children: ReactNode }) {
  return (
    <div className={BOX_LOOK}>
      <div className={LINE_LOOK}>{children}</div>
    </div>
  );
}

/** A chosen tag with the cross that removes it. */
export function ChipLook({ tag, onRemove }: { tag: string; onRemove: () => void }) {
  return (
    <div className={CHIP_LOOK}>
      <bdi className="min-w-0">{tag}</bdi>
      <button type="button" aria-label={`Remove ${tag}`} onClick={onRemove} className={REMOVE_LOOK}>
        <X aria-hidden="true" className="size-3.5" />
      </button>
    </div>
  );
}

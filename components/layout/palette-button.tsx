"use client";

import { Search } from "lucide-react";
import { Key } from "@/components/ui/key-button";
import { showOverlay } from "@/lib/client/layout/overlay";
import { useShortcutsOn } from "@/lib/client/shortcuts/shortcut-switch";
import { ariaKeys } from "@/lib/view/shortcuts";

/** Opens the palette. */
export function PaletteButton() {
  const on = useShortcutsOn();
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-keyshortcuts={on ? ariaKeys("palette") : undefined}
      onClick={() => showOverlay("palette")}
      className="flex h-8 shrink-0 items-center gap-1.5 rounded-sm px-2 text-sm text-quiet hover:text-accent"
    >
      <Search aria-hidden="true" className="size-4" strokeWidth={1.5} />
      <span className="sr-only">Search and commands</span>
      {on && (
        <span aria-hidden="true" className="hidden lg:inline">
          <Key of="palette" />
        </span>
      )}
    </button>
  );
}

"use client";

import { Autocomplete } from "@base-ui/react/autocomplete";
import { Dialog } from "@base-ui/react/dialog";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, useTransition } from "react";
import type { PaletteGroup, PaletteItem } from "@/lib/client/layout/palette-items";
import { usePaletteGroups } from "@/lib/client/layout/use-palette-groups";
import type { OverlayProps } from "./overlays";

/** Goes to any page, project, run or tag, and does what every page can do: by typing, or from a list. */
export function Palette({ open, onOpenChange, admin }: OverlayProps) {
  const router = useRouter();
  const going = useRef(false);
  const [pending, startTransition] = useTransition();
  useEffect(() => {
    if (pending || !going.current) return;
    // To the page that was chosen, once it is there: what had the focus may be gone.
    going.current = false;
    document.getElementById("main")?.focus({ preventScroll: true });
  }, [pending]);
  const choose = ({ href, run }: PaletteItem) => {
    going.current = href !== undefined;
    onOpenChange(false);
    run?.();
    if (href) startTransition(() => router.push(href));
  };
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-ink/25 dark:bg-paper/70" />
        <Dialog.Popup
          className="dialog top-[min(10dvh,5rem)] bottom-auto my-0 max-h-[calc(100dvh-min(10dvh,5rem)-1rem)] p-0"
          finalFocus={() => !going.current}
        >
          <Dialog.Title className="sr-only">Search and commands</Dialog.Title>
          <Commands admin={admin} choose={choose} />
          <Dialog.Close className="sr-only focus:not-sr-only focus:m-2 focus:text-sm">Close</Dialog.Close>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface CommandsProps {
  admin: boolean;
  choose: (item: PaletteItem) => void;
}

function Commands({ admin, choose }: CommandsProps) {
  const [typed, setTyped] = useState("");
  const { groups, searching } = usePaletteGroups(typed, admin);
  const count = groups.reduce((sum, { items }) => sum + items.length, 0);
  return (
    <Autocomplete.Root
      open
      inline
      items={groups}
      filter={null}
      autoHighlight="always"
      keepHighlight
      value={typed}
      onValueChange={(value, { reason }) => {
        // A line that is chosen is gone to, not written into the field.
        if (reason !== "item-press") setTyped(value);
      }}
      itemToStringValue={({ label }: PaletteItem) => label}
    >
      <div className="sticky top-0 z-1 flex items-center gap-2 border-b border-rule bg-sheet px-4">
        <Search aria-hidden="true" className="size-4 shrink-0 text-quiet" strokeWidth={1.5} />
        <Autocomplete.Input
          aria-label="Search pages, projects, runs, tags and commands"
          placeholder="Search, or go to…"
          autoComplete="off"
          spellCheck={false}
          className="h-12 w-full min-w-0 bg-transparent outline-none"
        />
      </div>
      <Autocomplete.Status className="sr-only">
        {searching ? "Searching" : count === 1 ? "1 result" : `${count} results`}
      </Autocomplete.Status>
      <Autocomplete.Empty>
        {count === 0 && (
          <p className="px-4 py-4 text-sm text-quiet">
            {searching ? "Searching…" : <NothingFound typed={typed} />}
          </p>
        )}
      </Autocomplete.Empty>
      <Autocomplete.List className="pb-2">
        {({ value, items }: PaletteGroup) => (
          <Autocomplete.Group key={value} items={items}>
            <Autocomplete.GroupLabel className="px-4 pt-3 pb-1 text-xs text-quiet">
              {value}
            </Autocomplete.GroupLabel>
            <Autocomplete.Collection>
              {(item: PaletteItem) => (
                <Autocomplete.Item
                  key={item.value}
                  value={item}
                  onClick={() => choose(item)}
                  className="flex min-h-8 cursor-pointer flex-wrap items-baseline gap-x-3 border-l-2 border-transparent px-4 py-1 text-sm data-highlighted:border-accent data-highlighted:bg-wash forced-colors:border-[color:Canvas] forced-colors:data-highlighted:outline-2 forced-colors:data-highlighted:-outline-offset-2"
                >
                  <span dir="auto" className="line-clamp-1 min-w-[min(100%,14rem)] flex-1">
                    {item.label}
                  </span>
                  {item.about && <span className="truncate text-quiet">{item.about}</span>}
                </Autocomplete.Item>
              )}
            </Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
    </Autocomplete.Root>
  );
}

const NothingFound = ({ typed }: { typed: string }) => (
  <>
    Nothing is called “<bdi>{typed.trim()}</bdi>”.
  </>
);

"use client";

import { Combobox } from "@base-ui/react/combobox";
import type { RefObject } from "react";
import type { Suggestion } from "@/lib/client/designer/tag-suggestions";

interface TagOptionsProps {
  /** Rendered here, beside the input, the list stays within the page's landmarks. */
  container: RefObject<HTMLElement | null>;
  /** How many can be chosen, where that many are. */
  max: number | null;
  failed: boolean;
  loading: boolean;
}

function emptyText({ max, failed, loading }: TagOptionsProps): string {
  if (max !== null) return `That is ${max} tags, as many as an idea can combine.`;
  if (loading) return "Loading the vocabulary…";
  if (failed) return "The vocabulary could not be loaded; type a tag and a comma.";
  return "A tag has letters, digits, + # . and hyphens between words.";
}

/**
 * The suggestions, each with the number of projects that carry it. Not in a Combobox.Popup, which hides the
 * rest of the page from assistive technology although focus can still go there.
 */
export function TagOptions(props: TagOptionsProps) {
  return (
    <Combobox.Portal container={props.container}>
      <Combobox.Positioner
        className="z-40 outline-none"
        sideOffset={4}
        // Keeps focus in the input.
        onMouseDown={(event) => event.preventDefault()}
      >
        <div className="w-(--anchor-width) max-w-(--available-width) rounded-sm border border-edge bg-sheet">
          <Combobox.Empty>
            <p className="px-3 py-2 text-sm text-quiet">{emptyText(props)}</p>
          </Combobox.Empty>
          <Combobox.List
            aria-label="Matching tags"
            className="max-h-[min(19rem,var(--available-height))] overflow-y-auto overscroll-contain"
          >
            {(suggestion: Suggestion) => <TagOption key={suggestion.tag} {...suggestion} />}
          </Combobox.List>
        </div>
      </Combobox.Positioner>
    </Combobox.Portal>
  );
}

function TagOption({ tag, count }: Suggestion) {
  return (
    <Combobox.Item
      value={{ tag, count }}
      className="flex items-baseline justify-between gap-4 px-3 py-1.5 text-sm data-highlighted:bg-wash
        data-highlighted:text-accent"
    >
      <bdi className="min-w-0">{tag}</bdi>
      <span className="figures shrink-0 text-quiet">
        {count ?? "new tag"}
        {count !== null && <span className="sr-only">{count === 1 ? " project" : " projects"}</span>}
      </span>
    </Combobox.Item>
  );
}

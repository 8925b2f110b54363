"use client";

import Link from "next/link";
import { Button, buttonClass } from "@/components/ui/button";
import { useBookmarkMany } from "@/lib/client/projects/use-bookmark-many";
import type { ListSelection } from "@/lib/client/projects/use-selection";
import { MAX_COMPARED } from "@/lib/contracts/limits";
import { amount, projects } from "@/lib/view/amounts";
import { links } from "@/lib/view/links";
import { ExportMenu } from "./export-menu";

interface SelectionBarProps {
  selection: ListSelection;
  total: number;
  /** The ids of the page. */
  shown: readonly number[];
  /** Null for who may not put projects into the bin. */
  onBin: (() => void) | null;
}

/** How many projects are selected and what can be done with them, or with all; on a wide page it stays in sight. */
export function SelectionBar({ selection, total, shown, onBin }: SelectionBarProps) {
  const { count, everything, wholePage } = selection;
  return (
    <section
      aria-label="Selection"
      className="upper-bar z-10 border-t border-b border-t-ink border-b-rule bg-paper py-2 text-sm md:sticky md:top-0 print:hidden"
    >
      <div className="flex min-h-9 flex-wrap items-center gap-x-4 gap-y-1">
        <label className="scripted flex min-h-9 items-center gap-2">
          <input
            type="checkbox"
            checked={wholePage}
            ref={(box) => {
              if (box) box.indeterminate = count > 0 && !wholePage;
            }}
            onChange={selection.togglePage}
            className="m-1 size-4"
          />
          Select this page
        </label>
        <span role="status" className="figures">
          {count > 0 && `${everything ? "All " : ""}${projects(count)} selected`}
        </span>
        {wholePage && !everything && total > count && (
          <Button look="bare" onClick={selection.selectEverything}>
            Select all {amount(total)} that match
          </Button>
        )}
        {count > 0 && (
          <Button look="bare" onClick={selection.clear}>
            Select none
          </Button>
        )}
        <span className="ml-auto">
          <ExportMenu many={selection.many()} count={count > 0 ? count : total} />
        </span>
      </div>
      {count > 0 && <Actions selection={selection} shown={shown} onBin={onBin} />}
    </section>
  );
}

function Actions({ selection, shown, onBin }: Omit<SelectionBarProps, "total">) {
  const { change, done } = useBookmarkMany(shown.filter(selection.has));
  const many = selection.many();
  const count = amount(selection.count);
  const start = (bookmarked: boolean) => {
    if (!change.isPending) change.mutate({ many, bookmarked });
  };
  return (
    <div className="mt-1 flex flex-wrap items-center gap-2">
      <Button aria-disabled={change.isPending} onClick={() => start(true)}>
        Bookmark {count}
      </Button>
      <Button aria-disabled={change.isPending} onClick={() => start(false)}>
        Remove bookmarks
      </Button>
      {"ids" in many && many.ids.length > 1 && many.ids.length <= MAX_COMPARED && (
        <Link href={links.compare(many.ids)} prefetch={false} className={buttonClass()}>
          Compare {count}
        </Link>
      )}
      {onBin && <Button onClick={onBin}>Move {count} to the bin</Button>}
      <span role="status" className="figures text-quiet">
        {done}
      </span>
      {change.error && (
        <span role="alert" className="text-danger">
          Not changed: {change.error.message}
        </span>
      )}
    </div>
  );
}

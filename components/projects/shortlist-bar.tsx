"use client";

import { X } from "lucide-react";
import Link from "next/link";
import { useRef } from "react";
import { Button, buttonClass } from "@/components/ui/button";
import {
  clearShortlist,
  removeShortlisted,
  type Shortlisted,
  useShortlist,
} from "@/lib/client/projects/shortlist";
import { MAX_COMPARED } from "@/lib/contracts/limits";
import { links } from "@/lib/view/links";

/** The projects put aside to be compared, at the lower edge; nothing while there are none. */
export function ShortlistBar() {
  const list = useShortlist();
  const items = useRef<HTMLUListElement>(null);
  if (list.length === 0) return null;
  function remove(at: number) {
    const next =
      items.current?.querySelectorAll("button")[at + 1] ?? items.current?.querySelectorAll("button")[at - 1];
    next?.focus();
    const id = list[at]?.id;
    if (id !== undefined) removeShortlisted(id);
  }
  return (
    <section
      aria-label="Shortlist"
      className="lower-bar sticky bottom-0 z-30 -mx-4 mt-10 flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-ink bg-paper px-4 py-2 print:hidden sm:-mx-6 sm:px-6"
    >
      <p className="figures text-sm text-quiet max-sm:sr-only">
        To compare: {list.length} of {MAX_COMPARED}
      </p>
      <ul ref={items} className="flex min-w-0 flex-1 flex-wrap gap-x-4 gap-y-1">
        {list.map((project, at) => (
          <Listed key={project.id} {...project} onRemove={() => remove(at)} />
        ))}
      </ul>
      <div className="flex gap-2">
        <Link
          href={links.compare(list.map(({ id }) => id))}
          prefetch={false}
          className={buttonClass({ look: "primary" })}
        >
          Compare
        </Link>
        <Button look="bare" onClick={clearShortlist}>
          Clear
        </Button>
      </div>
    </section>
  );
}

function Listed({ id, title, onRemove }: Shortlisted & { onRemove: () => void }) {
  return (
    <li className="flex min-w-0 items-center gap-x-1">
      <Link
        href={links.project(id)}
        prefetch={false}
        dir="auto"
        className="max-w-44 truncate font-serif hover:text-accent"
      >
        {title}
      </Link>
      <button
        type="button"
        aria-label={`Take ${title} off the shortlist`}
        className="inline-flex size-6 shrink-0 items-center justify-center text-quiet hover:text-danger"
        onClick={onRemove}
      >
        <X aria-hidden="true" className="size-3.5" />
      </button>
    </li>
  );
}

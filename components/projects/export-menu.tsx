"use client";

import { ChevronDown, Download } from "lucide-react";
import { type KeyboardEvent, useRef } from "react";
import { buttonClass } from "@/components/ui/button";
import { exportHref } from "@/lib/client/projects/export-href";
import type { ManyProjects } from "@/lib/client/projects/use-selection";
import { amount } from "@/lib/view/amounts";

const FORMATS = [
  { format: "csv", label: "CSV, for a spreadsheet" },
  { format: "md", label: "Markdown, to read" },
  { format: "json", label: "JSON" },
  { format: "jsonl", label: "JSON Lines" },
  { format: "jsonl", label: "JSON Lines with vectors", vectors: true },
  { format: "card", label: "Dataset card for JSON Lines" },
] as const;

interface ExportMenuProps {
  many: ManyProjects;
  count: number;
}

/** The files that the selected projects, or all that match, can be had as. Works without scripts. */
export function ExportMenu({ many, count }: ExportMenuProps) {
  const menu = useRef<HTMLDetailsElement>(null);
  const close = () => {
    if (menu.current) menu.current.open = false;
  };
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !menu.current?.open) return;
    close();
    menu.current.querySelector("summary")?.focus();
  };
  return (
    <details
      ref={menu}
      onKeyDown={closeOnEscape}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (relatedTarget && !currentTarget.contains(relatedTarget)) close();
      }}
      className="relative"
    >
      <summary data-menu className={`${buttonClass()} figures list-none`}>
        <Download aria-hidden="true" className="size-4" />
        Export {amount(count)}
        <ChevronDown aria-hidden="true" className="size-3.5" />
      </summary>
      <ul className="absolute right-0 z-20 mt-1 w-64 max-w-[calc(100vw-2rem)] rounded-sm border border-edge bg-sheet py-1 text-sm">
        {FORMATS.map(({ format, label, ...more }) => (
          <li key={label}>
            <a
              href={exportHref(many, format, "vectors" in more)}
              download
              onClick={close}
              className="block px-3 py-1.5 hover:bg-wash hover:text-accent"
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

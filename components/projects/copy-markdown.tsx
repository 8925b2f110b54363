"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import { KeyButton } from "@/components/ui/key-button";
import { useShortcuts } from "@/lib/client/shortcuts/use-shortcuts";
import type { Project } from "@/lib/contracts/types";
import { links } from "@/lib/view/links";
import { projectMarkdown } from "@/lib/view/project-markdown";

/** Long enough to be seen, in milliseconds. */
const SAID_MS = 4000;

/** Puts a project on the clipboard as Markdown; shows the text to be copied where the browser does not allow that. */
export function CopyMarkdown({ project }: { project: Project }) {
  const [copied, setCopied] = useState(false);
  const [shown, setShown] = useState<string | null>(null);
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (!copied) return;
    const over = setTimeout(() => setCopied(false), SAID_MS);
    return () => clearTimeout(over);
  }, [copied]);
  useEffect(() => {
    if (shown !== null) area.current?.select();
  }, [shown]);
  async function copy() {
    const text = projectMarkdown(project, new URL(links.project(project.id), location.href).href);
    try {
      // Not there at all where the page came over plain HTTP from elsewhere.
      await navigator.clipboard.writeText(text);
      setShown(null);
      setCopied(true);
    } catch {
      setShown(text);
    }
  }
  useShortcuts("project", { copy: () => void copy() });
  return (
    <>
      <KeyButton of="copy" className="scripted" onClick={() => void copy()}>
        {copied ? (
          <Check aria-hidden="true" className="size-4 shrink-0 text-accent" />
        ) : (
          <Copy aria-hidden="true" className="size-4 shrink-0" />
        )}
        Copy as Markdown
      </KeyButton>
      <span role="status" className="sr-only">
        {copied && "Copied"}
      </span>
      {shown !== null && (
        <div className="w-full">
          <label htmlFor={id} className="text-sm text-quiet">
            The browser does not let this page use the clipboard. Copy it from here:
          </label>
          <textarea
            ref={area}
            id={id}
            readOnly
            rows={8}
            value={shown}
            className="mt-1 w-full rounded-sm border border-edge bg-sheet p-2.5 font-mono text-sm"
          />
        </div>
      )}
    </>
  );
}

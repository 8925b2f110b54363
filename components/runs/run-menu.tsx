"use client";

import { Menu } from "@base-ui/react/menu";
import { ChevronDown } from "lucide-react";
import Link from "next/link";
import { useRef, useState } from "react";
import { buttonClass } from "@/components/ui/button";
import { exportHref } from "@/lib/client/projects/export-href";
import { useDeleteRun } from "@/lib/client/runs/use-delete-run";
import { isFinished } from "@/lib/contracts/run-state";
import type { RunStatus } from "@/lib/contracts/types";
import { links } from "@/lib/view/links";
import { samplesPrefill } from "@/lib/view/run-prefill";

const FORMATS = [
  ["csv", "CSV"],
  ["json", "JSON"],
  ["jsonl", "JSON lines"],
  ["md", "Markdown"],
] as const;

const ITEM =
  "flex min-h-9 w-full cursor-default items-center px-4 text-sm outline-hidden data-highlighted:bg-wash data-highlighted:text-accent data-disabled:text-quiet forced-colors:data-highlighted:outline-2 forced-colors:data-highlighted:-outline-offset-2";

/** All else that can be done with a run. */
export function RunMenu({ status }: { status: RunStatus }) {
  const remove = useDeleteRun(status);
  const place = useRef<HTMLDivElement>(null);
  const [said, say] = useState<string | null>(null);
  const finished = isFinished(status);
  return (
    <>
      <Menu.Root modal={false}>
        <Menu.Trigger className={buttonClass()}>
          More
          <ChevronDown aria-hidden="true" className="-mr-1 size-4" />
        </Menu.Trigger>
        {/* In the page's own landmark, not at the end of its body. */}
        <Menu.Portal container={place}>
          <Menu.Positioner
            positionMethod="fixed"
            align="start"
            sideOffset={4}
            className="z-40 outline-hidden print:hidden"
          >
            <Menu.Popup className="max-h-(--available-height) min-w-48 overflow-y-auto rounded-sm border border-edge bg-sheet py-1 outline-hidden">
              {finished && (
                <Menu.Item
                  className={ITEM}
                  render={<Link href={links.designer(samplesPrefill(status))} prefetch={false} />}
                >
                  Run again, same seed
                </Menu.Item>
              )}
              <Menu.Item className={ITEM} onClick={() => void copyLink(status.task_id).then(say)}>
                Copy link
              </Menu.Item>
              {status.counts.saved > 0 && (
                <Menu.Group>
                  <Menu.GroupLabel className="mt-1 border-t border-rule px-4 pt-2 pb-1 text-xs text-quiet">
                    Export its ideas
                  </Menu.GroupLabel>
                  {FORMATS.map(([format, label]) => (
                    <Menu.Item
                      key={format}
                      className={ITEM}
                      render={<a href={exportOf(status, format)} download />}
                    >
                      {label}
                    </Menu.Item>
                  ))}
                </Menu.Group>
              )}
              <Menu.Separator className="my-1 h-px bg-rule" />
              <Menu.Item
                className={`${ITEM} text-danger`}
                disabled={!finished || remove.isPending}
                onClick={() => remove.mutate()}
              >
                {finished ? "Delete" : "Delete (once it has ended)"}
              </Menu.Item>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      <div ref={place} className="absolute" />
      <p role="status" className="figures w-full text-sm text-quiet empty:absolute">
        {said}
      </p>
      {remove.error && (
        <p role="alert" dir="auto" className="w-full text-sm text-danger">
          {remove.error.message}
        </p>
      )}
    </>
  );
}

/** A file with a run's ideas. */
const exportOf = ({ task_id, counts }: RunStatus, format: string) =>
  exportHref({ filter: { run_id: task_id }, expected: counts.saved }, format, true);

/** Puts the run's address on the clipboard. @returns what to say of it */
async function copyLink(taskId: string): Promise<string> {
  const address = new URL(links.run(taskId), window.location.href).href;
  try {
    await navigator.clipboard.writeText(address);
    return "Link copied.";
  } catch {
    // There is no clipboard on http, elsewhere than on localhost.
    return `The browser gives no access to its clipboard. The link: ${address}`;
  }
}

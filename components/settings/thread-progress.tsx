import { Notice } from "@/components/ui/notice";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { ThreadImport } from "@/lib/contracts/types";
import { amount, counted } from "@/lib/view/amounts";

interface ThreadProgressProps {
  title: string | null;
  /** What the import waits for from the first. */
  note: string | null;
  progress: ThreadImport | undefined;
}

/** How far the import of a thread is. */
export function ThreadProgress({ title, note, progress }: ThreadProgressProps) {
  const { fetched = false, stored = 0, read = 0, failed = 0, projects = 0 } = progress ?? {};
  const done = read + failed;
  const waitsFor = progress ? progress.note : note;
  const isOver = fetched && done === stored;
  const state = isOver
    ? "Imported"
    : fetched
      ? "Its comments are being read"
      : "Its comments are being fetched";
  return (
    <div className="space-y-2">
      <p dir="auto" className="font-serif">
        {title ?? "The thread"}
      </p>
      <ProgressBar
        value={fetched && stored > 0 ? done / stored : fetched ? 1 : 0}
        label="Import of the thread"
        text={`${done} of ${stored} comments read`}
        stopped={waitsFor !== null}
      />
      <p className="figures text-sm text-quiet">
        {amount(done)} of {counted(stored, "comment")} read, {counted(projects, "project")} found
        {failed > 0 && `, ${amount(failed)} could not be read`}
      </p>
      <p role="status" className={isOver ? "text-sm" : "sr-only"}>
        {state}.
      </p>
      {waitsFor && (
        <Notice tone="caution">
          <bdi>{waitsFor}</bdi>
        </Notice>
      )}
    </div>
  );
}

import Form from "next/form";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { REVIEW_ACTIONS } from "@/lib/contracts/review-status";
import { links } from "@/lib/view/links";
import type { HistoryPage } from "@/lib/view/review-params";
import { actionWords } from "@/lib/view/review-text";

const field = "h-9 rounded-sm border border-edge bg-sheet px-2.5";

/** Which entries of the history are shown; works without scripts. */
export function HistoryFilters({ page }: { page: HistoryPage }) {
  const { action, by, project_id, bulk_id } = page;
  const narrowed = action !== null || by !== null || project_id !== null || bulk_id !== null;
  return (
    <Form action={links.reviewHistory()} className="mb-6 flex flex-wrap items-end gap-x-4 gap-y-2 text-sm">
      {bulk_id !== null && <input type="hidden" name="bulk_id" value={bulk_id} />}
      {project_id !== null && <input type="hidden" name="project_id" value={project_id} />}
      <label>
        <span className="mb-1 block text-quiet">What was done</span>
        <select name="action" defaultValue={action ?? ""} className={field}>
          <option value="">Every change</option>
          {REVIEW_ACTIONS.map((name) => (
            <option key={name} value={name}>
              {actionWords(name)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className="mb-1 block text-quiet">By whom</span>
        <input
          name="by"
          dir="auto"
          maxLength={100}
          autoComplete="off"
          defaultValue={by ?? ""}
          className={`${field} w-40`}
        />
      </label>
      <Button type="submit">Filter</Button>
      {narrowed && (
        <Link href={links.reviewHistory()} prefetch={false} className="link ml-2">
          Show everything
        </Link>
      )}
    </Form>
  );
}

import Form from "next/form";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { QUEUE_ORDERS, type QueueOrder, REVIEW_STATUSES } from "@/lib/contracts/review-status";
import { links } from "@/lib/view/links";
import type { FilterTexts, ReviewPage } from "@/lib/view/review-params";
import { reviewState } from "@/lib/view/review-text";

const ORDERS: Record<QueueOrder, string> = {
  oldest: "Oldest",
  score: "Score",
  novelty: "Novelty",
  run: "Run",
  disagreement: "Disagreement",
};

/** The order of the queue, and which ideas are on it; both are in the address and work without scripts. */
export function QueueFilters({ page }: { page: ReviewPage }) {
  return (
    <div className="mb-5 flex flex-wrap items-start justify-between gap-x-8 gap-y-2 text-sm">
      <nav aria-label="Order" className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        {QUEUE_ORDERS.map((order) => (
          <Link
            key={order}
            href={links.review({ ...page, order, project: null })}
            prefetch={false}
            aria-current={page.order === order ? "true" : undefined}
            className={`border-b py-0.5 hover:text-accent ${page.order === order ? "border-ink" : "border-transparent text-quiet forced-colors:border-[color:Canvas]"}`}
          >
            {ORDERS[order]}
          </Link>
        ))}
      </nav>
      <FilterForm page={page} />
    </div>
  );
}

const field = "h-9 w-full min-w-0 rounded-sm border border-edge bg-sheet px-2.5";
/** In the form; others stay as the address has them. */
const SHOWN = ["review_status", "q", "tags", "min_idea_score", "max_idea_score"] as const;

function FilterForm({ page: { filter, order } }: { page: ReviewPage }) {
  const given = Object.keys(filter).length;
  const kept = Object.entries(filter).filter(([name]) => !SHOWN.some((shown) => shown === name));
  return (
    <details className="w-full sm:w-auto sm:min-w-72" open={given > 0}>
      <summary className="min-h-6 hover:text-accent sm:text-right">
        {given === 0 ? "Filter" : `Filter (${given})`}
      </summary>
      <Form action={links.review()} className="mt-3 grid grid-cols-2 gap-x-3 gap-y-2 sm:max-w-md">
        {order !== "oldest" && <input type="hidden" name="order" value={order} />}
        {kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Labelled label="State">
          <select name="review_status" defaultValue={filter.review_status ?? ""} className={field}>
            <option value="">{reviewState("pending")}</option>
            {REVIEW_STATUSES.filter((status) => status !== "pending").map((status) => (
              <option key={status} value={status}>
                {reviewState(status)}
              </option>
            ))}
            <option value={REVIEW_STATUSES.join(",")}>All of them</option>
          </select>
        </Labelled>
        <Labelled label="Words">
          <input name="q" type="search" defaultValue={filter.q} maxLength={200} className={field} />
        </Labelled>
        <Labelled label="Tags">
          <input name="tags" defaultValue={filter.tags} placeholder="maps, music" className={field} />
        </Labelled>
        <div className="grid grid-cols-2 gap-2">
          <ScoreField name="min_idea_score" label="Score from" filter={filter} />
          <ScoreField name="max_idea_score" label="to" filter={filter} />
        </div>
        <p className="col-span-2 mt-1 flex items-center gap-4">
          <Button type="submit">Filter</Button>
          {given > 0 && (
            <Link href={links.review({ order })} prefetch={false} className="link">
              Show all that wait
            </Link>
          )}
        </p>
      </Form>
    </details>
  );
}

function Labelled({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is its child
    <label className="min-w-0 text-quiet">
      {label}
      <span className="mt-0.5 block text-ink">{children}</span>
    </label>
  );
}

interface ScoreFieldProps {
  name: "min_idea_score" | "max_idea_score";
  label: string;
  filter: FilterTexts;
}

const ScoreField = ({ name, label, filter }: ScoreFieldProps) => (
  <Labelled label={label}>
    <input name={name} type="number" min={1} max={10} defaultValue={filter[name]} className={field} />
  </Labelled>
);

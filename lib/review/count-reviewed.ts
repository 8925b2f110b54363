import "server-only";
import type { ReviewCounts } from "@/lib/contracts/review";
import { REVIEW_STATUSES } from "@/lib/contracts/review-status";
import { listSql } from "@/lib/projects/list-sql";
import { longRead } from "@/lib/projects/long-read";

/** How many of all ideas are in each state, and how many are in the bin. */
export async function countReviewed(): Promise<ReviewCounts> {
  const [row = []] = await longRead(counts(), [...REVIEW_STATUSES]);
  const [pending = 0, approved = 0, rejected = 0, duplicate = 0, binned = 0] = row.map(Number);
  return { pending, approved, rejected, duplicate, binned };
}

const counts = () =>
  `SELECT ${[
    ...REVIEW_STATUSES.map(
      () => "(SELECT count(*) FROM waywo_projects WHERE review_status = ? AND binned_at IS NULL)",
    ),
    `(SELECT count(*) FROM waywo_projects WHERE ${listSql().isBinned})`,
  ].join(", ")}`;

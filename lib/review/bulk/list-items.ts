import "server-only";
import type { BulkItems, BulkItemsQuery } from "@/lib/contracts/bulk";
import { db } from "@/lib/core/db";
import type { BulkChange } from "@/lib/generated/prisma/client";
import { findBulk } from "./bulk-state";

/**
 * One page of a bulk change's projects, in the order they are changed, with what became of each.
 *
 * @throws DomainError not_found
 */
export async function listBulkItems(
  id: string,
  { limit, offset, outcome }: BulkItemsQuery,
): Promise<BulkItems> {
  const bulk = await findBulk(id);
  const items = await db().bulkItem.findMany({
    where: { bulkId: bulk.id, ...(outcome === undefined ? {} : { outcome }) },
    orderBy: { position: "asc" },
    take: limit,
    skip: offset,
  });
  return {
    items: items.map(({ projectId, title, outcome, error }) => ({
      project_id: projectId,
      title,
      outcome,
      error,
    })),
    total: outcome === undefined ? bulk.total : bulk[COUNTERS[outcome]],
    limit,
    offset,
  };
}

/** By outcome, where a change counts it. */
export const COUNTERS = {
  changed: "changed",
  unchanged: "unchanged",
  not_reviewable: "notReviewable",
  gone: "gone",
  failed: "failed",
} as const satisfies Record<string, keyof BulkChange>;

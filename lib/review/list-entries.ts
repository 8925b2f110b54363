import "server-only";
import type { HistoryQuery, ReviewHistory } from "@/lib/contracts/review-history";
import { db } from "@/lib/core/db";
import { entryDtos } from "./entry-dto";

/** One page of what admins have done, the newest first. */
export async function listEntries({ limit, offset, ...filter }: HistoryQuery): Promise<ReviewHistory> {
  const { project_id, by, action, bulk_id } = filter;
  const where = {
    ...(project_id === undefined ? {} : { projectId: project_id }),
    ...(by === undefined ? {} : { by }),
    ...(action === undefined ? {} : { action }),
    ...(bulk_id === undefined ? {} : { bulkId: bulk_id }),
  };
  const [total, entries] = await Promise.all([
    db().reviewEntry.count({ where }),
    db().reviewEntry.findMany({ where, orderBy: { id: "desc" }, skip: offset, take: limit }),
  ]);
  return { entries: await entryDtos(db(), entries), total, limit, offset };
}

import "server-only";
import type { ExportQuery } from "@/lib/contracts/exports";
import { db } from "@/lib/core/db";
import { whereOf } from "../list-projects";

const PAGE = 100;

/** The projects of an export: those of its filters and ids that were there when it began. */
export interface Selection {
  count: number;
  /** Their ids, in order, page by page: memory does not grow with them. */
  pages(): AsyncGenerator<number[]>;
}

export async function selectProjects({ ids, ...filter }: ExportQuery): Promise<Selection> {
  const filters = whereOf(filter);
  const where = ids ? { AND: [filters, { id: { in: ids } }] } : filters;
  const found = await db().project.aggregate({ where, _count: true, _max: { id: true } });
  const lastId = found._max.id ?? 0;
  return {
    count: found._count,
    async *pages() {
      for (let after = 0; after < lastId; ) {
        const page = await db().project.findMany({
          where: { AND: [where, { id: { gt: after, lte: lastId } }] },
          orderBy: { id: "asc" },
          take: PAGE,
          select: { id: true },
        });
        const last = page.at(-1);
        if (!last) return;
        after = last.id;
        yield page.map(({ id }) => id);
      }
    },
  };
}

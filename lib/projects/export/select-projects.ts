import "server-only";
import type { ExportQuery } from "@/lib/contracts/exports";
import { db } from "@/lib/core/db";
import { projectConditions } from "../project-filter";

const PAGE = 100;

/** The projects of an export: those of its filters and ids that were there when it began. */
export interface Selection {
  count: number;
  /** Their ids, in order, page by page: memory does not grow with them. */
  pages(): AsyncGenerator<number[]>;
}

export async function selectProjects({ ids, ...filter }: ExportQuery): Promise<Selection> {
  const { sql, values } = projectConditions(filter);
  const named = ids === undefined ? "1" : "p.id IN (SELECT value FROM json_each(?))";
  const all = [...values, ...(ids === undefined ? [] : [JSON.stringify(ids)])];
  const from = `FROM waywo_projects AS p WHERE ${sql} AND ${named}`;
  const [found] = await db().$queryRawUnsafe<{ count: bigint; last: bigint | null }[]>(
    `SELECT count(*) AS count, max(p.id) AS last ${from}`,
    ...all,
  );
  const lastId = Number(found?.last ?? 0);
  return {
    count: Number(found?.count ?? 0),
    async *pages() {
      for (let after = 0; after < lastId; ) {
        const page = await db().$queryRawUnsafe<{ id: bigint }[]>(
          `SELECT p.id ${from} AND p.id > ? AND p.id <= ? ORDER BY p.id LIMIT ${PAGE}`,
          ...all,
          after,
          lastId,
        );
        const last = page.at(-1);
        if (!last) return;
        after = Number(last.id);
        yield page.map(({ id }) => Number(id));
      }
    },
  };
}

import "server-only";
import { DESIGNER_SOURCE, HN_SOURCE, SAMPLE_SOURCE } from "@/lib/contracts/project-source";
import type { ProjectFilter } from "@/lib/contracts/projects";
import { keptBy } from "./kept-lists";
import { longRead } from "./long-read";
import { projectConditions } from "./project-filter";
import { accessTo } from "./project-order";

/** How many projects each tab of the list has. */
export interface TabCounts {
  all: number;
  hn: number;
  generated: number;
  bookmarked: number;
  sample: number;
}

/** The projects of each tab that match the rest of a filter, in one look at them. */
export async function countTabs(filter: ProjectFilter): Promise<TabCounts> {
  const { source: _, bookmarked: __, ...rest } = filter;
  const where = projectConditions(rest);
  const ofSource = "count(*) FILTER (WHERE p.source = ?)";
  const sql = `SELECT count(*), ${ofSource}, ${ofSource}, ${ofSource}, count(*) FILTER (WHERE p.is_bookmarked)
    FROM waywo_projects AS p ${accessTo(rest, "newest")} WHERE ${where.sql}`;
  const values = [HN_SOURCE, DESIGNER_SOURCE, SAMPLE_SOURCE, ...where.values];
  // Who joins or leaves a run is not heard of.
  const kept = rest.run_id === undefined ? keptBy({ sql, values }) : null;
  const known = kept?.recall<TabCounts>();
  if (known) return known;
  const [row = []] = await longRead(sql, values);
  const [all = 0, hn = 0, generated = 0, sample = 0, bookmarked = 0] = row.map(Number);
  const counts = { all, hn, generated, bookmarked, sample };
  kept?.keep(counts);
  return counts;
}

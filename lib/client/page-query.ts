import { z } from "zod";
import { projectSorts } from "@/lib/contracts/projects";
import { isTag, normaliseTag } from "@/lib/contracts/tag";

export const PAGE_SIZE = 25;

const first = (value: unknown) => (Array.isArray(value) ? value[0] : value);
const offset = z.preprocess(first, z.coerce.number().pipe(z.int().min(0).max(1_000_000))).catch(0);

/** The orders the page offers; the API has `random` too. */
export const pageSorts = projectSorts.filter((sort) => sort !== "random");

/** Given once with commas, or several times, as a form without scripts does. */
const tags = z
  .preprocess((value) => (Array.isArray(value) ? value.join(",") : value), z.string().max(1000))
  .catch("")
  .transform((text) => [...new Set(text.split(",").map(normaliseTag))].filter(isTag));

/** What stands in the address of `/projects`; anything odd counts as not given. */
export const projectPageSchema = z.object({
  tags,
  sort: z.preprocess(first, z.enum(pageSorts)).catch("newest"),
  offset,
});
export type ProjectPage = z.infer<typeof projectPageSchema>;

export const runPageSchema = z.object({ offset });

/** The address of a page of projects; defaults are left out. */
export function projectPageHref({ tags, sort, offset }: ProjectPage): string {
  const query = new URLSearchParams();
  if (tags.length > 0) query.set("tags", tags.join(","));
  if (sort !== "newest") query.set("sort", sort);
  if (offset > 0) query.set("offset", String(offset));
  return query.size > 0 ? `/projects?${query}` : "/projects";
}

import { PATHS } from "@/lib/contracts/paths";
import type { ManyProjects } from "./use-selection";

/** Where a file of many projects is: of as many as the list says, since it selects by the list's own filter. */
export function exportHref(many: ManyProjects, format: string, vectors: boolean): string {
  const query = new URLSearchParams("ids" in many ? { ids: many.ids.join(",") } : { ...many.filter });
  query.set("format", format);
  if (format === "json" || format === "jsonl") query.set("vectors", String(vectors));
  return `${PATHS.exportProjects.path}?${query}`;
}

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exportHref } from "@/lib/client/projects/export-href";
import { pageOfForm } from "@/lib/client/projects/use-filter-form";
import { type ProjectsPage, readProjectsPage } from "@/lib/view/projects-params";

const PLAIN = readProjectsPage({});

/** The form's fields as a page fills them in, and what somebody does to them. */
function formOf(page: ProjectsPage, typed: string, changes: Record<string, string> = {}): FormData {
  const form = new FormData();
  const { tags, source, comment_id, run_id, sort, seed, limit } = page;
  const fields = {
    ...{ q: page.q, tags_match: page.tags_match, bookmarked: page.bookmarked, is_valid: page.is_valid },
    ...{ min_idea_score: page.min_idea_score, max_idea_score: page.max_idea_score },
    ...{ min_complexity_score: page.min_complexity_score, max_complexity_score: page.max_complexity_score },
    ...{ date_from: page.date_from?.slice(0, 10), date_to: page.date_to?.slice(0, 10) },
    ...{ source, comment_id, run_id, sort, seed, limit, ...changes },
  };
  for (const [name, value] of Object.entries(fields)) form.append(name, String(value ?? ""));
  for (const status of page.review_status) form.append("review_status", status);
  form.append("tags", typed);
  form.append("tags", tags.join(","));
  return form;
}

const page = fc
  .record({
    q: fc.string(),
    tags: fc.constantFrom("", "maps", "maps,music"),
    min_idea_score: fc.constantFrom("", "3", "9"),
    max_idea_score: fc.constantFrom("", "5"),
    review_status: fc.constantFrom("", "approved", "approved,rejected"),
    date_from: fc.constantFrom("", "2026-01-01", "2026-01-01T08:30:00Z"),
    source: fc.constantFrom("", "hn", "elsewhere"),
    sort: fc.constantFrom("", "random", "novelty"),
    seed: fc.constantFrom("", "7"),
    limit: fc.constantFrom("", "50"),
    offset: fc.constantFrom("", "50"),
  })
  .map(readProjectsPage);

describe("the form of filters", () => {
  it("asks for the page that it was filled in from, from its start, while nobody touches it", () => {
    fc.assert(
      fc.property(page, (given) => {
        expect(pageOfForm(formOf(given, ""), given, "")).toEqual({ ...given, offset: 0 });
      }),
    );
  });

  it("adds a tag that is finished, and leaves out one that is still typed", () => {
    const given = { ...PLAIN, tags: ["maps"] };
    expect(pageOfForm(formOf(given, "mus"), given, "").tags).toEqual(["maps"]);
    expect(pageOfForm(formOf(given, "Music"), given, "Music").tags).toEqual(["maps", "music"]);
  });

  it("takes another day for a moment in the address, and keeps the moment otherwise", () => {
    const given = { ...PLAIN, date_from: "2026-01-01T08:30:00Z" };
    expect(pageOfForm(formOf(given, ""), given, "").date_from).toBe("2026-01-01T08:30:00Z");
    const changed = formOf(given, "", { date_from: "2026-01-02" });
    expect(pageOfForm(changed, given, "").date_from).toBe("2026-01-02");
  });
});

describe("the address of a file", () => {
  it("has the list's filter, or the ids that are selected", () => {
    const filter = { q: "c++ & maps", is_valid: "true" };
    expect(exportHref({ filter, expected: 3 }, "jsonl", false)).toBe(
      "/api/waywo-projects/export?q=c%2B%2B+%26+maps&is_valid=true&format=jsonl&vectors=false",
    );
    expect(exportHref({ ids: [3, 1] }, "csv", false)).toBe("/api/waywo-projects/export?ids=3%2C1&format=csv");
  });
});

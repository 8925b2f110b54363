import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { links } from "@/lib/view/links";
import { filtersInUse, PROJECT_TABS, tabOf, withoutFilters } from "@/lib/view/project-filters";
import { filterTexts, readProjectsPage } from "@/lib/view/projects-params";

const PLAIN = readProjectsPage({});
const words = (query: Record<string, string>) =>
  filtersInUse(readProjectsPage(query)).map(({ text, about }) => (about ? `${text} ${about}` : text));

describe("the tab of a page", () => {
  it.each(PROJECT_TABS)("is $name where its filter is the page's, and needs no chip then", (tab) => {
    const page = { ...PLAIN, source: tab.source, bookmarked: tab.bookmarked };
    expect(tabOf(page)).toBe(tab);
    expect(filtersInUse(page)).toEqual([]);
  });

  it("goes by the source where what is bookmarked is filtered too", () => {
    expect(tabOf(readProjectsPage({ source: "hn", bookmarked: "true" })).name).toBe("hn");
    expect(words({ source: "hn", bookmarked: "true" })).toEqual(["Bookmarked"]);
    expect(tabOf(readProjectsPage({ source: "elsewhere" })).name).toBe("all");
    expect(words({ source: "elsewhere", bookmarked: "true" })).toEqual(["Bookmarked", "Source elsewhere"]);
  });
});

describe("the filters in use", () => {
  it("are said in words, ranges as one", () => {
    expect(
      words({
        ...{ q: "tide tables", tags: "maps,ios", min_idea_score: "6", max_idea_score: "8" },
        ...{ min_complexity_score: "4", date_from: "2026-01-01", date_to: "2026-02-01" },
        ...{ review_status: "approved,rejected", bookmarked: "false", is_valid: "any", comment_id: "7" },
        run_id: "0c9a1c2e-4d83-4f6b-9a51-0f3a4a3c0001",
      }),
    ).toEqual([
      ...["Words tide tables", "# maps", "# ios", "Idea score 6 to 8", "Complexity 4 or more"],
      ...["Since 2026-01-01", "Before 2026-02-01", "Approved", "Rejected", "Not bookmarked"],
      ...["Valid and invalid", "Comment 7", "Run 0c9a1c2e"],
    ]);
    expect(words({ max_idea_score: "3", min_complexity_score: "2", max_complexity_score: "2" })).toEqual([
      "Idea score up to 3",
      "Complexity 2",
    ]);
  });

  it("can be taken away one by one, until none is left", () => {
    const text = fc.oneof(fc.constantFrom("true", "false", "any", "5", "hn", "x", "2026-01-01"), fc.string());
    const query = fc.record(Object.fromEntries(Object.keys(PLAIN).map((name) => [name, text])));
    fc.assert(
      fc.property(query, (given) => {
        let page = readProjectsPage(given);
        const tab = tabOf(page);
        for (let left = filtersInUse(page).length; left > 0; left--) {
          page = { ...page, ...filtersInUse(page)[0]?.without };
          expect(filtersInUse(page)).toHaveLength(left - 1);
        }
        expect(filterTexts({ ...page, source: null, bookmarked: null })).toEqual({ is_valid: "true" });
        expect(tabOf(page)).toBe(tab);
      }),
    );
  });

  it("are all gone with one link, which keeps tab, order and page size", () => {
    const page = readProjectsPage({
      q: "x",
      tags: "a",
      source: "hn",
      sort: "novelty",
      limit: "50",
      offset: "50",
    });
    expect(links.projects(withoutFilters(page))).toBe("/projects?source=hn&sort=novelty&limit=50");
  });
});

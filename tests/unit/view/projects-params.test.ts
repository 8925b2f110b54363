import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { projectListQuerySchema } from "@/lib/contracts/projects";
import { links } from "@/lib/view/links";
import { filterTexts, listQuery, type ProjectsPage, readProjectsPage } from "@/lib/view/projects-params";

const queryOf = (href: string) => Object.fromEntries(new URL(href, "http://page.test").searchParams);
const read = (href: string) => readProjectsPage(queryOf(href));
const PLAIN = readProjectsPage({});

const FULL: ProjectsPage = {
  q: "tide tables",
  tags: ["c++", "c#", "machine-learning", "gärten"],
  tags_match: "all",
  min_idea_score: 3,
  max_idea_score: 9,
  min_complexity_score: 2,
  max_complexity_score: 10,
  is_valid: "false",
  bookmarked: "true",
  date_from: "2026-01-01",
  date_to: "2026-03-01T08:30:00Z",
  source: "hn",
  comment_id: 42,
  run_id: "0c9a1c2e-4d83-4f6b-9a51-0f3a4a3c0001",
  review_status: ["approved", "rejected"],
  sort: "random",
  seed: 7,
  limit: 50,
  offset: 100,
};

describe("the address of a page of projects", () => {
  it("holds every filter, and is read back as it was written", () => {
    expect(read(links.projects(FULL))).toEqual(FULL);
  });

  it("leaves defaults out", () => {
    expect(links.projects(PLAIN)).toBe("/projects");
    expect(links.projects({ tags: ["ios"], sort: "idea_score" })).toBe("/projects?tags=ios&sort=idea_score");
  });

  it("keeps tags of every script", () => {
    const tags = ["istanbul", "स्वास्थ्य-सेवा", "ทำอาหาร", "தமிழ்", "کتابخانه", "r-d"];
    expect(read(links.projects({ tags })).tags).toEqual(tags);
    expect(readProjectsPage({ tags: "İstanbul,R&D,.NET" }).tags).toEqual(["istanbul", "r-d", "dotnet"]);
  });

  it("takes tags and states given more than once together, normalised and once each", () => {
    const page = readProjectsPage({
      tags: ["ios,Web App", "#ios", "!", ""],
      review_status: ["rejected", "approved,rejected"],
    });
    expect(page.tags).toEqual(["ios", "web-app"]);
    expect(page.review_status).toEqual(["approved", "rejected"]);
  });

  it("turns the ends of a range that are the wrong way round", () => {
    const page = readProjectsPage({
      ...{ min_idea_score: "8", max_idea_score: "3", min_complexity_score: "8", max_complexity_score: "3" },
      ...{ date_from: "2026-03-01T00:30", date_to: "2026-03-01T00:00:00Z" },
    });
    expect(page).toMatchObject({ min_idea_score: 3, max_idea_score: 8, min_complexity_score: 3 });
    expect(page).toMatchObject({ date_from: "2026-03-01T00:00:00Z", date_to: "2026-03-01T00:30" });
  });

  it.each([
    [{ sort: "upside-down" }],
    [{ review_status: "nonsense" }],
    [{ offset: "-1" }],
    [{ offset: "2.5" }],
    [{ offset: "1000001" }],
    [{ tags: "x,".repeat(600) }],
    [{ q: "x".repeat(201) }],
    [{ q: " " }],
    [{ limit: "30" }],
    [{ limit: "0" }],
    [{ seed: "7" }],
    [{ min_idea_score: "0" }],
    [{ max_complexity_score: "11" }],
    [{ is_valid: "maybe" }],
    [{ bookmarked: "" }],
    [{ date_from: "2026-02-30" }],
    [{ date_to: "yesterday" }],
    [{ run_id: "none" }],
    [{ comment_id: "x" }],
    [{ source: "" }],
    [{}],
  ])("counts %j as not given", (query) => {
    expect(readProjectsPage(query)).toEqual(PLAIN);
  });
});

/** What a person, or anybody, may write in an address. */
const anyQuery = fc.record(
  Object.fromEntries(
    Object.keys(PLAIN).map((name) => [
      name,
      fc.oneof(
        fc.string(),
        fc.array(fc.string(), { maxLength: 3 }),
        fc.integer({ min: -2, max: 60 }).map(String),
        fc.constantFrom("true", "any", "all", "random", "approved", "hn", "2026-02-28", "2026-02-29 23:59"),
        fc.constantFrom("2026-13-01", "2026-01-01T24:00:00Z", "0000-01-01", "2026-01-01T10:00:60Z"),
        fc.uuid(),
      ),
    ]),
  ),
  { requiredKeys: [] },
);

describe("the query of a page of projects", () => {
  it("is one that the API takes, whatever the address is", () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        const page = readProjectsPage(query);
        expect(read(links.projects(page))).toEqual(page);
        expect(projectListQuerySchema.safeParse(listQuery(page)).error).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });

  it("is what the page shows: valid projects alone unless told otherwise", () => {
    expect(listQuery(PLAIN)).toEqual({ is_valid: "true", limit: "25", offset: "0" });
    expect(filterTexts({ ...PLAIN, is_valid: "any" })).toEqual({});
    expect(projectListQuerySchema.parse(listQuery(FULL))).toMatchObject({
      ...{ q: "tide tables", tags: FULL.tags, tags_match: "all", min_idea_score: 3, is_valid: false },
      ...{ bookmarked: true, comment_id: 42, review_status: ["approved", "rejected"], seed: 7, limit: 50 },
    });
  });
});

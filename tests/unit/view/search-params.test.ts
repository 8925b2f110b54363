import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { links } from "@/lib/view/links";
import { readProjectsPage, readRunsPage } from "@/lib/view/search-params";

const queryOf = (href: string) => Object.fromEntries(new URL(href, "http://page.test").searchParams);
const read = (href: string) => readProjectsPage(queryOf(href));

describe("the address of a page of projects", () => {
  it("is read back as it was written, and leaves defaults out", () => {
    const page = {
      tags: ["c++", "c#", "machine-learning", "gärten"],
      sort: "novelty",
      review_status: "approved",
      offset: 50,
    } as const;
    expect(read(links.projects({ ...page, tags: [...page.tags] }))).toEqual(page);
    expect(links.projects({ tags: [], sort: "newest", review_status: null, offset: 0 })).toBe("/projects");
    expect(links.projects({ tags: ["ios"], sort: "idea_score" })).toBe("/projects?tags=ios&sort=idea_score");
  });

  it("keeps tags of every script", () => {
    const tags = ["istanbul", "स्वास्थ्य-सेवा", "ทำอาหาร", "தமிழ்", "کتابخانه", "r-d"];
    expect(read(links.projects({ tags })).tags).toEqual(tags);
    expect(readProjectsPage({ tags: "İstanbul,R&D,.NET" }).tags).toEqual(["istanbul", "r-d", "dotnet"]);
  });

  it("takes tags given more than once together, normalised and once each", () => {
    expect(readProjectsPage({ tags: ["ios,Web App", "#ios", "!"] }).tags).toEqual(["ios", "web-app"]);
  });

  it.each([
    [{ sort: "random" }],
    [{ sort: "upside-down" }],
    [{ review_status: "nonsense" }],
    [{ offset: "-1" }],
    [{ offset: "-0" }],
    [{ offset: "2.5" }],
    [{ offset: "12abc" }],
    [{ offset: "1000001" }],
    [{ tags: "x,".repeat(600) }],
    [{}],
  ])("counts %j as not given", (query) => {
    expect(readProjectsPage(query)).toEqual({ tags: [], sort: "newest", review_status: null, offset: 0 });
  });

  it("is read from anything without throwing, and then written and read the same", () => {
    const text = fc.oneof(fc.string(), fc.array(fc.string()), fc.constant(undefined));
    fc.assert(
      fc.property(text, text, text, (tags, sort, offset) => {
        const page = readProjectsPage({ tags, sort, offset });
        expect(page.offset).toBeGreaterThanOrEqual(0);
        expect(Number.isInteger(page.offset)).toBe(true);
        expect(["newest", "idea_score", "complexity_score", "novelty"]).toContain(page.sort);
        expect(read(links.projects(page))).toEqual(page);
      }),
    );
  });
});

describe("other addresses", () => {
  it("name the page of runs only past the first", () => {
    expect(links.runs({ offset: 0 })).toBe("/runs");
    expect(links.runs({ offset: 25 })).toBe("/runs?offset=25");
    expect(readRunsPage({ offset: ["25", "50"] })).toEqual({ offset: 25 });
  });

  it("leave out of the Designer's address what does not fill it in", () => {
    expect(links.designer()).toBe("/");
    expect(links.designer({ tags: [], ideas: 5, creativity: 0.85, min_score: null })).toBe(
      "/?ideas=5&creativity=0.85",
    );
  });
});

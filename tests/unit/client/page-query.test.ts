import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { projectPageHref, projectPageSchema } from "@/lib/client/page-query";

const read = (href: string) =>
  projectPageSchema.parse(Object.fromEntries(new URL(href, "http://page.test").searchParams));

describe("the address of a page of projects", () => {
  it("is read back as it was written", () => {
    const page = { tags: ["c++", "machine-learning"], sort: "novelty", offset: 50 } as const;
    expect(read(projectPageHref({ ...page, tags: [...page.tags] }))).toEqual(page);
    expect(projectPageHref({ tags: [], sort: "newest", offset: 0 })).toBe("/projects");
  });

  it("takes tags given more than once together, normalised and once each", () => {
    expect(projectPageSchema.parse({ tags: ["ios,Web App", "#ios", "!"] }).tags).toEqual(["ios", "web-app"]);
  });

  it("counts anything odd as not given", () => {
    const text = fc.oneof(fc.string(), fc.array(fc.string()), fc.constant(undefined));
    fc.assert(
      fc.property(text, text, text, (tags, sort, offset) => {
        const page = projectPageSchema.parse({ tags, sort, offset });
        expect(page.offset).toBeGreaterThanOrEqual(0);
        expect(Number.isInteger(page.offset)).toBe(true);
        expect(["newest", "idea_score", "complexity_score", "novelty"]).toContain(page.sort);
        expect(read(projectPageHref(page))).toEqual(page);
      }),
    );
  });
});

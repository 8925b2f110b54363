import { describe, expect, it } from "vitest";
import { links } from "@/lib/view/links";
import { readRunsPage } from "@/lib/view/runs-params";

describe("other addresses", () => {
  it("name the page of runs only past the first", () => {
    expect(links.runs({ offset: 0 })).toBe("/runs");
    expect(links.runs({ offset: 25 })).toBe("/runs?offset=25");
    expect(readRunsPage({ offset: ["25", "50"] })).toMatchObject({ offset: 25 });
  });

  it("leave out of the Designer's address what does not fill it in", () => {
    expect(links.designer()).toBe("/");
    expect(links.designer({ tags: [], ideas: 5, creativity: 0.85, min_score: null })).toBe(
      "/?ideas=5&creativity=0.85",
    );
  });
});

import { type ComponentType, createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { IdeaEntry } from "@/components/ideas/idea-entry";
import { RowErrors } from "@/components/runs/row-errors";
import { RunTitle } from "@/components/runs/run-title";
import { OutsideLink } from "@/components/ui/outside-link";
import { TagLine } from "@/components/ui/tag-line";

const render = <Props extends object>(component: ComponentType<Props>, props: Props) =>
  renderToStaticMarkup(createElement(component, props));

/** Every letter that is read from right to left stands in an element that isolates it. */
function expectIsolated(html: string): void {
  const rest = html.replace(/<(bdi|(\w+)(?= [^>]*dir="auto"))[^>]*>(?:(?!<\/?\1\b)[\s\S])*<\/\1>/g, "");
  expect(rest.replace(/<[^>]*>/g, "")).not.toMatch(/\p{sc=Hebrew}/u);
  expect(html).toMatch(/\p{sc=Hebrew}/u);
}

test("a stored text does not turn the direction of what stands around it", () => {
  const idea = {
    title: "כותרת",
    shortDescription: "תקציר",
    description: "תיאור",
    tags: ["תג", "עוד"],
    ideaScore: 5,
    complexityScore: 5,
    novelty: null,
    noveltyNote: null,
    tooLike: { likenesses: [{ reason: "similar" as const, title: "דומה" }], nearest: null },
    relaxed: false,
    relaxedWishes: [],
    projectId: 1,
  };
  expectIsolated(render(IdeaEntry, { idea, mark: "1", heading: "h2" }));
  expectIsolated(render(TagLine, { tags: idea.tags }));
  expectIsolated(render(RunTitle, { run: { num_requested: 3, seed_tags: idea.tags } }));
  expectIsolated(
    render(RowErrors, {
      errors: [{ row: 0, error: "שגיאה", stage: null, code: "internal", retryable: false }],
      onRetry: null,
    }),
  );
  expectIsolated(render(OutsideLink, { href: "https://אתר.example", children: "אתר" }));
});

describe("a link that a stranger wrote", () => {
  test.each(["https://tide.example/", "HTTP://tide.example"])("leads to %s and tells nothing", (href) => {
    const html = render(OutsideLink, { href, children: "Tide" });
    expect(html).toMatch(/^<a href="http/i);
    expect(html).toContain('rel="noopener noreferrer nofollow ugc"');
  });

  test.each([
    "javascript:alert(1)",
    " javascript:alert(1)",
    "JAVASCRIPT:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "//evil.example",
    "/api/health",
    "ftp://evil.example",
    "https:evil.example",
    "",
  ])("is text where it is no web address: %j", (href) => {
    expect(render(OutsideLink, { href, children: "Tide" })).toBe("<bdi>Tide</bdi>");
  });
});

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { BookmarkButton } from "@/components/projects/bookmark-button";

const markup = (is_bookmarked: boolean, labelled: boolean) => {
  const button = createElement(BookmarkButton, {
    project: { id: 7, title: "Tide Tables", is_bookmarked },
    labelled,
  });
  return renderToStaticMarkup(createElement(QueryClientProvider, { client: new QueryClient() }, button));
};

describe("a bookmark's button", () => {
  it.each([true, false])("says in the first HTML whether the bookmark is on: %s", (on) => {
    expect(markup(on, true)).toContain(`aria-pressed="${on}"`);
    expect(markup(on, false)).toContain(`aria-pressed="${on}"`);
  });

  it("names the project where it is an icon alone, and has a name that does not change", () => {
    expect(markup(false, false)).toContain('aria-label="Bookmark Tide Tables"');
    expect(markup(true, true)).toMatch(/<\/svg>Bookmark<span aria-hidden="true"/);
  });
});

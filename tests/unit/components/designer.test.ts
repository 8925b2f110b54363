import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { DesignerAside } from "@/components/designer/designer-aside";
import { DesignerDesk } from "@/components/designer/designer-desk";
import { readDesignerUrl } from "@/lib/client/designer/designer-url";
import type { Project, RunList } from "@/lib/contracts/types";
import { forecastWords } from "@/lib/view/forecast";

vi.mock("next/navigation", () => ({ useRouter: () => ({ push: () => {} }) }));

const IDEA = {
  id: 7,
  title: "Tidewatch",
  short_description: "Tide alarms for anglers",
  hashtags: ["iot", "fishing"],
  idea_score: 8,
} as Project;
const RUN = {
  ...{ task_id: "a-run", state: "SUCCESS", outcome: null, num_requested: 3, num_saved: 3, num_failed: 0 },
  ...{
    seed_tags: ["maps"],
    creativity: 0.85,
    model: "built-in",
    error: null,
    created_at: "",
    updated_at: "",
  },
} as unknown as RunList["runs"][number];
const ESTIMATE = {
  calls: 15,
  prompt_tokens: 9000,
  completion_tokens: 1000,
  seconds: 12,
  cost: null,
  runs: 4,
};

interface Given {
  search?: string;
  model?: string;
  runs?: number;
  exampleSets?: string[][];
}

/** The page's first HTML. */
function html({ search = "", model = "built-in", runs = 4, exampleSets }: Given = {}): string {
  const forecast = forecastWords(runs > 0 ? ESTIMATE : { ...ESTIMATE, calls: null, runs });
  const prefill = readDesignerUrl(search);
  const aside = createElement(DesignerAside, {
    ideas: [IDEA],
    exampleSets: exampleSets ?? [["gardening", "sensors"]],
    runs: { runs: [RUN], total: 1, limit: 4, offset: 0 },
  });
  const writer = { model, builtIn: model === "built-in" };
  const desk = createElement(DesignerDesk, { writer, forecast, prefill, ...{ children: aside } });
  return renderToStaticMarkup(createElement(QueryClientProvider, { client: new QueryClient() }, desk));
}

const text = (markup: string) => markup.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");

test("the first HTML has ideas to look at, tags to begin with, the latest runs, the model and what a run takes", () => {
  const page = html();
  for (const link of [
    "/projects/7",
    "/?tags=iot,fishing",
    "/?tags=gardening,sensors",
    "/runs/a-run",
    "/settings",
  ])
    expect(page).toContain(`href="${link}"`);
  expect(text(page)).toContain("Tidewatch");
  expect(text(page)).toContain("About 15 calls, 10,000 tokens and 12 seconds, going by the last 4 runs.");
  expect(text(page)).toContain("Written by the built-in composer");
  expect(text(html({ model: "llama3.2", runs: 0 }))).toMatch(
    /This model has written no run yet.* Written by llama3\.2 \. Change it/,
  );
});

test("what could not be read in time leaves no heading without anything below it", () => {
  expect(text(html())).toContain("Tags to begin with");
  expect(text(html({ exampleSets: [] }))).not.toContain("Tags to begin with");
});

test("an address fills the form in before any script has run", () => {
  const page = html({ search: "tags=maps,ios&ideas=12" });
  expect(text(page)).toContain("Every idea will combine maps and ios .");
  expect(text(page)).toContain("Generate 12 ideas");
});

test("the tag field is a combobox from the first moment, and the only control for any tag", () => {
  const page = html();
  expect(page).toMatch(/<input[^>]*role="combobox"/);
  expect(page).not.toContain('type="checkbox"');
});

import { type ComponentType, createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { ComparisonTable } from "@/components/projects/comparison-table";
import { NearestProject } from "@/components/projects/nearest-project";
import { ProjectScores } from "@/components/projects/project-scores";
import { SimilarProjects } from "@/components/projects/similar-projects";
import type { Project, Row } from "@/lib/contracts/types";

const render = <Props extends object>(component: ComponentType<Props>, props: Props) =>
  renderToStaticMarkup(createElement(component, props));
const textOf = (html: string) => html.replace(/<[^>]*>/g, "");

const project = (over: Partial<Project>) =>
  ({
    id: 7,
    source: "nemo_data_designer",
    title: "Tide Tables",
    short_description: "Tells when to dig for clams",
    description: "It reads the gauge of the harbour and tells each morning when the flats are dry.",
    hashtags: ["tides", "maps"],
    idea_score: 7,
    complexity_score: 4,
    novelty: 0.32,
    novelty_note: null,
    run_id: null,
    review_status: null,
    review_reason: null,
    ...over,
  }) as Project;

const row = (over: Partial<Row> = {}) =>
  ({
    target_complexity: 6,
    target_audience: "clam diggers",
    idea_quality: {
      idea_score: 7,
      complexity_score: 4,
      idea_reasoning: "It says who asks for it.",
      complexity_reasoning: "One source of data.",
    },
    nearest: null,
    ...over,
  }) as Row;

describe("how a project was judged", () => {
  it("tells each score with its meaning and the judge's reasons, and asked against judged", () => {
    const html = render(ProjectScores, { project: project({}), row: row() });
    for (const said of [
      "Idea score: 7 of 10",
      "a creative approach with clear value for someone named",
      "It says who asks for it.",
      "Asked for 6, judged 4: simpler than asked.",
      "One source of data.",
      "Novelty: 0.32 of 1",
    ])
      expect(html).toContain(said);
    expect(html.match(/aria-current="true"/g)).toHaveLength(2);
  });

  it("has the nearest project beside the novelty, and the nearest of then where that was another", () => {
    const near = { project: project({ id: 9, title: "Ebb & Flow" }), similarity: 0.84 };
    const text = (given: Row) =>
      textOf(render(ProjectScores, { project: project({}), row: given, nearest: near }));
    expect(text(row())).toContain("84 % similar to Ebb &amp; Flow, the nearest project.");
    expect(text(row({ nearest: { project_id: 8, title: "Low Water" } }))).toContain(
      "the nearest was Low Water.",
    );
    expect(text(row({ nearest: { project_id: 9, title: "Ebb & Flow" } }))).not.toContain("When it was made");
  });

  it("says what the judge gave where an admin has changed it", () => {
    expect(render(ProjectScores, { project: project({ idea_score: 9 }), row: row() })).toContain(
      "Edited; the judge gave 7.",
    );
  });
});

describe("the nearest project", () => {
  const nearest = (over: Partial<Project>) =>
    render(NearestProject, {
      project: project({}),
      nearest: {
        project: project({ id: 9, title: "Ebb", hashtags: ["tides", "radio"], ...over }),
        similarity: 0.9,
      },
    });

  it("is compared by tags", () => {
    expect(textOf(nearest({}))).toContain("In commontidesOnly heremapsOnly thereradio");
    expect(textOf(nearest({ hashtags: [] }))).toContain("In commonno tag");
  });

  it("is compared by words where many are in both, and told as it is where few or too many are", () => {
    const close = "It reads the gauge of the harbour and tells each evening when the flats are dry.";
    expect(textOf(nearest({ description: close }))).toContain("[only there: evening]");
    const told = textOf(nearest({ description: "Sings to plants." }));
    expect(told).toContain("with hardly a phrase in common:Sings to plants.");
    expect(textOf(nearest({ description: `${close} `.repeat(60) }))).toContain(`Its description:${close}`);
  });
});

describe("projects side by side", () => {
  const compare = (...projects: Project[]) =>
    render(ComparisonTable, { compared: projects.map((each) => ({ project: each, row: null })) });

  it("name the tags on all of them, and leave out what none has", () => {
    const html = compare(
      project({ hashtags: ["tides", "maps"], novelty: null }),
      project({ id: 8, hashtags: ["maps"], novelty: null }),
    );
    expect(textOf(html)).toContain("On all of them: maps.");
    expect(html).not.toContain(">Novelty<");
    expect(html).toContain('href="/projects/compare?ids=8"');
  });
});

it("texts of people and models stay text, whichever way they are written", () => {
  const strange = project({
    title: "<b>כותרת</b>",
    short_description: "תקציר",
    description: "תיאור",
    hashtags: ["תג"],
  });
  const found = { project: strange, similarity: 0.5 };
  const html = [
    render(NearestProject, { project: project({}), nearest: found }),
    render(SimilarProjects, { found: [found] }),
    render(ComparisonTable, { compared: [{ project: strange, row: null }] }),
    render(ProjectScores, { project: project({}), row: row(), nearest: found }),
  ].join("");
  expect(html).not.toContain("<b>");
  const rest = html.replace(/<(bdi|(\w+)(?= [^>]*dir="auto"))[^>]*>(?:(?!<\/?\1\b)[\s\S])*<\/\1>/g, "");
  expect(textOf(rest)).not.toMatch(/\p{sc=Hebrew}/u);
});

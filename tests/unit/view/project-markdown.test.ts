import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { markdownLine, projectMarkdown } from "@/lib/view/project-markdown";

const project = {
  title: "Tide *Tables*",
  short_description: "Tells when to dig [for clams](javascript:alert(1))",
  description: "Reads the harbour's gauge, in real-time.\n\n# Not a heading\nbut a text.\n\n1. Not a list",
  hashtags: ["tides", "open_data"],
  idea_score: 7,
  complexity_score: 4,
  novelty: 0.5 as number | null,
  primary_url: null as string | null,
};
const ADDRESS = "http://localhost:3000/projects/7";

test("a project is copied as a person would note it down", () => {
  expect(projectMarkdown(project, ADDRESS)).toBe(`# Tide \\*Tables\\*

**Tells when to dig \\[for clams\\](javascript:alert(1))**

Reads the harbour's gauge, in real-time.

\\# Not a heading but a text.

1\\. Not a list

- Scores: idea 7 of 10, complexity 4 of 10, novelty 0.50
- Tags: tides, open\\_data
- <http://localhost:3000/projects/7>
`);
});

test("what is not known is left out, and what is no web address is no link", () => {
  const bare = {
    ...project,
    short_description: "",
    hashtags: [],
    novelty: null,
    primary_url: "javascript:alert(1)",
  };
  const text = projectMarkdown({ ...bare, description: "One line." }, ADDRESS);
  expect(text).toBe(
    `# Tide \\*Tables\\*\n\nOne line.\n\n- Scores: idea 7 of 10, complexity 4 of 10\n- <${ADDRESS}>\n`,
  );
  expect(projectMarkdown({ ...project, primary_url: "https://tide.example/" }, ADDRESS)).toContain(
    "- <https://tide.example/>\n",
  );
});

describe("a line of Markdown", () => {
  const unescaped = (text: string) => text.replace(/\\(.)/gsu, "$1");

  test("is one line that reads as the text, and nothing in it means anything", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."ab 1.)-+#*_`[]<>|~$\\=\n\t".split("")) }), (text) => {
        const line = markdownLine(text);
        expect(line).not.toMatch(/\n/);
        expect(unescaped(line)).toBe(text.replace(/\s+/g, " ").trim());
        expect(line.replace(/\\./gsu, "")).not.toMatch(/[*_`[\]<>|~$\\]/);
        expect(line).not.toMatch(/^(?:[#+=-]|\d+[.)])/);
      }),
    );
  });
});

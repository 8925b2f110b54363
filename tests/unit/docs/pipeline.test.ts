import { describe, expect, test } from "vitest";
import { corrected, opening } from "@/lib/llm/conversation";
import { responseSchema } from "@/lib/pipeline/ask-column";
import { ideaQuality, ideaQualityPrompt, ideaQualitySchema } from "@/lib/pipeline/columns/idea-quality";
import { metadata as metadataColumn, metadataPrompt, metadataSchema } from "@/lib/pipeline/columns/metadata";
import { projectIdeaPrompt, readProjectIdea } from "@/lib/pipeline/columns/project-idea";
import { TARGET_AUDIENCES } from "@/lib/pipeline/columns/target-audience";
import { compareIdeasPrompt, comparisonSchema } from "@/lib/pipeline/compare-ideas";
import { GRADED_EXAMPLES } from "@/lib/pipeline/graded-examples/graded-examples";
import type { Prompt } from "@/lib/pipeline/prompt";
import { buildVocabulary } from "@/lib/pipeline/vocabulary";
import { readMarkdown, sectionOf } from "./markdown";

const document = await readMarkdown("docs/pipeline.md");

// The example that docs/pipeline.md goes through.
const seedTags = ["nutrition", "ios"];
const primaryTag = "nutrition";
const samples = {
  primaryTag,
  secondaryTags: ["computer-vision", "tide-tables"],
  targetAudience: "students and learners",
  targetComplexity: 4,
  exploring: true,
  problemFrame: "people decide with too little information",
};
const projectIdea = blockOf("## `project_idea`", "text", 1);
const metadata = metadataSchema({ required: seedTags, vocabulary: buildVocabulary([]) }).parse(
  JSON.parse(blockOf("## `metadata`", "json", 1)),
);

/** The nth fenced block of a kind under a heading. */
function blockOf(heading: string, kind: string, nth = 0): string {
  const blocks = [
    ...sectionOf(document, heading).matchAll(new RegExp(`^\`\`\`${kind}\n([\\s\\S]*?)\n\`\`\`$`, "gm")),
  ];
  const block = blocks[nth]?.[1];
  if (block === undefined) throw new Error(`There is no ${kind} block ${nth} under "${heading}".`);
  return block;
}

const quoted = ({ system, user }: Prompt) => `${system}\n\n${user}`;

describe("docs/pipeline.md", () => {
  test("quotes the prompt of project_idea as it is sent, and an idea that its schema takes", () => {
    const avoid = [
      {
        title: "Plate Ledger",
        purpose: "Keep a diary of meals by photograph",
        sentence: "Nobody types in a food by hand.",
      },
      { title: "Calorie Lens", purpose: null },
    ];
    const inspirations = [
      { project_id: 12, title: "Pantry Clock", purpose: "Says what in the kitchen spoils next", far: false },
      { project_id: 87, title: "Swing Notes", purpose: "Compares golf swings frame by frame", far: false },
      { project_id: 40, title: "Lock Keeper", purpose: "Tells boats when a lock will open", far: true },
    ];
    const siblings = [{ title: "Salt Diary", purpose: "Counts salt for people with high blood pressure" }];
    const row = { samples, seedTags, avoid, inspirations, siblings };
    expect(blockOf("## `project_idea`", "text")).toBe(quoted(projectIdeaPrompt(row)));
    expect(readProjectIdea(projectIdea)).toEqual({ ok: true, value: projectIdea });
  });

  test("quotes the prompt of metadata as it is sent, its schema, and an answer that the schema takes", () => {
    const commonTags = ["web-app", "developer-tools", "ios"];
    const prompt = metadataPrompt({ projectIdea, primaryTag, seedTags, commonTags });
    expect(blockOf("## `metadata`", "text")).toBe(quoted(prompt));
    expect(JSON.parse(blockOf("## `metadata`", "json"))).toEqual(responseSchema(metadataColumn));
    expect(metadata.hashtags).toEqual(expect.arrayContaining(seedTags));
  });

  test("quotes the prompt of idea_quality as it is sent, its schema, and an answer that the schema takes", () => {
    const { targetComplexity } = samples;
    const examples = GRADED_EXAMPLES.filter(({ id }) => ["graded:4", "graded:10"].includes(id));
    const prompt = ideaQualityPrompt({ projectIdea, metadata, examples, targetComplexity });
    expect(blockOf("## `idea_quality`", "text")).toBe(quoted(prompt));
    expect(JSON.parse(blockOf("## `idea_quality`", "json"))).toEqual(responseSchema(ideaQuality));
    const answer = ideaQualitySchema.parse(JSON.parse(blockOf("## `idea_quality`", "json", 1)));
    expect(answer).toMatchObject({ ideaScore: expect.any(Number), complexityScore: expect.any(Number) });
  });

  test("quotes the prompt that compares two ideas", () => {
    const other = {
      projectIdea: "Plate Ledger is a diary of meals.\n\nIt keeps a photograph of each.",
      metadata: { ...metadata, title: "Plate Ledger", shortDescription: "A diary of meals by photograph" },
    };
    const prompt = compareIdeasPrompt({ projectIdea, metadata }, other);
    expect(blockOf("## Ranking", "text")).toBe(quoted(prompt));
    expect(comparisonSchema.safeParse({ better: "b" }).success).toBe(true);
  });

  test("quotes a correction as it is sent", () => {
    const problems = ["title: has 7 words, 2 to 5 words are needed", "hashtags: is missing"];
    const messages = corrected(
      opening({ system: "", user: "", version: "" }),
      { answer: "{}", problems },
      "json",
    );
    expect(blockOf("## Corrections", "text")).toBe(messages.at(-1)?.content);
  });

  test("names every audience", () => {
    for (const audience of TARGET_AUDIENCES) expect(document).toContain(audience);
  });
});

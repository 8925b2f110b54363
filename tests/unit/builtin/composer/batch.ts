import { readFileSync } from "node:fs";
import { createComposer } from "@/lib/builtin/composer/composer";
import { metadataPrompt } from "@/lib/pipeline/columns/metadata";
import { projectIdeaPrompt } from "@/lib/pipeline/columns/project-idea";
import { modelSeed } from "@/lib/pipeline/pipeline";
import type { Prompt } from "@/lib/pipeline/prompt";
import { sampleRows } from "@/lib/pipeline/sample-rows";
import { buildVocabulary } from "@/lib/pipeline/vocabulary";

export interface BatchIdea {
  title: string;
  tagline: string;
  description: string;
  prose: string;
}

const projects: { hashtags: string[] }[] = JSON.parse(readFileSync("prisma/seed/projects.json", "utf8"));
export const VOCABULARY = buildVocabulary(projects.map(({ hashtags }) => ({ tags: hashtags })));

const composer = createComposer();

export async function ask({ system, user }: Prompt, seed: number, temperature: number): Promise<string> {
  const response = await composer.fetch("http://built-in/v1/chat/completions", {
    method: "POST",
    body: JSON.stringify({
      model: "built-in",
      seed,
      temperature,
      messages: [
        { role: "system", content: system },
        { role: "user", content: user },
      ],
    }),
  });
  return (await response.json()).choices[0].message.content;
}

/** Writes the ideas of a run as the product does, row by row. */
export async function batchOf(seedTags: string[], numIdeas: number, seed: number): Promise<BatchIdea[]> {
  const rows = sampleRows({ seed, numIdeas, seedTags, vocabulary: VOCABULARY });
  const commonTags = VOCABULARY.tags.slice(0, 40).map(({ tag }) => tag);
  return await Promise.all(
    rows.map(async (samples, row) => {
      const prose = await ask(
        projectIdeaPrompt({ samples, seedTags, avoid: [] }),
        modelSeed(seed, row, 0, 0),
        0.85,
      );
      const prompt = metadataPrompt({
        projectIdea: prose,
        primaryTag: samples.primaryTag,
        seedTags,
        commonTags,
      });
      const metadata = JSON.parse(await ask(prompt, modelSeed(seed, row, 0, 1), 0.1));
      const { title, short_description: tagline, description } = metadata;
      return { title, tagline, description, prose };
    }),
  );
}

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

export const sentencesOf = (text: string): string[] =>
  text
    .split(/\n+/)
    .flatMap((part) => [...segmenter.segment(part)])
    .map(({ segment }) => segment.trim())
    .filter((sentence) => /\p{L}/u.test(sentence));

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { DESIGNER_SOURCE } from "@/lib/contracts/project-source";
import { db } from "@/lib/core/db";
import { embeddingText } from "@/lib/embeddings/novelty";
import { encodeVector } from "@/lib/embeddings/vector";
import { ask } from "@/lib/llm/ask";
import { responseSchema } from "@/lib/pipeline/ask-column";
import {
  type IdeaQuality,
  ideaQuality,
  ideaQualityPrompt,
  ideaQualitySchema,
} from "@/lib/pipeline/columns/idea-quality";
import { GRADED_EXAMPLES, type GradedExample } from "@/lib/pipeline/graded-examples/graded-examples";
import { intervalOf, resample } from "@/lib/quality/resample";
import { mean, spearman } from "@/lib/quality/statistics";
import { editProject } from "@/lib/review/edit-project";
import { nearestSpread, SHOWN_EXAMPLES } from "@/lib/runs/row/choose-examples";
import { type EmbeddedExample, readDecisions } from "@/lib/runs/row/read-decisions";
import { forgetSingletons } from "../../support/app";
import { jsonQuestion, testDeps } from "../../support/stub-model/questions";
import { hash, seeded } from "../../support/stub-model/random";
import { StubModel } from "../../support/stub-model/stub";
import { openTempStore, type TempStore } from "../../support/temp-store";
import { BiasedJudge, clamp, type Idea, ideas } from "./biased-judge";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

const ANCHORS = 40;
const TESTED = 100;
let store: TempStore;
let stub: StubModel;
beforeEach(async () => {
  forgetSingletons();
  store = await openTempStore();
  stub = await StubModel.start();
});
afterEach(async () => {
  await stub.close();
  await store.close();
});

const MODEL = "words";
const NUMBERS = 64;

/** A vector by its words: texts that share many are near. */
function embed(texts: Pick<Idea, "title" | "shortDescription" | "description">[]): Float32Array[] {
  return texts.map((text) => {
    const vector = new Float32Array(NUMBERS);
    for (const word of embeddingText(text)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []) {
      const random = seeded(hash(word));
      for (let at = 0; at < NUMBERS; at++) vector[at] = (vector[at] ?? 0) + random() - 0.5;
    }
    return vector;
  });
}

/** Stores ideas that the judge scored by itself, and has an admin give them these scores instead. */
async function decideAbout(anchors: Idea[], scores: number[], vectors: Float32Array[]): Promise<void> {
  await db().project.deleteMany();
  for (const [n, { truth: _, ...texts }] of anchors.entries()) {
    const score = scores[n] ?? 0;
    const judged = score === 10 ? 9 : score + 1;
    const run = await db().generationRun.create({ data: { ...RUN, id: `run ${n} ${Math.random()}` } });
    const project = await db().project.create({
      data: {
        ...texts,
        ideaScore: judged,
        complexityScore: 3,
        hashtags: '["ios","nutrition","maps"]',
        source: DESIGNER_SOURCE,
        reviewStatus: "pending",
        descriptionEmbedding: encodeVector(vectors[n] ?? new Float32Array()),
        embeddingModel: MODEL,
        row: {
          create: {
            ...ROW,
            runId: run.id,
            candidates: {
              create: {
                ...texts,
                number: 0,
                chosen: true,
                projectIdea: "p",
                ideaScore: judged,
                complexityScore: 3,
              },
            },
          },
        },
      },
    });
    await editProject(project.id, { version: 0, idea_score: score }, "ann");
  }
}

const RUN = {
  state: "SUCCESS",
  numIdeas: 1,
  seedTags: "[]",
  creativity: 0.85,
  seed: 1,
  llmModel: "stub",
  embeddingModel: "e",
  finishedAt: new Date(),
} as const;
const ROW = {
  row: 0,
  state: "saved",
  primaryTag: "ios",
  secondaryTags: "[]",
  targetAudience: "a",
  targetComplexity: 3,
} as const;

test("forty decisions as anchors correct a judge that over-rates length; the same decisions shuffled do not", async () => {
  const anchors = ideas(ANCHORS, 0);
  const tested = ideas(TESTED, ANCHORS);
  expect(anchors.filter(({ title }) => tested.some((other) => other.title === title))).toEqual([]);
  const worth = new Map([...anchors, ...tested].map(({ title, truth }) => [title, truth]));
  for (const { title, idea_score } of GRADED_EXAMPLES) worth.set(title, idea_score);
  const judge = new BiasedJudge(worth);
  stub.answer(({ messages }) => ({ say: judge.answer(messages.at(1)?.content ?? "") }));

  const ofAnchors = embed(anchors);
  const ofTested = embed(tested);
  const ofList = embed(
    GRADED_EXAMPLES.map(({ short_description: shortDescription, ...rest }) => ({
      ...rest,
      shortDescription,
    })),
  );
  const given = anchors.map(({ truth }) => clamp(truth));
  const listed = GRADED_EXAMPLES.map(({ idea_score }) => idea_score);

  /** The pool with these scores: admins' decisions as the product reads them, and its own list. */
  async function pool(scores: number[], listScores: number[]): Promise<EmbeddedExample[]> {
    await decideAbout(anchors, scores, ofAnchors);
    const decisions = await readDecisions("the tested run", MODEL);
    expect(decisions).toHaveLength(ANCHORS);
    const list = GRADED_EXAMPLES.map((example, n) => ({
      example: { ...example, idea_score: listScores[n] ?? 0 },
      vector: ofList[n] ?? new Float32Array(),
    }));
    return [...decisions, ...list];
  }

  async function scoresWith(examples: EmbeddedExample[]): Promise<number[]> {
    const deps = testDeps(stub.url);
    return Promise.all(
      tested.map(async (idea, n) => {
        const vector = ofTested[n] ?? new Float32Array();
        const quality = await ask<IdeaQuality>(
          questionOf(idea, nearestSpread(vector, examples, SHOWN_EXAMPLES)),
          deps,
        );
        return quality.ideaScore;
      }),
    );
  }

  const without = await scoresWith([]);
  const anchored = await scoresWith(await pool(given, listed));
  const shuffled = await scoresWith(await pool(permuted(given), permuted(listed)));

  const truths = tested.map(({ truth }) => truth);
  const figures = (scores: number[]) => ({
    correlation: (places: number[]) =>
      spearman(places.map((n) => [truths[n] ?? 0, scores[n] ?? 0] as const)) ?? 0,
    error: (places: number[]) => mean(places.map((n) => Math.abs((truths[n] ?? 0) - (scores[n] ?? 0)))) ?? 0,
  });
  const all = tested.map((_, n) => n);
  const interval = (statistic: (places: number[]) => number): [low: number, value: number, high: number] => {
    const resampled = [...resample("rows", TESTED, { resamples: 1000, seed: 13 })].map(statistic);
    const [low = 0, high = 0] = intervalOf("rows", statistic(all), resampled, TESTED) ?? [];
    return [low, statistic(all), high];
  };
  const [plain, better, mixed] = [figures(without), figures(anchored), figures(shuffled)];
  const rise = interval((places) => better.correlation(places) - plain.correlation(places));
  const fall = interval((places) => plain.error(places) - better.error(places));
  const riseOfShuffled = interval((places) => mixed.correlation(places) - plain.correlation(places));
  const fallOfShuffled = interval((places) => plain.error(places) - mixed.error(places));
  const overShuffled = interval((places) => better.correlation(places) - mixed.correlation(places));
  const errorOverShuffled = interval((places) => mixed.error(places) - better.error(places));
  if (process.env.SHOW_FIGURES) {
    const shown = { plain, better, mixed };
    for (const [name, { correlation, error }] of Object.entries(shown)) {
      process.stdout.write(`${name}: ${interval(correlation)} ${interval(error)}\n`);
    }
    process.stdout.write(
      `${JSON.stringify({ rise, fall, riseOfShuffled, fallOfShuffled, overShuffled, errorOverShuffled })}\n`,
    );
  }

  // 95 % intervals of the differences leave out 0.
  expect(rise[0]).toBeGreaterThan(0);
  expect(fall[0]).toBeGreaterThan(0);
  expect(overShuffled[0]).toBeGreaterThan(0);
  expect(errorOverShuffled[0]).toBeGreaterThan(0);
  // Shuffled anchors bring nothing.
  expect(riseOfShuffled[0]).toBeLessThanOrEqual(0);
  expect(fallOfShuffled[0]).toBeLessThanOrEqual(0);
});

function permuted(scores: number[]): number[] {
  const random = seeded(99);
  return scores
    .map((score) => ({ score, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ score }) => score);
}

function questionOf(idea: Idea, examples: readonly GradedExample[]) {
  const { title, shortDescription, description } = idea;
  const { records: _, ...question } = jsonQuestion();
  return {
    ...question,
    label: ideaQuality.name,
    prompt: ideaQualityPrompt({
      projectIdea: description,
      metadata: { title, shortDescription, description, hashtags: ["ios"] },
      examples,
      targetComplexity: 3,
    }),
    temperature: 0.2,
    maxTokens: ideaQuality.maxTokens,
    answer: {
      kind: "json" as const,
      name: ideaQuality.name,
      schema: ideaQualitySchema,
      jsonSchema: responseSchema(ideaQuality),
    },
  };
}

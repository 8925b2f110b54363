import { spawn } from "node:child_process";
import { once } from "node:events";
import OpenAI from "openai";
import { describe, expect, it } from "vitest";
import { ask } from "@/lib/llm/ask";
import { ideaQualityPrompt, ideaQualitySchema } from "@/lib/pipeline/columns/idea-quality";
import { metadataPrompt, metadataSchema } from "@/lib/pipeline/columns/metadata";
import { projectIdeaPrompt, readProjectIdea } from "@/lib/pipeline/columns/project-idea";
import { buildVocabulary } from "@/lib/pipeline/vocabulary";
import { freshStub } from "@/tests/support/stub-model/fresh-stub";
import { jsonQuestion, testDeps } from "@/tests/support/stub-model/questions";
import { StubModel } from "@/tests/support/stub-model/stub";

const stub = freshStub({ dimensions: 64 });

const { group, signal, onCall } = jsonQuestion();
const context = { group, signal, onCall, temperature: 0.5, maxTokens: 500 };
const samples = {
  primaryTag: "ios",
  secondaryTags: ["health"],
  targetAudience: "indie hackers",
  targetComplexity: 4,
  exploring: false,
};
const seedTags = ["nutrition", "ios"];
const required = ["ios", "nutrition"];

/** A whole row's three columns, as the pipeline asks for them. */
async function row() {
  const deps = testDeps(stub().url);
  const projectIdea = await ask(
    {
      ...context,
      label: "project_idea",
      prompt: projectIdeaPrompt({ samples, seedTags, avoid: [] }),
      answer: { kind: "prose", parse: readProjectIdea },
    },
    deps,
  );
  const metadata = await ask(
    {
      ...context,
      label: "metadata",
      prompt: metadataPrompt({ projectIdea, primaryTag: "ios", seedTags, commonTags: ["health", "cli"] }),
      answer: {
        kind: "json",
        name: "metadata",
        schema: metadataSchema({ required, vocabulary: buildVocabulary([]) }),
        jsonSchema: {},
      },
    },
    deps,
  );
  const quality = await ask(
    {
      ...context,
      label: "idea_quality",
      prompt: ideaQualityPrompt({ projectIdea, metadata, targetComplexity: 4 }),
      answer: { kind: "json", name: "idea_quality", schema: ideaQualitySchema, jsonSchema: {} },
    },
    deps,
  );
  return { projectIdea, metadata, quality };
}

describe("the stub model", () => {
  it("answers each column validly at once, and differently each time", async () => {
    const rows = await Promise.all(Array.from({ length: 50 }, row));
    expect(stub().counts.byColumn).toEqual({ project_idea: 50, metadata: 50, idea_quality: 50 });
    expect(new Set(rows.map(({ projectIdea }) => projectIdea)).size).toBe(50);
    expect(new Set(rows.map(({ metadata }) => metadata.title)).size).toBe(50);
    expect(rows.every(({ metadata }) => required.every((tag) => metadata.hashtags.includes(tag)))).toBe(true);
    // Not told the target, the judge has nothing to echo.
    expect(rows.every(({ quality }) => quality.complexityScore === 5)).toBe(true);
  });

  it("answers the same idea each time when told to", async () => {
    stub().options = { ideas: "same" };
    const rows = [await row(), await row()];
    expect(rows[0]?.metadata.title).toBe(rows[1]?.metadata.title);
  });

  it("injects faults into a share of its calls, the same ones for the same seed", async () => {
    const outcomes = async () => {
      const faulty = await StubModel.start({ faults: { share: 0.3, kinds: ["500", "reset"] }, seed: 7 });
      const deps = testDeps(faulty.url, { maxRetries: 0 });
      const answered: boolean[] = [];
      for (let call = 0; call < 60; call++) {
        const prompt = projectIdeaPrompt({ samples, seedTags, avoid: [] });
        const answer = { kind: "prose" as const, parse: readProjectIdea };
        const asked = ask({ ...context, label: "project_idea", prompt, answer }, deps);
        answered.push(await asked.then(() => true).catch(() => false));
      }
      await faulty.close();
      return answered;
    };
    const first = await outcomes();
    expect(await outcomes()).toEqual(first);
    expect(first.filter((answered) => !answered).length).toBeGreaterThan(8);
    expect(first.filter((answered) => !answered).length).toBeLessThan(30);
  });

  it("gives each text a vector of its own, of length one, by both embedding routes", async () => {
    const client = new OpenAI({ baseURL: stub().url, apiKey: "none" });
    const { data } = await client.embeddings.create({ model: "stub", input: ["one", "two", "one"] });
    const response = await fetch(`${stub().origin}/embed`, {
      method: "POST",
      body: JSON.stringify({ documents: ["one"] }),
    });
    const { embeddings } = (await response.json()) as { embeddings: number[][] };
    const [one, two, again] = data.map(({ embedding }) => embedding);
    expect(one).toHaveLength(64);
    expect(again).toEqual(one);
    expect(embeddings[0]).toEqual(one);
    const cosine = (a: number[] = [], b: number[] = []) =>
      a.reduce((sum, x, at) => sum + x * (b[at] ?? 0), 0);
    expect(cosine(one, one)).toBeCloseTo(1, 5);
    expect(Math.abs(cosine(one, two))).toBeLessThan(0.6);
  });

  it("runs as a separate process, with its counts at /counts", async () => {
    const main = ["--import", "tsx", "tests/support/stub-model/main.ts", '{"latency":1}'];
    const child = spawn(process.execPath, main, { stdio: ["ignore", "pipe", "inherit"] });
    const [line] = (await once(child.stdout, "data")) as [Buffer];
    const origin = line.toString().trim();
    const answer = await fetch(`${origin}/v1/chat/completions`, { method: "POST", body: '{"messages":[]}' });
    expect(await answer.json()).toMatchObject({ choices: [{ finish_reason: "stop" }] });
    expect(await (await fetch(`${origin}/counts`)).json()).toMatchObject({ calls: 1 });
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([0, null]);
  });
});

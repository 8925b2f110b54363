import { expect, test, vi } from "vitest";
import { z } from "zod";
import { db } from "@/lib/core/db";
import { llmStructured } from "@/lib/pipeline/column";
import { metadata } from "@/lib/pipeline/columns/metadata";
import { projectIdea } from "@/lib/pipeline/columns/project-idea";
import { PIPELINE, type Pipeline } from "@/lib/pipeline/pipeline";
import { material } from "@/lib/pipeline/prompt";
import type { RowOfRound } from "@/lib/runs/round";
import type { StubRequest } from "../../support/stub-model/stub";
import { stubbedApp } from "../../support/stubbed-app";

const answer = z.object({ rivals: z.array(z.string()).max(5), crowded: z.boolean() });

/** A column as a person would add it: one constant, without fields of its own in the store. */
const marketCheck = llmStructured({
  name: "market_check",
  prompt: ({ samples, value }) => ({
    system: "You know what exists already. Answer with one JSON object, nothing else.",
    user: [
      `Name the rivals of ${value(metadata).title} among ${samples.targetAudience}.`,
      material("idea", value(projectIdea)),
    ].join("\n"),
    version: "1",
  }),
  temperature: 0.3,
  maxTokens: 512,
  format: answer,
  schema: () => answer,
});

const pipeline = vi.hoisted(() => ({ list: undefined as Pipeline | undefined }));
vi.mock("@/lib/runs/row/generate-row", async (importOriginal) => {
  const { generateRow } = await importOriginal<typeof import("@/lib/runs/row/generate-row")>();
  return { generateRow: (target: RowOfRound) => generateRow(target, pipeline.list) };
});

const launch = stubbedApp();

const isMarketCheck = ({ body }: StubRequest) =>
  JSON.stringify(body.response_format ?? "").includes("market_check");
const rivals = { rivals: ["Plate Ledger"], crowded: false };

test("a column added to the list is asked for, checked, stored and shown like any other", async () => {
  pipeline.list = [...PIPELINE, marketCheck];
  const { app, stub } = await launch({ stub: { dimensions: 16 } });
  stub.answer((request) => (isMarketCheck(request) ? { say: JSON.stringify(rivals) } : undefined));
  const { task_id } = await app.start({ num_ideas: 2, seed: 7, seed_tags: ["ios"] });
  expect(await app.end(task_id)).toMatchObject({ state: "SUCCESS", counts: { saved: 2 } });

  const rows = await app.rows(task_id);
  for (const row of rows) expect(row.columns).toEqual({ market_check: rivals });
  const asked = stub.log.filter(isMarketCheck);
  expect(asked.map(({ body }) => [body.seed, body.temperature, body.max_tokens]).sort()).toEqual([
    [300_016, 0.3, 512],
    [300_017, 0.3, 512],
  ]);
  for (const { metadata, target_audience, project_idea } of rows) {
    const prompt = asked.find(({ messages }) =>
      messages.at(1)?.content.includes(metadata?.title ?? "no title"),
    );
    expect(prompt?.messages.at(1)?.content).toContain(target_audience);
    expect(prompt?.messages.at(1)?.content).toContain(project_idea);
  }
  expect(await db().modelCall.count({ where: { column: "market_check", outcome: "ok" } })).toBe(2);
});

test("its failure is a row error in its name, and a retry asks for that column alone", async () => {
  pipeline.list = [...PIPELINE, marketCheck];
  const { app, stub } = await launch({ stub: { dimensions: 16 } });
  const takeAway = stub.answer((request) =>
    isMarketCheck(request) ? { say: JSON.stringify({ rivals: "none" }) } : undefined,
  );
  const { task_id } = await app.start({ num_ideas: 1, seed_tags: ["ios"] });
  const { errors } = await app.end(task_id);
  expect(errors[0]?.error).toMatch(/^Invalid market_check format: rivals must be an array/);
  expect(await db().generationRow.findFirst()).toMatchObject({ errorStage: "market_check" });

  takeAway();
  stub.answer((request) => (isMarketCheck(request) ? { say: JSON.stringify(rivals) } : undefined));
  const before = stub.counts.calls;
  await app.retry(task_id);
  expect(await app.end(task_id)).toMatchObject({ state: "SUCCESS", counts: { saved: 1 } });
  expect(stub.counts.calls - before).toBe(1);
});

test("a row begun before the column was added gets it when the row goes on", async () => {
  pipeline.list = PIPELINE;
  const { app, stub } = await launch({ stub: { dimensions: 16 } });
  const fail = stub.answer(({ route }) => (route === "embeddings" ? { status: 400, body: {} } : undefined));
  const { task_id } = await app.start({ num_ideas: 1, seed_tags: ["ios"] });
  await app.end(task_id);
  const [begun] = await app.rows(task_id);

  pipeline.list = [...PIPELINE, marketCheck];
  fail();
  stub.answer((request) => (isMarketCheck(request) ? { say: JSON.stringify(rivals) } : undefined));
  await app.retry(task_id);
  expect(await app.end(task_id)).toMatchObject({ state: "SUCCESS", counts: { saved: 1 } });
  const [row] = await app.rows(task_id);
  expect(row).toMatchObject({ project_idea: begun?.project_idea, columns: { market_check: rivals } });
});

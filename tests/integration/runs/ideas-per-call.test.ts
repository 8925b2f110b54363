import { expect, test, vi } from "vitest";
import { db } from "@/lib/core/db";
import { NO_MEASURES } from "../../support/run-options";
import type { StubReply, StubRequest } from "../../support/stub-model/types";
import { stubbedApp } from "../../support/stubbed-app";

const launch = stubbedApp();

const promptOf = ({ messages }: StubRequest) => messages.at(1)?.content ?? "";
const asksForSeveral = (request: StubRequest) =>
  request.column === "project_idea" && promptOf(request).includes('{"ideas":');

/** An idea that stands out by its name. */
const ideaOf = (name: string) =>
  `${name} is a project for people who keep ios apps in order. It compares what was planned with what was done, ` +
  `because notes in several tools never agree, and nobody knows which of them is right when it matters most.\n\n` +
  `It works offline: what comes in is stored on the device, compared with the cases seen before, and shown as one ` +
  `short list. Nothing else does this without an account.`;

const several = (ideas: { probability: unknown; idea: unknown }[]): StubReply => ({
  say: `Here they are:\n\`\`\`json\n${JSON.stringify({ ideas })}\n\`\`\``,
});

const scored = (idea_score: number): StubReply => ({
  say: JSON.stringify({ idea_reasoning: "r", idea_score, complexity_reasoning: "r", complexity_score: 3 }),
});

const options = { num_ideas: 1, seed_tags: ["ios"], measures: NO_MEASURES };
const env = { LLM_CONCURRENCY: "1" };

test("of three ideas in one answer the rarest is kept; the others are the next candidates, rarest first, without a call", async () => {
  const { app, stub } = await launch({ stub: { dimensions: 32 }, env });
  let call = 0;
  stub.answer((request) => {
    if (request.column === "idea_quality") return scored(2);
    if (!asksForSeveral(request)) return undefined;
    call += 1;
    return several([
      { probability: 0.4, idea: ideaOf(`Plain Ledger ${call}`) },
      { probability: "2 %", idea: ideaOf(`Rare Ledger ${call}`) },
      { probability: 0.08, idea: ideaOf(`Middle Ledger ${call}`) },
    ]);
  });
  const { task_id } = await app.start({
    ...options,
    ideas_per_call: 3,
    max_candidates: 4,
    min_idea_score: 9,
  });
  expect((await app.end(task_id)).candidates).toMatchObject({ written: 4, refused: 4 });
  const candidates = await db().generationCandidate.findMany({ orderBy: { number: "asc" } });
  expect(candidates.map(({ projectIdea }) => projectIdea?.split(" is a")[0])).toEqual([
    "Rare Ledger 1",
    "Middle Ledger 1",
    "Plain Ledger 1",
    "Rare Ledger 2",
  ]);
  expect(stub.counts.byColumn.project_idea).toBe(2);
  const [first] = stub.log.filter(asksForSeveral);
  expect(first?.body.max_tokens).toBe(3 * 1024);
  expect(JSON.stringify(first?.body.response_format)).toContain("probability");
});

test("a bad alternative is left out, and one without a probability comes last", async () => {
  const { app, stub } = await launch({ stub: { dimensions: 32 }, env });
  stub.answer((request) =>
    request.column === "idea_quality"
      ? scored(2)
      : asksForSeveral(request)
        ? several([
            { probability: 0.001, idea: "Too short." },
            { probability: "who knows", idea: ideaOf("Silent Ledger") },
            { probability: 0.3, idea: ideaOf("Told Ledger") },
            { probability: 0.01, idea: 7 },
          ])
        : undefined,
  );
  const { task_id } = await app.start({
    ...options,
    ideas_per_call: 4,
    max_candidates: 2,
    min_idea_score: 9,
  });
  await app.end(task_id);
  const candidates = await db().generationCandidate.findMany({ orderBy: { number: "asc" } });
  expect(candidates.map(({ projectIdea }) => projectIdea?.split(" is a")[0])).toEqual([
    "Told Ledger",
    "Silent Ledger",
  ]);
  expect(stub.counts.byColumn.project_idea).toBe(1);
});

test("a model that writes no list is asked for one idea, and soon for no more than one", async () => {
  const { app, stub } = await launch({
    stub: { dimensions: 32 },
    env: { ...env, LLM_MAX_RETRIES: "0", LOG_LEVEL: "silent" },
  });
  stub.answer((request) => (asksForSeveral(request) ? { say: ideaOf("Stubborn Ledger") } : undefined));
  const { task_id } = await app.start({ ...options, num_ideas: 6, ideas_per_call: 3 });
  expect(await app.end(task_id)).toMatchObject({ state: "SUCCESS", counts: { saved: 6 } });
  const asked = stub.log.filter(asksForSeveral);
  const rows = await db().generationRow.count({ where: { candidates: { some: { alternatives: "[]" } } } });
  // Two in a row may have asked before either had failed.
  expect(rows).toBeGreaterThanOrEqual(2);
  expect(rows).toBeLessThanOrEqual(3);
  expect(asked.length).toBeLessThanOrEqual(6 * rows);
  const calls = await db().modelCall.findMany({ where: { row: 0, column: "project_idea" } });
  expect(new Set(calls.map(({ attempt }) => attempt)).size).toBe(calls.length);
});

test("what was written in one call is not asked for again after the app was killed", async () => {
  const { app, stub } = await launch({ stub: { dimensions: 32 }, env });
  let halted: Promise<void> | undefined;
  stub.answer((request) => {
    if (asksForSeveral(request)) {
      return several([
        { probability: 0.1, idea: ideaOf("First Ledger") },
        { probability: 0.2, idea: ideaOf("Second Ledger") },
      ]);
    }
    if (request.column === "metadata" && promptOf(request).includes("Second Ledger") && !halted) {
      halted = app.halt();
      return { fault: "stall" };
    }
    return request.column === "idea_quality" ? scored(2) : undefined;
  });
  const { task_id } = await app.start({
    ...options,
    ideas_per_call: 2,
    max_candidates: 2,
    min_idea_score: 9,
  });
  await vi.waitFor(() => expect(halted !== undefined).toBe(true));
  await halted;
  await app.resume();
  expect((await app.end(task_id)).candidates).toMatchObject({ written: 2, refused: 2 });
  expect(stub.counts.byColumn.project_idea).toBe(1);
});

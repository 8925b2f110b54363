import { afterEach, beforeEach, expect, test } from "vitest";
import { seedAfter } from "@/lib/llm/variation";
import { projectIdeaPrompt } from "@/lib/pipeline/columns/project-idea";
import { modelSeed } from "@/lib/pipeline/pipeline";
import { Ledger } from "../../soak/ledger";
import type { StoredRow } from "../../soak/store-reader";
import { StubModel, type StubReply } from "../../support/stub-model/stub";

const RUN_SEED = 1_000;

let stub: StubModel;
let ledger: Ledger;

beforeEach(async () => {
  stub = await StubModel.start();
  ledger = new Ledger(stub);
});

afterEach(() => stub.close());

/** A row whose idea is asked for with the tag as its primary one. */
function rowOf(row: number, primaryTag: string): StoredRow {
  const samples = {
    primaryTag,
    secondaryTags: [],
    targetAudience: "all",
    targetComplexity: 3,
    exploring: false,
  };
  const ideaPrompt = projectIdeaPrompt({ samples, seedTags: [], avoid: [] }).user;
  return {
    runId: "run",
    runSeed: RUN_SEED,
    row,
    state: "saved",
    projectId: 1,
    errorMessage: null,
    ideaPrompt,
  };
}

const rows = [rowOf(0, "rust"), rowOf(1, "music")];

async function ask(
  content: string,
  { seed = 0, format }: { seed?: number; format?: string } = {},
): Promise<string> {
  const response_format = format ? { type: "json_schema", json_schema: { name: format } } : undefined;
  const response = await fetch(`${stub.url}/chat/completions`, {
    method: "POST",
    body: JSON.stringify({ messages: [{ role: "user", content }], seed, response_format }),
  });
  const { choices } = (await response.json()) as { choices: { message: { content: string } }[] };
  return choices[0]?.message.content ?? "";
}

test("a call is the row's whose prompt it has, also when it was asked again with another seed", async () => {
  const seed = seedAfter(seedAfter(modelSeed(RUN_SEED, 0, 2, 0)));
  await ask(rows[0]?.ideaPrompt ?? "", { seed });
  expect(ledger.locate(rows)).toMatchObject([{ place: { runId: "run", row: 0, candidate: 2 } }]);
});

test("a call is the row's whose prompt it has, also behind the system message and without a seed", async () => {
  await ask(`You invent.\n\n${rows[1]?.ideaPrompt}`, { seed: Number.NaN });
  expect(ledger.locate(rows)).toMatchObject([{ place: { runId: "run", row: 1, candidate: 0 } }]);
});

test("what is asked about an idea belongs to the row of the idea", async () => {
  const idea = await ask(rows[1]?.ideaPrompt ?? "", { seed: modelSeed(RUN_SEED, 1, 0, 0) });
  await ask(`The metadata of ${idea}`, { format: "metadata" });
  expect(ledger.locate(rows)).toMatchObject([
    { call: { column: "project_idea" }, place: { row: 1, candidate: 0 } },
    { call: { column: "metadata" }, place: { row: 1, candidate: 0 } },
  ]);
});

test.each<[string, StubReply, string]>([
  ["a refusal", { say: null, message: { refusal: "No." } }, "bad answer"],
  ["half an answer", { say: "Half", finish: "length" }, "bad answer"],
  ["a failure", { status: 500, body: {} }, "bad answer"],
  ["an answer whose connection was cut", { fault: "half_reset" }, "cut"],
])("%s is no good answer", async (_, reply, fate) => {
  stub.answer(() => reply);
  await ask(rows[0]?.ideaPrompt ?? "").catch(() => "");
  await expect.poll(() => [...ledger.fates]).toEqual([[fate, 1]]);
  expect(ledger.locate(rows)).toEqual([]);
});

import { expect, test } from "vitest";
import type { Provenance } from "@/lib/contracts/provenance";
import { db } from "@/lib/core/db";
import { expectDocumented } from "../../support/api-document";
import { callEndpoint } from "../../support/call-endpoint";
import { stubbedApp } from "../../support/stubbed-app";

const launch = stubbedApp();

async function provenanceOf(id: number): Promise<Provenance> {
  const response = await callEndpoint("getProvenance", { params: { id: String(id) } });
  expect(response.status).toBe(200);
  return (await expectDocumented("getProvenance", response)) as Provenance;
}

test("an idea tells its run, its row and every call, those that failed included", async () => {
  const { app, stub } = await launch({ stub: { dimensions: 16 }, seeded: true });
  let refused = false;
  stub.answer(async ({ column }) => {
    if (column !== "metadata" || refused) return undefined;
    refused = true;
    return { say: "I would rather not." };
  });
  const { task_id } = await app.start({ num_ideas: 1, seed_tags: ["ios"], creativity: 0.7, seed: 21 });
  const status = await app.end(task_id);
  const [id = 0] = status.project_ids;

  const { run, row, calls, ...rest } = await provenanceOf(id);
  expect(rest).toEqual({
    project_id: id,
    source: "nemo_data_designer",
    source_comment_id: null,
    embedding_model: "stub-vectors",
    run_deleted: false,
    workflow_logs: [],
  });
  expect(run).toMatchObject({ task_id, seed_tags: ["ios"], creativity: 0.7, seed: 21 });
  expect(run?.corpus_mark).toBe(status.corpus_mark);
  const rows = await (await callEndpoint("listRows", { params: { task_id } })).json();
  expect(row).toEqual(rows.rows[0]);
  expect(calls.map(({ column, attempt, outcome }) => [column, attempt, outcome])).toEqual([
    ["project_idea", 1, "ok"],
    ["metadata", 1, expect.not.stringMatching("ok")],
    ["metadata", 2, "ok"],
    ["idea_quality", 1, "ok"],
  ]);
  expect(calls[0]).toMatchObject({ model: "stub", temperature: 0.7, prompt_version: expect.any(String) });
});

test("a project that was read in a comment tells the calls that read it, of others nothing is made up", async () => {
  await launch();
  await db().comment.create({
    data: {
      id: 77,
      type: "comment",
      calls: {
        create: {
          attempt: 1,
          model: "reader",
          temperature: 0.1,
          promptVersion: "hn-test",
          promptTokens: 900,
          completionTokens: 120,
          tokensEstimated: false,
          latencyMs: 40,
          outcome: "ok",
        },
      },
    },
  });
  const texts = {
    title: "Tidewatch",
    shortDescription: "Tide alarms",
    description: "Alarms.",
    hashtags: "[]",
  };
  const scores = { ideaScore: 7, complexityScore: 4 };
  const read = await db().project.create({
    data: { ...texts, ...scores, source: "hn", sourceCommentId: 77, workflowLogs: '["read"]' },
  });
  const sample = await db().project.create({ data: { ...texts, ...scores, source: "sample" } });

  expect(await provenanceOf(read.id)).toMatchObject({
    run: null,
    row: null,
    source_comment_id: 77,
    workflow_logs: ["read"],
    calls: [{ column: "projects", candidate: 0, model: "reader", prompt_version: "hn-test" }],
  });
  expect(await provenanceOf(sample.id)).toMatchObject({ run: null, row: null, calls: [], workflow_logs: [] });
});

test.each(["999", "0", "x", "-1", "99999999999"])("there is none of project %s", async (id) => {
  await launch();
  expect((await callEndpoint("getProvenance", { params: { id } })).status).toBe(404);
});

import { describe, expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { DomainError, isErrorCode } from "@/lib/core/errors";
import { seedAfter } from "@/lib/llm/variation";
import { modelSeed, type WrittenColumnName } from "@/lib/pipeline/pipeline";
import { DECOY_SENTENCE, GOOD_ANSWERS, GOOD_SENTENCE } from "../../support/answers/good-answers";
import {
  ANSWER_KINDS,
  type AnswerKind,
  columnsOf,
  expected,
  replyOf,
  WRITTEN_COLUMNS,
} from "../../support/answers/kinds";
import type { StubReply, StubRequest } from "../../support/stub-model/types";
import { stubbedApp } from "../../support/stubbed-app";

const launch = stubbedApp();

const SEED = 1_000;
const ROWS = 50;
const DIMENSIONS = 64;
/** How often a question is asked again at most, each time with another seed. */
const MAX_ASKED = 20;
const CANDIDATES = 3;

const stopsRun = (code: string) => isErrorCode(code) && new DomainError(code, "").stopsRun;
const hangs = (kind: AnswerKind, column: WrittenColumnName) =>
  ["stall", "endless"].includes(kind.respond(GOOD_ANSWERS[column], column).transport ?? "");

/**
 * Rows of runs. A kind that stops the run has one of its own, and so has one that is refused, whose calls are made without
 * the seed that tells rows apart; those that only time ends share one with a short deadline.
 */
function runsOf(column: WrittenColumnName): AnswerKind[][] {
  // Twenty growing waits: shown with a clock of the test's own in tests/integration/llm.
  const kinds = ANSWER_KINDS.filter(
    (kind) => columnsOf(kind).includes(column) && expected(kind, column) !== "llm_rate_limited",
  );
  const alone = kinds.filter((kind) => {
    const outcome = expected(kind, column);
    return stopsRun(outcome) || outcome === "llm_bad_request";
  });
  const slow = kinds.filter((kind) => hangs(kind, column));
  const others = kinds.filter((kind) => !alone.includes(kind) && !slow.includes(kind));
  const chunks = Array.from({ length: Math.ceil(others.length / ROWS) }, (_, at) =>
    others.slice(at * ROWS, (at + 1) * ROWS),
  );
  return [...chunks, slow, ...alone.map((kind) => [kind])].filter(({ length }) => length > 0);
}

/** The row that a call with this seed is for. */
function rowsBySeed(rows: number): Map<number, number> {
  const found = new Map<number, number>();
  for (let row = 0; row < rows; row++)
    for (let candidate = 0; candidate < CANDIDATES; candidate++)
      for (const place of WRITTEN_COLUMNS.keys()) {
        let seed = modelSeed(SEED, row, candidate, place);
        for (let asked = 0; asked < MAX_ASKED; asked++, seed = seedAfter(seed)) found.set(seed, row);
      }
  return found;
}

async function outcomes(kinds: AnswerKind[], column: WrittenColumnName) {
  const { app, stub } = await launch({
    stub: { dimensions: DIMENSIONS },
    env: {
      LLM_MAX_RETRIES: "0",
      LLM_WARMUP_MS: "0",
      LLM_TIMEOUT_MS: kinds.some((kind) => hangs(kind, column)) ? "1000" : "30000",
      LOG_LEVEL: "silent",
    },
  });
  const rows = rowsBySeed(kinds.length);
  let vectors = 0;
  stub.answer((request) => {
    // All rows have the same idea; none is to be asked for another one.
    if (request.route === "embeddings") return vectorsFor(request, () => vectors++);
    if (request.route !== "chat" || !request.column) return undefined;
    const kind = kinds.length === 1 ? kinds[0] : kinds[rows.get(Number(request.body.seed)) ?? -1];
    if (!kind) throw new Error(`No row has asked with the seed ${request.body.seed}.`);
    if (request.column !== column) return { say: GOOD_ANSWERS[request.column as WrittenColumnName] };
    return replyOf(kind.respond(GOOD_ANSWERS[column], column));
  });
  const { task_id } = await app.start({
    num_ideas: kinds.length,
    seed: SEED,
    seed_tags: ["gardening", "ios"],
  });
  await app.end(task_id);
  const where = { runId: task_id };
  const candidates = { where: { chosen: true } };
  return db().generationRow.findMany({ where, orderBy: { row: "asc" }, include: { candidates } });
}

/** Vectors at right angles to each other, as long as there are dimensions. */
function vectorsFor({ body }: StubRequest, next: () => number): StubReply {
  const texts = Array.isArray(body.input) ? body.input : [body.input];
  const data = texts.map((_, index) => ({ index, embedding: unit(next() % DIMENSIONS) }));
  return { status: 200, body: { data } };
}

const unit = (at: number) => Array.from({ length: DIMENSIONS }, (_, index) => (index === at ? 1 : 0));

const runs = WRITTEN_COLUMNS.flatMap((column) =>
  runsOf(column).map((kinds, at) => [`${column}, run ${at}: ${kinds.length} kinds`, column, kinds] as const),
);

describe("a run whose model answers in every way of the table", () => {
  test.each(runs)("%s", { timeout: 120_000 }, async (_name, column, kinds) => {
    const rows = await outcomes(kinds, column);
    const ends = rows.map(({ state, errorCode, errorStage, candidates: [idea] }, at) => ({
      kind: kinds[at]?.name,
      end: state === "saved" ? "value" : `${errorCode} at ${errorStage}`,
      title: state === "saved" ? idea?.title : null,
      score: state === "saved" ? idea?.ideaScore : null,
      relaxed: idea?.relaxed != null,
    }));
    expect(ends).toEqual(
      kinds.map((kind) => {
        const outcome = expected(kind, column);
        const relaxed = kind.relaxed === true;
        const saved = outcome === "value" || relaxed;
        return {
          kind: kind.name,
          end: saved ? "value" : `${outcome} at ${column}`,
          title: saved ? "Seedling Watch" : null,
          score: saved ? 8 : null,
          relaxed,
        };
      }),
    );
    for (const [at, { candidates }] of rows.entries()) {
      const idea = candidates[0]?.projectIdea ?? null;
      if (idea === null || column !== "project_idea") continue;
      const said = JSON.stringify(kinds[at]?.respond(GOOD_ANSWERS.project_idea, column).message ?? {});
      expect(idea).not.toContain(DECOY_SENTENCE);
      if (said.includes(GOOD_SENTENCE)) expect(idea).toContain(GOOD_SENTENCE);
    }
  });
});

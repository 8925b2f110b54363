import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { generateRequestSchema } from "@/lib/contracts/generate-request";
import { db } from "@/lib/core/db";
import { DomainError } from "@/lib/core/errors";
import { examineStore } from "@/lib/doctor/examine-store";
import { createRun } from "@/lib/runs/create-run";
import { cancelRun, failFast, failRun, finishRun } from "@/lib/runs/end-run";
import { retryRows } from "@/lib/runs/retry-rows";
import type { RowJob } from "@/lib/runs/row/generate-candidates";
import { generateRow } from "@/lib/runs/row/generate-row";
import { failRow, RowError } from "@/lib/runs/row/row-error";
import { saveRow } from "@/lib/runs/row/save-row";
import { setRunQueue } from "@/lib/runs/run-queue";
import { startRun } from "@/lib/runs/start-run";
import { OPEN_ROW_STATES } from "@/lib/runs/state";
import { getRunStatus } from "@/lib/runs/status/get-run-status";
import { sweepRuns } from "@/lib/runs/sweep-runs";
import { candidateByHand } from "../../support/runs-by-hand";
import { openTempStore, type TempStore } from "../../support/temp-store";

/** In the model's place: what the next row to be written meets. */
const written = vi.hoisted(() => ({ meets: null as Error | null }));
vi.mock("@/lib/runs/row/generate-candidates", async (importOriginal) => ({
  ...(await importOriginal<object>()),
  generateCandidates: async ({ row }: RowJob) => {
    if (written.meets) throw written.meets;
    return candidateByHand(row.id);
  },
}));

const ROWS = 3;
const SEED = Number(process.env.ORDER_SEED ?? 20261125);
const SEQUENCES = 60;

const invalid = new RowError("metadata", new DomainError("llm_invalid", "No title."));
const down = new RowError("metadata", new DomainError("llm_unreachable", "LLM endpoint unreachable."));
const transient = new DomainError("store_unavailable", "The store was busy.");
const bug = new DomainError("internal", "Something went wrong.");

let store: TempStore;
let taskId: string;
/** The rounds somebody was sent for, whether or not they still hold the run. */
let rounds: number[];

beforeEach(async () => {
  store = await openTempStore();
});
afterEach(async () => {
  setRunQueue(null);
  await store.close();
});

interface Step {
  verb: keyof typeof VERBS;
  row: number;
  /** Which of the rounds sent for, counted from the newest. */
  age: number;
}

/** A verb, called for a row on behalf of a round. */
const VERBS = {
  start: (_row: number, round: number) => startRun(taskId, round),
  generate: (row: number, round: number) => generate(null, row, round),
  "generate, invalid": (row: number, round: number) => generate(invalid, row, round),
  "generate, endpoint down": (row: number, round: number) => generate(down, row, round),
  "generate, store busy": (row: number, round: number) => generate(transient, row, round),
  save: (row: number, round: number) => saveRow({ taskId, row, round }),
  "give up on a row": (row: number, round: number) => failRow({ taskId, row, round }, invalid),
  finish: (_row: number, round: number) => finishRun(taskId, round),
  "finish for good": (_row: number, round: number) => finishRun(taskId, round, { last: true }),
  fail: (_row: number, round: number) => failRun(taskId, bug, round),
  "fail fast": (_row: number, round: number) => failFast(taskId, bug, round),
  cancel: () => cancelRun(taskId),
  retry: async () => rounds.push((await retryRows(taskId)).round),
  "retry a row": async (row: number) => rounds.push((await retryRows(taskId, [row])).round),
  "delete a project": async (row: number) => {
    const found = await db().generationRow.findFirst({ where: { runId: taskId, row } });
    if (found?.projectId) await db().project.delete({ where: { id: found.projectId } });
  },
  "lose a row": (row: number) =>
    db().generationRow.deleteMany({ where: { runId: taskId, row, state: "planned" } }),
  sweep: () => sweepRuns(),
} satisfies Record<string, (row: number, round: number) => Promise<unknown>>;

/** Those that a queue calls; the others are a person's, or the world's. */
const ROUND_VERBS = new Set<Step["verb"]>([
  "start",
  "generate",
  "generate, invalid",
  "generate, endpoint down",
  "generate, store busy",
  "save",
  "give up on a row",
  "finish",
  "finish for good",
  "fail",
  "fail fast",
]);

async function generate(meets: Error | null, row: number, round: number) {
  written.meets = meets;
  return generateRow({ taskId, row, round });
}

const roundOf = (age: number) => rounds.at(-1 - (age % rounds.length)) ?? 0;

/** Refusals are part of the game: a row that is not planned yet, a retry of a run under way. */
async function take({ verb, row, age }: Step): Promise<void> {
  await VERBS[verb](row, roundOf(age)).catch(() => {});
}

/** Run and rows as they are stored. */
async function stored(): Promise<object> {
  const where = { id: taskId };
  const { rows, ...run } = await db().generationRun.findUniqueOrThrow({ where, include: { rows: true } });
  return { run, rows };
}

/** A verb on behalf of a round that does not hold the run any more changes nothing. */
async function takeAlone(step: Step): Promise<void> {
  const { round } = await db().generationRun.findUniqueOrThrow({ where: { id: taskId } });
  const stale = ROUND_VERBS.has(step.verb) && roundOf(step.age) !== round;
  const before = stale ? await stored() : null;
  await take(step);
  if (before) expect(await stored()).toEqual(before);
}

async function newRun(): Promise<void> {
  const { run } = await createRun(generateRequestSchema.parse({ num_ideas: ROWS }), null);
  taskId = run.id;
  rounds = [0];
  setRunQueue({
    holds: () => false,
    send: async ({ id, round }) => {
      if (id === taskId) rounds.push(round);
    },
  });
}

const savedRows = async () =>
  (await db().generationRow.findMany({ where: { runId: taskId, state: "saved" } })).map(({ row }) => row);

/** What holds after every step. */
async function check(savedBefore: number[], deleted: number): Promise<void> {
  expect((await examineStore()).findings).toEqual([]);
  const status = await getRunStatus(taskId);
  const rows = await db().generationRow.findMany({ where: { runId: taskId }, include: { candidates: true } });
  const saved = rows.filter(({ state }) => state === "saved");
  expect(saved.map(({ row }) => row)).toEqual(expect.arrayContaining(savedBefore));
  expect(await db().project.count()).toBe(saved.length - deleted);
  expect(status.counts.saved).toBe(saved.length);
  if (status.state === "SUCCESS" || status.state === "FAILURE") {
    expect(rows.filter(({ state }) => OPEN_ROW_STATES.includes(state))).toEqual([]);
    expect(status.result === undefined ? 0 : ROWS).toBe(rows.length);
    const named = status.result?.errors.length ?? 0;
    const gone = rows.filter(({ state }) => state === "cancelled").length;
    expect(saved.length + named + gone).toBe(rows.length);
  }
  if (status.state === "SUCCESS") expect(saved.length).toBeGreaterThan(0);
}

/** Takes up what is open with the newest round until the run has ended. */
async function workToTheEnd(): Promise<void> {
  await sweepRuns();
  const round = rounds.at(-1) ?? 0;
  for (const row of await startRun(taskId, round)) {
    await generate(null, row, round);
    await saveRow({ taskId, row, round });
  }
  await finishRun(taskId, round, { last: true });
}

const step: fc.Arbitrary<Step> = fc.record({
  verb: fc.constantFrom(...(Object.keys(VERBS) as Step["verb"][])),
  row: fc.nat(ROWS - 1),
  // Mostly for the round that holds the run.
  age: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(3) }),
});
/** One step, or several at once. Rows vanish by hand only, and not while a verb is at work. */
const several = fc.array(
  step.filter(({ verb }) => verb !== "lose a row"),
  { minLength: 2, maxLength: 4 },
);
const turn = fc.oneof({ weight: 3, arbitrary: step.map((one) => [one]) }, { weight: 1, arbitrary: several });

test(`in whatever order and at whatever moment the verbs are called, each row is accounted for (seed ${SEED})`, {
  timeout: 600_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(turn, { minLength: 5, maxLength: 25 }), async (turns) => {
      await db().generationRun.deleteMany();
      await db().project.deleteMany();
      await newRun();
      let saved: number[] = [];
      for (const steps of [[{ verb: "start", row: 0, age: 0 } as Step], ...turns]) {
        const [alone] = steps;
        if (alone && steps.length === 1) await takeAlone(alone);
        else await Promise.all(steps.map(take));
        const rows = await db().generationRow.findMany({ where: { runId: taskId, state: "saved" } });
        await check(saved, rows.filter(({ projectId }) => projectId === null).length);
        saved = await savedRows();
      }
      await workToTheEnd();
      const { state } = await getRunStatus(taskId);
      expect(["SUCCESS", "FAILURE"]).toContain(state);
      await check(
        saved,
        await db().generationRow.count({ where: { runId: taskId, state: "saved", projectId: null } }),
      );
      // However it ended, a retry makes what is missing.
      if ((await savedRows()).length < ROWS) {
        await VERBS.retry();
        await workToTheEnd();
      }
      expect(await savedRows()).toHaveLength(ROWS);
      expect((await examineStore()).findings).toEqual([]);
    }),
    { numRuns: SEQUENCES, seed: SEED, endOnFailure: false },
  );
});

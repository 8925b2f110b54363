import "server-only";
import type { RunSummary } from "@/lib/contracts/run-list";
import { isFinished } from "@/lib/contracts/run-state";
import { db } from "@/lib/core/db";
import { readList } from "@/lib/core/json-list";
import type { GenerationRun } from "@/lib/generated/prisma/client";
import { longRead } from "@/lib/projects/long-read";
import { readSql } from "@/lib/store/sql";
import { runNames, runOptionsDto } from "./run-fields";

interface Figures {
  saved: number;
  failed: number;
  averageScore: number | null;
  prompt: number;
  completion: number;
}

/** The runs with these ids, in this order; one that is gone meanwhile is left out. */
export async function readRuns(ids: string[]): Promise<GenerationRun[]> {
  if (ids.length === 0) return [];
  const runs = await db().generationRun.findMany({ where: { id: { in: ids } } });
  const byId = new Map(runs.map((run) => [run.id, run]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** What a list says of each run. */
export async function runSummaries(runs: GenerationRun[]): Promise<RunSummary[]> {
  const figures = await readFigures(runs.map(({ id }) => id));
  return runs.map((run) => summary(run, figures.get(run.id)));
}

async function readFigures(ids: string[]): Promise<Map<string, Figures>> {
  if (ids.length === 0) return new Map();
  const list = JSON.stringify(ids);
  const [rows, calls] = await Promise.all([
    longRead(readSql("count-rows-of-runs"), [list]),
    longRead(readSql("count-tokens-of-runs"), [list]),
  ]);
  const tokens = new Map(calls.map(([id, prompt, completion]) => [String(id), [prompt, completion]]));
  return new Map(
    ids.map((id) => {
      const [, saved, failed, average] = rows.find(([of]) => of === id) ?? [];
      const [prompt, completion] = tokens.get(id) ?? [];
      return [
        id,
        {
          saved: Number(saved ?? 0),
          failed: Number(failed ?? 0),
          averageScore: average == null ? null : Number(average),
          prompt: Number(prompt ?? 0),
          completion: Number(completion ?? 0),
        },
      ];
    }),
  );
}

function summary(run: GenerationRun, figures: Figures | undefined): RunSummary {
  return {
    task_id: run.id,
    ...runNames(run),
    state: run.state,
    outcome: run.outcome,
    num_requested: run.numIdeas,
    num_saved: figures?.saved ?? 0,
    num_failed: figures?.failed ?? 0,
    seed_tags: readList(run.seedTags),
    creativity: run.creativity,
    ...runOptionsDto(run),
    average_idea_score: figures?.averageScore ?? null,
    tokens: { prompt: figures?.prompt ?? 0, completion: figures?.completion ?? 0 },
    seconds: lengthOf(run),
    error: run.error,
    created_at: run.createdAt.toISOString(),
    updated_at: run.updatedAt.toISOString(),
  };
}

/** In seconds; null where it has not ended, or its clock was set back. */
function lengthOf(run: GenerationRun): number | null {
  const { startedAt, finishedAt, workedMs } = run;
  if (!isFinished(run) || !startedAt || !finishedAt) return null;
  const ms = finishedAt.getTime() - startedAt.getTime();
  return ms < 0 ? null : (workedMs + ms) / 1000;
}

import Database from "better-sqlite3";
import { DESIGNER_SOURCE } from "@/lib/contracts/project-source";
import { readList } from "@/lib/core/json-list";
import { projectIdeaPrompt } from "@/lib/pipeline/columns/project-idea";

export interface StoredRun {
  id: string;
  seed: number;
  state: string;
  outcome: string | null;
  numIdeas: number;
  error: string | null;
}

export interface StoredRow {
  runId: string;
  runSeed: number;
  row: number;
  state: string;
  projectId: number | null;
  errorMessage: string | null;
  /** What the model is asked for the row's first idea. */
  ideaPrompt: string;
}

/** A call whose answer the app has stored. */
export interface NotedCall {
  runId: string;
  row: number;
  column: string;
  candidate: number;
  at: number;
}

export interface StoreContent {
  runs: StoredRun[];
  rows: StoredRow[];
  noted: NotedCall[];
  /** Ids of the projects that were generated here. */
  designed: number[];
  /** SQLite's own findings; empty when the file is sound. */
  damage: string[];
}

const RUNS = `SELECT id, seed, state, outcome, num_ideas numIdeas, error FROM generation_runs`;
const ROWS = `SELECT run_id runId, r.seed runSeed, row, row.state state, project_id projectId, error_message errorMessage,
  primary_tag primaryTag, secondary_tags secondaryTags, target_audience targetAudience,
  target_complexity targetComplexity, exploring, r.seed_tags seedTags
  FROM generation_rows row JOIN generation_runs r ON r.id = run_id ORDER BY run_id, row`;
const NOTED = `SELECT run_id runId, row, "column", candidate, created_at createdAt FROM model_calls WHERE outcome = 'ok'`;
const DESIGNED = `SELECT id FROM waywo_projects WHERE source = ?`;

type RowRecord = Omit<StoredRow, "ideaPrompt"> & {
  primaryTag: string;
  secondaryTags: string;
  targetAudience: string;
  targetComplexity: number;
  exploring: number;
  seedTags: string;
};

/** Reads the store past the app, in one transaction. */
export function readStore(path: string): StoreContent {
  const database = new Database(path, { readonly: true });
  try {
    return database.transaction(() => ({
      runs: database.prepare<[], StoredRun>(RUNS).all(),
      rows: database.prepare<[], RowRecord>(ROWS).all().map(rowOf),
      noted: database
        .prepare<[], Omit<NotedCall, "at"> & { createdAt: string | number }>(NOTED)
        .all()
        .map(({ createdAt, ...call }) => ({ ...call, at: new Date(createdAt).getTime() })),
      designed: database
        .prepare<[string], { id: number }>(DESIGNED)
        .all(DESIGNER_SOURCE)
        .map(({ id }) => id),
      damage: damageOf(database),
    }))();
  } finally {
    database.close();
  }
}

function rowOf({ runId, runSeed, row, state, projectId, errorMessage, ...samples }: RowRecord): StoredRow {
  const prompt = projectIdeaPrompt({
    samples: {
      ...samples,
      secondaryTags: readList(samples.secondaryTags),
      exploring: samples.exploring !== 0,
    },
    seedTags: readList(samples.seedTags),
    avoid: [],
  });
  // What follows is of the store as it was then: projects to build on, and the run's other ideas.
  const [ideaPrompt = ""] = /^[\s\S]*?Target complexity: .*/.exec(prompt.user) ?? [];
  return { runId, runSeed, row, state, projectId, errorMessage, ideaPrompt };
}

function damageOf(database: Database.Database): string[] {
  const check = database.pragma("integrity_check", { simple: true });
  const broken = database.pragma("foreign_key_check") as { table: string; rowid: number }[];
  return [
    ...(check === "ok" ? [] : [`integrity_check: ${check}`]),
    ...broken.map(({ table, rowid }) => `${table} ${rowid} refers to nothing`),
  ];
}

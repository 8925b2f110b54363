import "server-only";
import type { RunList, RunListQuery } from "@/lib/contracts/run-list";
import { normaliseTag } from "@/lib/contracts/tag";
import { longRead } from "@/lib/projects/long-read";
import { readRuns, runSummaries } from "./run-summary";

type Filter = Omit<RunListQuery, "limit" | "offset">;

interface Condition {
  sql: string;
  values: (number | string)[];
}

/** Left to itself SQLite may choose an index by `state`, and sort all runs of one. */
const fromWhere = ({ batch }: Filter) =>
  `generation_runs AS g INDEXED BY ${batch === undefined || batch === "none" ? "generation_runs_deleted_at_created_at_id_idx" : "generation_runs_batch_id_deleted_at_created_at_id_idx"}`;

/** One page of the runs that match, newest first; `total` counts all of them. */
export async function listRuns({ limit, offset, ...filter }: RunListQuery): Promise<RunList> {
  const { sql, values } = conditionsOf(filter);
  const from = fromWhere(filter);
  const [counted, page] = await Promise.all([
    longRead(`SELECT count(*) FROM ${from} WHERE ${sql}`, values),
    longRead(`SELECT g.id FROM ${from} WHERE ${sql} ORDER BY g.created_at DESC, g.id DESC LIMIT ? OFFSET ?`, [
      ...values,
      limit,
      offset,
    ]),
  ]);
  const runs = await readRuns(page.map(([id]) => String(id)));
  return { runs: await runSummaries(runs), total: Number(counted[0]?.[0] ?? 0), limit, offset };
}

/** The models that runs were made with, by name. */
export async function listRunModels(): Promise<string[]> {
  const rows = await longRead(
    "SELECT DISTINCT llm_model FROM generation_runs INDEXED BY generation_runs_deleted_at_llm_model_idx WHERE deleted_at IS NULL ORDER BY llm_model",
    [],
  );
  return rows.map(([model]) => String(model));
}

const PHASES = {
  open: "g.state IN ('PENDING', 'STARTED')",
  done: "g.state = 'SUCCESS'",
  failed: "g.state = 'FAILURE' AND g.outcome IS NULL",
  cancelled: "g.outcome = 'cancelled'",
} as const;

function conditionsOf({ state, phase, tag, model, named, batch, q }: Filter): Condition {
  const parts: Condition[] = [{ sql: "g.deleted_at IS NULL", values: [] }];
  const add = (sql: string, ...values: (number | string)[]) => parts.push({ sql, values });
  if (state) add("g.state = ?", state);
  if (phase) add(PHASES[phase]);
  if (tag) add("EXISTS (SELECT 1 FROM json_each(g.seed_tags) WHERE value = ?)", normaliseTag(tag));
  if (model) add("g.llm_model = ?", model);
  if (named !== undefined) add(named ? "g.name IS NOT NULL" : "g.name IS NULL");
  if (batch === "none") add("g.batch_id IS NULL");
  else if (batch) add("g.batch_id = ?", batch.toLowerCase());
  if (q) parts.push(saying(q));
  return {
    sql: parts.map((part) => part.sql).join(" AND "),
    values: parts.flatMap((part) => part.values),
  };
}

/** In its name, note or tags, whatever the case; or its number or id. */
function saying(q: string): Condition {
  const like = `%${q.replace(/[\\%_]/g, "\\$&")}%`;
  const texts = ["name", "note", "seed_tags"].map((column) => `g.${column} LIKE ? ESCAPE '\\'`);
  const number = /^#?(\d{1,9})$/.exec(q)?.[1];
  return {
    sql: `(${[...texts, "g.id = ?", "g.number = ?"].join(" OR ")})`,
    values: [like, like, like, q.toLowerCase(), number === undefined ? -1 : Number(number)],
  };
}

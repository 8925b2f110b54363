import "server-only";
import type { RunList, RunListQuery } from "@/lib/contracts/run-list";
import { normaliseTag } from "@/lib/contracts/tag";
import { type StoreKind, storeKind } from "@/lib/core/store-kind";
import { listSql } from "@/lib/projects/list-sql";
import { longRead } from "@/lib/projects/long-read";
import { readRuns, runSummaries } from "./run-summary";

type Filter = Omit<RunListQuery, "limit" | "offset">;

interface Condition {
  sql: string;
  values: (number | string)[];
}

/** Whether a run was asked for a tag, and whether a text is alike whatever the case of its letters. */
const CONDITIONS: Record<StoreKind, { hasTag: string; isLike: string }> = {
  sqlite: { hasTag: "EXISTS (SELECT 1 FROM json_each(g.seed_tags) WHERE value = ?)", isLike: "LIKE" },
  postgres: { hasTag: "? IN (SELECT json_array_elements_text(g.seed_tags::json))", isLike: "ILIKE" },
};

const runsBy = (index: string) => `generation_runs AS g ${listSql().indexedBy(index)}`;

/** Left to itself SQLite may choose an index by `state`, and sort all runs of one. */
const fromWhere = ({ batch }: Filter) =>
  runsBy(
    batch === undefined || batch === "none"
      ? "generation_runs_deleted_at_created_at_id_idx"
      : "generation_runs_batch_id_deleted_at_created_at_id_idx",
  );

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
  const from = runsBy("generation_runs_deleted_at_llm_model_idx");
  const rows = await longRead(
    `SELECT DISTINCT g.llm_model FROM ${from} WHERE g.deleted_at IS NULL ORDER BY g.llm_model`,
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
  if (tag) add(CONDITIONS[storeKind()].hasTag, normaliseTag(tag));
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
  const pattern = `%${q.replace(/[\\%_]/g, "\\$&")}%`;
  const { isLike } = CONDITIONS[storeKind()];
  const texts = ["name", "note", "seed_tags"].map((column) => `g.${column} ${isLike} ? ESCAPE '\\'`);
  const number = /^#?(\d{1,9})$/.exec(q)?.[1];
  return {
    sql: `(${[...texts, "g.id = ?", "g.number = ?"].join(" OR ")})`,
    values: [pattern, pattern, pattern, q.toLowerCase(), number === undefined ? -1 : Number(number)],
  };
}

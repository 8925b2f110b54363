import Database from "better-sqlite3";
import pg from "pg";
import { db } from "@/lib/core/db";
import { DomainError } from "@/lib/core/errors";
import { cancelRun, failRun } from "@/lib/runs/end-run";
import { toNumbered } from "@/lib/store/postgres/placeholders";
import { postgresServer } from "../../support/postgres/template";
import { completeByHand, startByHand, writeIdea } from "../../support/runs-by-hand";
import { openTempStore, type TempStore } from "../../support/temp-store";

const isPostgres = postgresServer() !== null;

/** In the language of the store that the tests have. */
export const inSql = ({ sqlite, postgres }: { sqlite: string; postgres: string }) =>
  isPostgres ? postgres : sqlite;

/** Bytes, as they are written in SQL. */
export const blob = (hex: string) => inSql({ sqlite: `x'${hex}'`, postgres: `'\\x${hex}'::bytea` });

export const anHourAgo = () => new Date(Date.now() - 3_600_000).toISOString();

/** A sound store with runs ended in every way and one under way, and the means to break it by hand. */
export class Scene {
  private constructor(
    readonly store: TempStore,
    /** Three rows, all saved. */
    readonly complete: string,
    /** Two rows, cancelled. */
    readonly cancelled: string,
    /** Three rows: one waits to be saved, one is being written, one is planned. */
    readonly underWay: string,
  ) {}

  static async open(): Promise<Scene> {
    const store = await openTempStore();
    const complete = await completeByHand(3);
    const cancelled = await startByHand(2);
    await cancelRun(cancelled);
    const failed = await startByHand(2);
    await failRun(failed, new DomainError("internal", "Something went wrong."), 0);
    const underWay = await startByHand(3);
    await writeIdea({ taskId: underWay, row: 0, round: 0 });
    const where = { runId_row: { runId: underWay, row: 1 } };
    await db().generationRow.update({ where, data: { state: "generating" } });
    return new Scene(store, complete, cancelled, underWay);
  }

  /** Does to the store what no verb does, without a look at what is referred to. */
  async byHand(sql: string, ...values: unknown[]): Promise<void> {
    if (isPostgres) return this.#inDatabase(sql, values);
    const file = new Database(this.store.path, { timeout: 5000 });
    try {
      file.pragma("foreign_keys = OFF");
      if (values.length > 0) file.prepare(sql).run(...values);
      else file.exec(sql);
    } finally {
      file.close();
    }
  }

  async #inDatabase(sql: string, values: unknown[]): Promise<void> {
    const client = new pg.Client({ connectionString: this.store.path });
    await client.connect();
    try {
      const { rows } = await client.query<{ tablename: string }>(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public'",
      );
      const each = (change: string) =>
        rows.map(({ tablename }) => `ALTER TABLE ${tablename} ${change};`).join("");
      // Foreign keys are triggers of the system's.
      await client.query(`${each("DISABLE TRIGGER ALL")}${each("ENABLE TRIGGER USER")}`);
      await client.query(values.length > 0 ? toNumbered(sql) : sql, values);
      await client.query(each("ENABLE TRIGGER ALL"));
    } finally {
      await client.end();
    }
  }

  /** Changes projects without the trigger that keeps the search index in step. */
  async unindexed(sql: string): Promise<void> {
    if (isPostgres) {
      const trigger = "TRIGGER project_search_updated";
      const table = "ALTER TABLE waywo_projects";
      await this.byHand(`${table} DISABLE ${trigger}; ${sql}; ${table} ENABLE ${trigger}`);
      return;
    }
    const file = new Database(this.store.path, { timeout: 5000 });
    const name = "project_search_updated";
    const trigger = file.prepare("SELECT sql FROM sqlite_schema WHERE name = ?").pluck().get(name);
    file.exec(`DROP TRIGGER ${name}; ${sql}; ${trigger}`);
    file.close();
  }

  /** SQL for a column of a row. */
  rowOf(column: string, run: string, row: number): string {
    return `(SELECT ${column} FROM generation_rows WHERE run_id = '${run}' AND row = ${row})`;
  }

  setRun(run: string, assignment: string): Promise<void> {
    return this.byHand(`UPDATE generation_runs SET ${assignment} WHERE id = '${run}'`);
  }

  setRow(run: string, row: number, assignment: string): Promise<void> {
    return this.byHand(`UPDATE generation_rows SET ${assignment} WHERE run_id = '${run}' AND row = ${row}`);
  }

  setCandidate(run: string, row: number, assignment: string): Promise<void> {
    const id = this.rowOf("id", run, row);
    return this.byHand(`UPDATE generation_candidates SET ${assignment} WHERE row_id = ${id}`);
  }

  /** Of the complete run's first row. */
  setProject(assignment: string): Promise<void> {
    const id = this.rowOf("project_id", this.complete, 0);
    return this.byHand(`UPDATE waywo_projects SET ${assignment} WHERE id = ${id}`);
  }

  /** A second chosen candidate. */
  copyCandidate(run: string, row: number): Promise<void> {
    return this.byHand(
      `INSERT INTO generation_candidates (row_id, number, title, description, chosen, created_at)
       SELECT row_id, 1, 'Other', 'Other', true, created_at FROM generation_candidates
       WHERE row_id = ${this.rowOf("id", run, row)}`,
    );
  }

  /** An open entry of the executor's journal for a run. */
  journal(id: string, taskId: string, parent: string | null = null): Promise<void> {
    const event = { name: "waywo/ideas.requested", data: { taskId } };
    return this.#journalEntry(id, event, parent);
  }

  failureHandler(id: string, taskId: string): Promise<void> {
    const event = { name: "waywo/ideas.requested", data: { taskId } };
    return this.#journalEntry(id, { name: "inngest/function.failed", data: { event } }, null);
  }

  #journalEntry(id: string, event: object, parent: string | null): Promise<void> {
    return this.byHand(
      `INSERT INTO executor_runs (id, function_id, event_json, state, root_id, parent_run_id, created_at)
       VALUES (?, 'generate-ideas', ?, 'running', ?, ?, ?)`,
      id,
      JSON.stringify(event),
      id,
      parent,
      anHourAgo(),
    );
  }
}

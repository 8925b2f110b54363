import "server-only";
import type { Database } from "better-sqlite3";

/** Which changes are heard of, and who hears of them. */
export interface ChangeWatch {
  /**
   * By table, an SQL expression for the key that is told, with `{row}` for the row that was inserted, updated or
   * deleted. A table that there is not is left out.
   */
  keys: Record<string, string>;
  /** Likewise by table and column, of which updates alone are heard: "waywo_projects.binned_at". */
  updates?: Record<string, string>;
  /** Called when what was written is committed; also when it was rolled back. */
  changed(key: string): void;
  /**
   * Called with every new connection, of which `version` is a number that another connection's commits change and its
   * own do not (SQLite's `data_version`).
   *
   * @throws (`version`) what SQLite says; the driver's TypeError once the connection is closed
   */
  connected?(version: () => number): void;
}

const NOTE = "note_change";
const EVENTS = { INSERT: "NEW", UPDATE: "NEW", DELETE: "OLD" } as const;

/** What a connection has changed since it last told, by the temporary triggers that it has for that. */
export class Changes {
  readonly #watch: ChangeWatch;
  readonly #noted = new Set<string>();

  constructor(watch: ChangeWatch) {
    this.#watch = watch;
  }

  listenTo(database: Database): void {
    database.function(NOTE, (key) => {
      if (typeof key === "string") this.#noted.add(key);
      return null;
    });
    const exists = database.prepare("SELECT 1 FROM main.sqlite_schema WHERE type = 'table' AND name = ?");
    const hear = (table: string, event: string, row: string, key: string) => {
      if (exists.get(table) === undefined) return;
      const body = `SELECT ${NOTE}(${key.replaceAll("{row}", row)});`;
      database.exec(
        `CREATE TEMP TRIGGER "note_${table}_${event}" AFTER ${event} ON main."${table}" BEGIN ${body} END`,
      );
    };
    for (const [table, key] of Object.entries(this.#watch.keys)) {
      for (const [event, row] of Object.entries(EVENTS)) hear(table, event, row, key);
    }
    for (const [place, key] of Object.entries(this.#watch.updates ?? {})) {
      const [table = "", column = ""] = place.split(".");
      hear(table, `UPDATE OF ${column}`, "NEW", key);
    }
    const version = database.prepare("PRAGMA data_version").pluck();
    this.#watch.connected?.(() => version.get() as number);
  }

  tell(): void {
    const noted = [...this.#noted];
    this.#noted.clear();
    for (const key of noted) this.#watch.changed(key);
  }
}

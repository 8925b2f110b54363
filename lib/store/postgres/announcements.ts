import "server-only";
import type pg from "pg";

/** Who hears of changes. */
export interface PostgresWatch {
  /** Called when what was written is committed, by this instance or another one: a run's id, or "projects". */
  changed(key: string): void;
  /** Called when changes may have been missed, because there was no connection to hear of them. */
  missed(): void;
  /**
   * Called with every new connection. `version` is always the same while it lasts.
   *
   * @throws (`version`) once the connection is lost
   */
  connected(version: () => number): void;
}

/** The triggers of prisma/postgres/migrations tell it. */
const CHANNEL = "waywo_changes";

/**
 * Hears what is committed on the connection that writes: of its own changes before their COMMIT is answered, of those of
 * others within milliseconds.
 */
export class Announcements {
  readonly settings = [`LISTEN ${CHANNEL}`];
  readonly #watch: PostgresWatch;
  #connections = 0;

  constructor(watch: PostgresWatch) {
    this.#watch = watch;
  }

  hear(client: pg.ClientBase): void {
    let isOpen = true;
    client.once("end", () => {
      isOpen = false;
    });
    client.on("notification", ({ payload }) => {
      if (payload) this.#watch.changed(payload);
    });
    this.#watch.connected(() => {
      if (!isOpen) throw new Error("The connection is closed.");
      return 0;
    });
    if (this.#connections++ > 0) this.#watch.missed();
  }
}

/**
 * What a server prints besides its log: the address, why it does not start on a full or locked store, and the
 * inspector's words that the soak itself asked for.
 */
const NOT_LOG =
  /^(http:\/\/localhost:\d+|http:\/\/localhost:\d+\/sign-in#\S+|There is no admin yet\. .*|The (disk that holds the store|store) .*try again\.|.* (is on a disk that is full|has the store \S+ open); .*|Debugger (listening|attached|ending).*|For help, see: https:\/\/nodejs\.org.*)$/;
/** How the app's log tells that the store takes no writes, in SQLite's words or its own. */
const NO_WRITES =
  /\b(SQLITE_FULL|SQLITE_BUSY|disk is full|disk that holds the store is full|busy for too long|timed out)\b/;
const MAX_ODD = 50;
const ERROR_LEVEL = 50;

/** Reads every line a server prints. */
export class ServerLog {
  lines = 0;
  /** Lines that are no JSON and should not be there. */
  readonly odd: string[] = [];
  /** Messages of level error and above, and how often each came. */
  readonly errors = new Map<string, number>();
  /** Where the inspector of the last process listens. */
  inspector = "";
  readonly #keep: (line: string) => void;
  readonly #noWrites: () => void;

  /**
   * @param keep gets every line
   * @param noWrites is called when the log says that the store takes no writes
   */
  constructor(keep: (line: string) => void, noWrites: () => void) {
    this.#keep = keep;
    this.#noWrites = noWrites;
  }

  hear(line: string): void {
    this.lines++;
    this.#keep(line);
    this.inspector = /^Debugger listening on (ws:\S+)$/.exec(line)?.[1] ?? this.inspector;
    if (NOT_LOG.test(line)) return;
    const entry = parse(line);
    if (!entry || /unhandled ?rejection/i.test(line)) {
      if (this.odd.length < MAX_ODD) this.odd.push(line);
      return;
    }
    if (NO_WRITES.test(line)) this.#noWrites();
    if (Number(entry.level) < ERROR_LEVEL) return;
    const { err } = entry as { err?: { message?: unknown } };
    const said = `${entry.msg}: ${err?.message ?? ""}`.slice(0, 160);
    this.errors.set(said, (this.errors.get(said) ?? 0) + 1);
  }
}

function parse(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

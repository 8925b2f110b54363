/** A time during which something was done to the app; `to` is infinite until it is over. */
export interface Span {
  kind: "kill" | "stop" | "cancel" | "disk" | "lock";
  from: number;
  to: number;
  /** The run that was cancelled. */
  runId?: string;
  /** When the app first said that the store takes no writes: it has room left in its log when the disk is full. */
  noticedAt?: number;
}

/** What was done and when: printed as it happens, and kept to explain what is found in the end. */
export class Timeline {
  readonly spans: Span[] = [];
  readonly counts = new Map<string, number>();
  /** What went wrong on the way, whatever the store says in the end. */
  readonly broken: string[] = [];
  readonly #startedAt = Date.now();

  get elapsedMs(): number {
    return Date.now() - this.#startedAt;
  }

  /** The time of the soak: `03:07.2`. */
  clock(at = Date.now()): string {
    const seconds = Math.max(0, at - this.#startedAt) / 1000;
    return `${String(Math.floor(seconds / 60)).padStart(2, "0")}:${(seconds % 60).toFixed(1).padStart(4, "0")}`;
  }

  say(kind: string, text: string): void {
    console.log(`${this.clock()}  ${kind.padEnd(10)}  ${text}`);
  }

  /** Says something that is counted in the summary. */
  count(kind: string, text: string): void {
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1);
    this.say(kind, text);
  }

  /** Names a broken invariant at once. */
  breaks(sentence: string): void {
    this.broken.push(`${this.clock()} ${sentence}`);
    this.say("BROKEN", sentence);
  }

  begin(kind: Span["kind"], runId?: string): Span {
    const span: Span = {
      kind,
      from: Date.now(),
      to: Number.POSITIVE_INFINITY,
      ...(runId === undefined ? {} : { runId }),
    };
    this.spans.push(span);
    return span;
  }

  /** Notes when the app said that the store takes no writes. */
  notice(at = Date.now()): void {
    for (const span of this.spans)
      if ((span.kind === "disk" || span.kind === "lock") && span.from <= at && at <= span.to)
        span.noticedAt ??= at;
  }

  /** The kinds of spans that overlap a time, for a figure that needs an explanation. */
  during(from: number, to = from): Span["kind"][] {
    return [
      ...new Set(this.spans.filter((span) => span.from <= to && span.to >= from).map(({ kind }) => kind)),
    ];
  }
}

import { PATHS, pathTo } from "@/lib/contracts/paths";
import { isFinished } from "@/lib/contracts/run-state";
import type { RunCreated, RunStatus } from "@/lib/contracts/runs";
import type { StartBody } from "./plan";
import type { SoakServer } from "./server";
import type { Timeline } from "./timeline";

/** Runs under way at once; a start beyond them is left out. */
const MAX_OPEN = 8;
/** The longest the app may take, a locked store included. */
const TIMEOUT_MS = 60_000;

/** A run that the soak asked for. */
export interface SoakRun {
  body: StartBody;
  key: string;
  /** Null until a POST was answered with 200. */
  taskId: string | null;
  /** Of the same answer. */
  runToken: string | null;
  /** The last one read. */
  status: RunStatus | null;
}

/** One whose start was acknowledged. */
type KnownRun = SoakRun & { taskId: string; runToken: string };

/** The runs of the soak: started, cancelled and retried as a person would, through the API. */
export class SoakRuns {
  readonly all: SoakRun[] = [];
  readonly #server: SoakServer;
  readonly #timeline: Timeline;
  readonly #retrying = new Set<SoakRun>();

  constructor(server: SoakServer, timeline: Timeline) {
    this.#server = server;
    this.#timeline = timeline;
  }

  get known(): KnownRun[] {
    return this.all.filter((run): run is KnownRun => run.taskId !== null);
  }

  get open() {
    return this.known.filter(({ status }) => !status || !isFinished(status));
  }

  /** Starts a run; a request that is not answered is repeated with its key, as a client would. */
  async start(body: StartBody, key: string): Promise<void> {
    const what = `${body.num_ideas} ideas`;
    if (this.open.length >= MAX_OPEN)
      return this.#timeline.say("start", `${what}: left out, ${MAX_OPEN} are open`);
    const run: SoakRun = { body, key, taskId: null, runToken: null, status: null };
    this.all.push(run);
    for (;;) {
      await this.#server.whenUp();
      const answer = await this.#post(PATHS.createRun.path, body, { "idempotency-key": key });
      if (answer === null) {
        this.#timeline.count("start lost", `${what}: no answer, asked again with the same key`);
        continue;
      }
      if (answer.status !== 200)
        return this.#timeline.count(`start ${answer.status}`, `${what}: ${answer.text}`);
      const created = JSON.parse(answer.text) as RunCreated;
      run.taskId = created.task_id;
      run.runToken = created.run_token;
      return this.#timeline.count("start", `${what}: ${run.taskId}`);
    }
  }

  /** Cancels one of the open runs. */
  async cancel(pick: number): Promise<void> {
    const run = this.open[Math.floor(pick * this.open.length)];
    if (!run) return;
    const span = this.#timeline.begin("cancel", run.taskId);
    const answer = await this.#post(pathTo("cancelRun", { task_id: run.taskId }), undefined, owning(run));
    span.to = Date.now();
    this.#noteAnswer("cancel", run, answer);
  }

  /** Retries a run that ended without some of its ideas. @param share see `retryRun` */
  async retry(pick: number, share: number | null): Promise<void> {
    const partial = this.known.filter(({ status }) => status && isFinished(status) && missing(status) > 0);
    const run = partial[Math.floor(pick * partial.length)];
    if (run) await this.retryRun(run, share);
  }

  /** @param share of the failed rows, to be named in the request; null names none, which means every unsaved row */
  async retryRun(run: KnownRun, share: number | null): Promise<void> {
    if (this.#retrying.has(run)) return;
    this.#retrying.add(run);
    const failed = (await this.read(run))?.errors.map(({ row }) => row) ?? [];
    const named = share === null ? [] : failed.slice(0, Math.ceil(share * failed.length));
    const body = named.length > 0 ? { rows: named } : undefined;
    const answer = await this.#post(pathTo("retryRun", { task_id: run.taskId }), body, owning(run));
    this.#noteAnswer(body ? `retry ${named.length} rows` : "retry", run, answer);
    const taken = failed.filter((row) => !run.status?.errors.some((error) => error.row === row));
    const unasked = taken.filter((row) => body && answer?.status === 200 && !named.includes(row));
    if (unasked.length > 0)
      this.#timeline.breaks(`A retry of the rows ${named} of ${run.taskId} took ${unasked} as well.`);
    this.#retrying.delete(run);
  }

  /** Reads the status of a run; null where there was no answer. */
  async read(run: KnownRun): Promise<RunStatus | null> {
    const url = this.#server.url + pathTo("getRunStatus", { task_id: run.taskId });
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
      if (response.status !== 200) return null;
      run.status = (await response.json()) as RunStatus;
      return run.status;
    } catch {
      // A kill may fall into the middle of an answer.
      return null;
    }
  }

  #noteAnswer(what: string, run: SoakRun, answer: { status: number; text: string } | null): void {
    const kind = what.split(" ")[0] ?? what;
    if (answer === null) {
      this.#timeline.count(`${kind} lost`, `${run.taskId}: no answer`);
    } else if (answer.status !== 200) {
      this.#timeline.count(`${kind} ${answer.status}`, `${run.taskId}: ${problemOf(answer.text)}`);
    } else {
      run.status = JSON.parse(answer.text) as RunStatus;
      const { state, counts, num_requested } = run.status;
      this.#timeline.count(
        kind,
        `${what} ${run.taskId}: ${state}, ${counts.saved} of ${num_requested} saved`,
      );
    }
  }

  async #post(path: string, body: object | undefined, headers: Record<string, string> = {}) {
    try {
      const response = await fetch(this.#server.url + path, {
        method: "POST",
        headers: body ? { "content-type": "application/json", ...headers } : headers,
        body: body ? JSON.stringify(body) : null,
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      return { status: response.status, text: await response.text() };
    } catch {
      return null;
    }
  }
}

/** Ideas that a run was asked for and has not saved. */
export const missing = ({ num_requested, counts }: RunStatus): number => num_requested - counts.saved;

const owning = ({ runToken }: KnownRun) => ({ "x-run-token": runToken });

function problemOf(text: string): string {
  try {
    return (JSON.parse(text) as { detail?: string }).detail ?? text.slice(0, 200);
  } catch {
    return text.slice(0, 200);
  }
}

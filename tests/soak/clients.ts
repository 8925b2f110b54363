import { setTimeout as sleep } from "node:timers/promises";
import { PATHS, pathTo } from "@/lib/contracts/paths";
import type { RunStatus } from "@/lib/contracts/runs";
import { type Random, stream } from "@/lib/pipeline/random";
import { links } from "@/lib/view/links";
import type { SoakRun, SoakRuns } from "./runs";
import type { SoakServer } from "./server";
import type { Timeline } from "./timeline";

const CLIENTS = 5;
const PAUSE_MS = { min: 50, most: 250 };
const TIMEOUT_MS = 60_000;

type Read = "status" | "rows" | "runs" | "projects" | "health" | "page" | "file";
/** How often each is read: a browser polls a status far more often than it opens a page. */
const WEIGHTS: Record<Read, number> = {
  status: 8,
  rows: 1,
  runs: 2,
  projects: 1,
  health: 2,
  page: 1,
  file: 1,
};
/** What a store that cannot be used at the moment is told with (docs/api.md). */
const TROUBLE_STATUSES = [503, 507];

export interface Answer {
  read: Read;
  at: number;
  ms: number;
  status: number;
}

/** Five clients that read all the time, and how long they wait. */
export class Clients {
  readonly answers: Answer[] = [];
  readonly #server: SoakServer;
  readonly #runs: SoakRuns;
  readonly #seed: number;
  readonly #timeline: Timeline;
  #stopped = false;
  #working: Promise<unknown> = Promise.resolve();

  constructor(server: SoakServer, runs: SoakRuns, seed: number, timeline: Timeline) {
    this.#server = server;
    this.#runs = runs;
    this.#seed = seed;
    this.#timeline = timeline;
  }

  start(): void {
    const random = (n: number) => stream(this.#seed, "soak", "client", n);
    const clients = Array.from({ length: CLIENTS }, (_, n) => this.#read(random(n)));
    this.#working = Promise.all(clients);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#working;
  }

  async #read(random: Random): Promise<void> {
    const reads = Object.keys(WEIGHTS) as Read[];
    while (!this.#stopped) {
      await this.#server.whenUp();
      const read = random.weighted(reads, (kind) => WEIGHTS[kind]) ?? "status";
      // Mostly runs under way; now and then one that has ended.
      const runs = random.float() < 0.8 && this.#runs.open.length > 0 ? this.#runs.open : this.#runs.known;
      const run = runs.length > 0 ? runs[random.int(runs.length)] : undefined;
      const path = pathOf(read, run);
      if (path) await this.#get(read, path, run);
      await sleep(PAUSE_MS.min + random.int(PAUSE_MS.most));
    }
  }

  async #get(read: Read, path: string, run?: SoakRun): Promise<void> {
    const { life } = this.#server;
    const at = Date.now();
    for (let attempt = 1; ; attempt++) {
      try {
        const response = await fetch(this.#server.url + path, { signal: AbortSignal.timeout(TIMEOUT_MS) });
        const text = await response.text();
        this.answers.push({ read, at, ms: Date.now() - at, status: response.status });
        this.#judge(path, response, text);
        if (read === "status" && run && response.status === 200) run.status = JSON.parse(text) as RunStatus;
        return;
      } catch (error) {
        if (this.#server.life !== life) return;
        // A server that was frozen closes the connections it had kept open; browsers ask once more then.
        if (attempt === 1) continue;
        this.#timeline.breaks(`${path} was not answered in ${Date.now() - at} ms: ${describe(error)}.`);
        return;
      }
    }
  }

  #judge(path: string, { status, headers }: Response, text: string): void {
    if (status >= 500 && !TROUBLE_STATUSES.includes(status))
      this.#timeline.breaks(`${path} was answered with ${status}: ${text.slice(0, 200)}`);
    const json = /\bjson\b/.test(headers.get("content-type") ?? "");
    if (path.startsWith("/api/") && !json)
      this.#timeline.breaks(`${path} was answered with ${headers.get("content-type")}.`);
  }
}

function pathOf(read: Read, run?: SoakRun): string | null {
  const params = { task_id: run?.taskId ?? "" };
  switch (read) {
    case "status":
      return run ? pathTo("getRunStatus", params) : null;
    case "rows":
      return run ? pathTo("listRows", params) : null;
    case "runs":
      return PATHS.listRuns.path;
    case "projects":
      return PATHS.listProjects.path;
    case "health":
      return PATHS.getHealth.path;
    case "page":
      return run ? links.run(params.task_id) : links.designer();
    case "file":
      return "/icon.svg";
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}

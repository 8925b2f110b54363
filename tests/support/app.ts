import { expect, vi } from "vitest";
import type { GenerateInput } from "@/lib/contracts/generate-request";
import type { Problem } from "@/lib/contracts/problem";
import type { ProjectList } from "@/lib/contracts/projects";
import type { RunState } from "@/lib/contracts/run-state";
import type { Row, RunCreated, RunStatus } from "@/lib/contracts/runs";
import { db } from "@/lib/core/db";
import { openTempStore, type TempStore } from "./temp-store";

/** The app in this process, without the web server: its real route handlers, functions, executor and store. */
export interface TestApp {
  store: TempStore;
  post(body: unknown, headers?: Record<string, string>): Promise<Response>;
  /** Starts a run that must be accepted. */
  start(body?: GenerateInput, headers?: Record<string, string>): Promise<RunCreated>;
  status(taskId: string, headers?: Record<string, string>): Promise<Response>;
  readStatus(taskId: string): Promise<RunStatus>;
  rows(taskId: string): Promise<Row[]>;
  /** As the run's owner, unless `headers` say otherwise. */
  cancel(taskId: string, headers?: Record<string, string>): Promise<Response>;
  retry(taskId: string, body?: string, headers?: Record<string, string>): Promise<Response>;
  projects(query?: string): Promise<ProjectList>;
  /** The status a run ends with. */
  end(taskId: string, timeoutMs?: number): Promise<RunStatus>;
  /** Stops the queue and closes the store, but keeps its file for `resume`. */
  halt(): Promise<void>;
  /** Starts again on the same file. */
  resume(): Promise<void>;
  /** Stops the app and removes its store, in which the doctor must find nothing by then. */
  stop(): Promise<void>;
}

export interface TestAppOptions {
  env?: Record<string, string>;
  seeded?: boolean;
}

/** Loadable only once per process; and the locks, which would be held by nobody. */
const KEPT = ["waywo.schema-engine", "waywo.store-lock", "waywo.postgres-hold"];

/** Drops the singletons of the process, so that the next app reads its own environment. */
export function forgetSingletons(): void {
  for (const symbol of Object.getOwnPropertySymbols(globalThis)) {
    const name = symbol.description ?? "";
    if (name.startsWith("waywo.") && !KEPT.includes(name))
      delete (globalThis as Record<symbol, unknown>)[symbol];
  }
}

const ENDED: RunState[] = ["SUCCESS", "FAILURE"];

const url = (path: string) => `http://app.test${path}`;
const taskContext = (task_id: string) => ({ params: Promise.resolve({ task_id }) });

/** Starts the app on a store of its own. Modules are loaded after the environment is set. */
export async function startApp({ env = {}, seeded = true }: TestAppOptions = {}): Promise<TestApp> {
  forgetSingletons();
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  const store = await openTempStore({ seeded });
  const { startQueue, stopQueue } = await import("@/inngest/queue");
  const { closeWorkers } = await import("@/lib/workers/workers");
  const ideas = await import("@/app/api/generate-ideas/route");
  const statusRoute = await import("@/app/api/generate-ideas/[task_id]/status/route");
  const rowsRoute = await import("@/app/api/generate-ideas/[task_id]/rows/route");
  const cancelRoute = await import("@/app/api/generate-ideas/[task_id]/cancel/route");
  const retryRoute = await import("@/app/api/generate-ideas/[task_id]/retry/route");
  const projectsRoute = await import("@/app/api/waywo-projects/route");
  const { runToken } = await import("@/lib/auth/owner");
  const { loadSettings } = await import("@/lib/settings/stored-settings");
  const { examineStore } = await import("@/lib/doctor/examine-store");
  await loadSettings();
  await startQueue();
  /** As a program keeps them; of runs that were started without POST they are made here. */
  const tokens = new Map<string, string>();
  const tokenOf = async (taskId: string) => {
    const token = tokens.get(taskId) ?? (await runToken(taskId));
    tokens.set(taskId, token);
    return token;
  };

  const app: TestApp = {
    store,
    post: (body, headers = {}) =>
      ideas.POST(
        new Request(url("/api/generate-ideas"), {
          method: "POST",
          headers: { "content-type": "application/json", ...headers },
          body: typeof body === "string" ? body : JSON.stringify(body),
        }),
        { params: Promise.resolve({}) },
      ),
    async start(body = {}, headers) {
      const response = await app.post(body, headers);
      if (response.status !== 200) throw new Error(`refused: ${await response.text()}`);
      const created: RunCreated = await response.json();
      tokens.set(created.task_id, created.run_token);
      return created;
    },
    status: (taskId, headers = {}) =>
      statusRoute.GET(
        new Request(url(`/api/generate-ideas/${taskId}/status`), { headers }),
        taskContext(taskId),
      ),
    readStatus: async (taskId) => (await app.status(taskId)).json(),
    rows: async (taskId) => {
      const response = await rowsRoute.GET(new Request(url("/")), taskContext(taskId));
      return (await response.json()).rows;
    },
    cancel: async (taskId, headers) =>
      cancelRoute.POST(
        new Request(url("/"), {
          method: "POST",
          headers: headers ?? { "x-run-token": await tokenOf(taskId) },
        }),
        taskContext(taskId),
      ),
    retry: async (taskId, body, headers = {}) =>
      retryRoute.POST(
        new Request(url("/"), {
          method: "POST",
          headers: { "x-run-token": await tokenOf(taskId), ...headers },
          // Bytes, because a text would bring a content type of its own.
          ...(body === undefined ? {} : { body: new TextEncoder().encode(body) }),
        }),
        taskContext(taskId),
      ),
    projects: async (query = "") => {
      const response = await projectsRoute.GET(new Request(url(`/api/waywo-projects${query}`)), {
        params: Promise.resolve({}),
      });
      return response.json();
    },
    async end(taskId, timeout = 110_000) {
      const where = { id: taskId, state: { in: ENDED } };
      // A status costs ten times as much as this, and a busy machine is what a test waits for.
      await vi
        .waitFor(async () => expect(await db().generationRun.count({ where })).toBe(1), {
          timeout,
          interval: 50,
        })
        .catch(async () => {
          const { state, stage, progress, total } = await app.readStatus(taskId);
          throw new Error(`still ${state} ${stage} ${progress}/${total}`);
        });
      return app.readStatus(taskId);
    },
    async halt() {
      await stopQueue();
      await closeWorkers();
      const { closeStore } = await import("@/lib/store/open");
      await closeStore();
    },
    async resume() {
      forgetSingletons();
      const { openStore } = await import("@/lib/store/open");
      await openStore({ seed: false });
      await loadSettings();
      await startQueue();
    },
    async stop() {
      try {
        // While the queue runs: what is under way is not wrong.
        const { findings } = await examineStore();
        expect(findings, "what the doctor finds").toEqual([]);
      } finally {
        await stopQueue();
        await closeWorkers();
        await store.close();
        vi.unstubAllEnvs();
        forgetSingletons();
      }
    },
  };
  return app;
}

/** The problem+json body of a response. */
export async function problemOf(response: Response): Promise<Problem> {
  return response.json();
}

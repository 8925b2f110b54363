import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RunCreated, RunStatus } from "@/lib/contracts/runs";
import { startApp, type TestApp } from "../../support/app";
import { routeRequest } from "../../support/call-endpoint";
import { runScript } from "../../support/run-script";

/** Inside the repository, where openapi-fetch is found. */
const CACHE = ".cache";

/** What a program would write; each of its mistakes must be one to the compiler, too. */
const PROGRAM = `import { createWaywoClient } from "./client";

export async function run(fetch: (request: Request) => Promise<Response>) {
  const client = createWaywoClient({ baseUrl: "http://app.test", fetch });
  const started = await client.POST("/api/generate-ideas", { body: { num_ideas: 1, seed_tags: ["ios"] } });
  const task_id: string = started.data?.task_id ?? "";
  const token: string = started.data?.run_token ?? "";
  const status = await client.GET("/api/generate-ideas/{task_id}/status", { params: { path: { task_id } } });
  const state: "PENDING" | "STARTED" | "SUCCESS" | "FAILURE" | undefined = status.data?.state;
  const list = await client.GET("/api/waywo-projects", { params: { query: { limit: 2, sort: "idea_score" } } });
  const titles: string[] = list.data?.projects.map(({ title }) => title) ?? [];
  const missing = await client.GET("/api/waywo-projects/{id}", { params: { path: { id: "0" } } });
  const detail: string | undefined = missing.error?.detail;
  const { response } = await client.POST("/api/generate-ideas/{task_id}/cancel", {
    params: { path: { task_id } },
    headers: { "X-Run-Token": token },
  });
  return { started: started.data, status: status.data, state, titles, detail, cancelled: response.status };
}

export async function mistakes() {
  const client = createWaywoClient({ baseUrl: "http://app.test" });
  // @ts-expect-error no such address
  await client.GET("/api/nope");
  // @ts-expect-error another method
  await client.GET("/api/generate-ideas/{task_id}/cancel", { params: { path: { task_id: "1" } } });
  // @ts-expect-error a parameter is missing
  await client.GET("/api/waywo-projects/{id}", { params: { path: {} } });
  // @ts-expect-error no such order
  await client.GET("/api/waywo-projects", { params: { query: { sort: "best" } } });
  // @ts-expect-error a number
  await client.POST("/api/generate-ideas", { body: { num_ideas: [] } });
  const { data } = await client.GET("/api/health");
  // @ts-expect-error no such field
  return data?.mood;
}
`;

interface Program {
  run(fetch: (request: Request) => Promise<Response>): Promise<{
    started: RunCreated;
    status: RunStatus;
    state: string;
    titles: string[];
    detail: string;
    cancelled: number;
  }>;
}

let app: TestApp;
let folder: string;
beforeAll(async () => {
  mkdirSync(CACHE, { recursive: true });
  folder = mkdtempSync(join(CACHE, "client-"));
  const { code, stderr } = await runScript("client", join(folder, "client.ts"));
  expect([code, stderr]).toEqual([0, ""]);
  writeFileSync(join(folder, "program.ts"), PROGRAM);
  app = await startApp();
}, 60_000);
afterAll(async () => {
  await app?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe("the client that `npm run client` writes", () => {
  test("is typed: a program that uses it compiles, and what is wrong in one does not", () => {
    const compilerOptions = {
      ...{ strict: true, noEmit: true, skipLibCheck: false, target: "es2023", module: "esnext" },
      ...{ moduleResolution: "bundler", lib: ["es2023", "dom", "dom.iterable"], types: [] },
    };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["program.ts"] }));
    const tsc = "node_modules/typescript/bin/tsc";
    const { status, stdout } = spawnSync(process.execPath, [tsc, "-p", folder], { encoding: "utf8" });
    expect([status, stdout]).toEqual([0, ""]);
  }, 60_000);

  test("starts a run, follows and cancels it, lists projects and reads problems", async () => {
    const { run }: Program = await import(/* @vite-ignore */ resolve(folder, "program.ts"));
    const { started, status, state, titles, detail, cancelled } = await run(routeRequest);
    expect(started).toMatchObject({ num_requested: 1, seed_tags: ["ios"] });
    expect(status.task_id).toBe(started.task_id);
    expect(state).toBe(status.state);
    expect(titles).toHaveLength(2);
    expect(detail).toBe("There is no project with this id.");
    expect(cancelled).toBe(200);
  });
});

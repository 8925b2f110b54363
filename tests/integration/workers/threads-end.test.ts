import type { Worker } from "node:worker_threads";
import { afterEach, expect, test, vi } from "vitest";
import { SHARED_QUEUE } from "@/inngest/functions/flow-control";
import { db } from "@/lib/core/db";
import { startApp, type TestApp } from "../../support/app";

const threads = vi.hoisted(() => ({ started: [] as { name: string; worker: Worker }[] }));

vi.mock("node:worker_threads", async (load) => {
  const actual = await load<typeof import("node:worker_threads")>();
  class Recorded extends actual.Worker {
    constructor(...[file, options]: ConstructorParameters<typeof Worker>) {
      super(file, options);
      const name = /(\w+)-thread/.exec(String(options?.workerData))?.[1] ?? "";
      threads.started.push({ name, worker: this });
    }
  }
  return { ...actual, Worker: Recorded };
});

// Whoever loads the model in this process, and not in the thread, fails.
vi.mock("@energetic-ai/embeddings", () => {
  throw new Error("The encoder was loaded in the web server's thread.");
});

let app: TestApp;
afterEach(() => app.stop());

const named = (name: string) => threads.started.filter((thread) => thread.name === name);
const savedRows = () => db().generationRow.count({ where: { state: "saved" } });

const IDEAS = SHARED_QUEUE.limit + 10;

test.each(["compute", "index"])(
  "a run goes on to its end when the %s thread is ended three times in its midst",
  async (name) => {
    app = await startApp();
    threads.started.length = 0;
    // More than are worked on at once, so that the last of the three ends leaves rows that have not begun.
    const { task_id } = await app.start({ num_ideas: IDEAS, seed_tags: ["ios"] });
    for (const ended of [0, 1, 2]) {
      const reached = async () => {
        expect(named(name)).toHaveLength(ended + 1);
        expect(await savedRows()).toBeGreaterThan(ended);
      };
      await vi.waitFor(reached, { interval: 5 });
      await named(name).at(-1)?.worker.terminate();
    }
    const status = await app.end(task_id);
    expect(status).toMatchObject({
      state: "SUCCESS",
      result: { status: "success", num_saved: IDEAS },
      errors: [],
    });
    expect(named(name)).toHaveLength(4);
  },
);

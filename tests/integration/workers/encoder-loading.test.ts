import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ENCODER_NOT_LOADED } from "@/lib/builtin/encoder/encoder";
import { db } from "@/lib/core/db";
import { logger } from "@/lib/core/logger";
import { WorkerThread } from "@/lib/workers/worker-thread";
import { workers } from "@/lib/workers/workers";
import { stubbedApp } from "@/tests/support/stubbed-app";

const launch = stubbedApp();

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "waywo-encoder-"));
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

/** The product's thread, with a model that may be broken. */
const encoderThread = () =>
  new WorkerThread({
    name: "compute",
    inFlight: 4,
    spentBy: ENCODER_NOT_LOADED,
    start: () =>
      new Worker("./lib/workers/from-source.mjs", {
        workerData: pathToFileURL("tests/support/encoder-thread.ts").href,
        execArgv: ["--conditions=react-server"],
      }),
  });

const project = { title: "Here", shortDescription: "s", description: "d", hashtags: "[]" };

test.each([
  ["weights that are half there", "the weights are half there", /the weights are half there/],
  ["a module that is missing", "./no-such-runtime.ts", /Cannot find module .*no-such-runtime/],
  ["a file that ends too early", '{"vocabulary": [', /JSON/],
])(
  "an encoder that first met %s loads at the next call, and the log says why it had not",
  async (_what, how, why) => {
    const broken = join(folder, "broken");
    const { app } = await launch({
      env: { EMBEDDING_BASE_URL: "", EMBEDDING_MODEL_NAME: "", LLM_MAX_RETRIES: "0", BROKEN_WHILE: broken },
    });
    const logged: string[] = [];
    vi.spyOn(logger, "warn").mockImplementation((...given: unknown[]) => {
      const [{ err }] = given as [{ err?: Error }];
      if (err) logged.push(err.message);
    });
    workers().compute = encoderThread();
    await db().project.create({ data: { ...project, ideaScore: 5, complexityScore: 5 } });
    await writeFile(broken, how);

    const { task_id } = await app.start({ num_ideas: 1, seed_tags: ["ios"] });
    const failed = await app.end(task_id);
    expect(failed).toMatchObject({ state: "FAILURE", errors: [{ stage: "embedding", retryable: true }] });
    expect(failed.errors[0]?.error).toContain("the built-in encoder failed: its model cannot be loaded");
    expect(failed.novelty_note).toContain("compared with 0 of 1");
    expect(logged.filter((message) => message.includes("its model cannot be loaded"))).not.toHaveLength(0);
    expect(logged.join("\n")).toMatch(why);

    await rm(broken);
    await app.retry(task_id);
    expect(await app.end(task_id)).toMatchObject({ state: "SUCCESS", novelty_note: null });
    expect((await app.rows(task_id))[0]).toMatchObject({ compared_with: 1, compared_of: 1 });
  },
);

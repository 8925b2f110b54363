import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ENCODER_NOT_LOADED } from "@/lib/builtin/encoder/encoder";
import { WorkerThread } from "@/lib/workers/worker-thread";

let folder: string;
let broken: string;
let thread: WorkerThread;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "waywo-encoder-"));
  broken = join(folder, "broken");
  vi.stubEnv("BROKEN_WHILE", broken);
  thread = new WorkerThread({
    name: "compute",
    inFlight: 4,
    spentBy: ENCODER_NOT_LOADED,
    start: () =>
      new Worker("./lib/workers/from-source.mjs", {
        workerData: pathToFileURL("tests/support/encoder-thread.ts").href,
        execArgv: ["--conditions=react-server"],
      }),
  });
});
afterEach(async () => {
  await thread.close();
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

const encode = () => thread.call("encode", ["a text"]);

test("an encoder whose first load failed, even in a module of its own, loads at the next call", async () => {
  await writeFile(broken, "");
  const failure = {
    code: ENCODER_NOT_LOADED,
    message: "its model cannot be loaded: the weights are half there",
  };
  await expect(encode()).rejects.toMatchObject(failure);
  await expect(encode()).rejects.toMatchObject(failure);
  await rm(broken);
  expect(await encode()).toMatchObject({ data: [{ index: 0 }] });
});

import { mkdir, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { contentHash } from "../../../scripts/lib/content-hash.mjs";
import { isFresh, runStep } from "../../../scripts/lib/run-step.mjs";

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "waywo-fresh-"));
  await mkdir(join(root, "lib/generated"), { recursive: true });
  await writeFile(join(root, "lib/a.ts"), "a");
  await writeFile(join(root, "lib/generated/client.ts"), "client");
});

afterEach(() => rm(root, { recursive: true }));

const hash = () => contentHash(root, ["lib", "missing"], { except: ["lib/generated"] });

test("the hash follows the bytes, not the times", async () => {
  const before = await hash();
  await utimes(join(root, "lib/a.ts"), new Date(0), new Date(0));
  expect(await hash()).toBe(before);
  await writeFile(join(root, "lib/a.ts"), "b");
  expect(await hash()).not.toBe(before);
});

test("a renamed, a new and a removed file each change the hash", async () => {
  const before = await hash();
  await writeFile(join(root, "lib/b.ts"), "");
  const added = await hash();
  await rm(join(root, "lib/a.ts"));
  await writeFile(join(root, "lib/c.ts"), "a");
  expect(new Set([before, added, await hash()]).size).toBe(3);
});

test("what is left out does not count", async () => {
  const before = await hash();
  await writeFile(join(root, "lib/generated/client.ts"), "another client");
  expect(await hash()).toBe(before);
});

/** A step that counts how often it was made. */
function countingStep() {
  const made: string[] = [];
  const step = {
    name: "Counting",
    stamp: "out/.stamp",
    content: hash,
    make: async () => void made.push("made"),
  };
  return { made, step };
}

test("a step is made once, again when its content changes, and again when its result is deleted", async () => {
  const { made, step } = countingStep();
  const lines: string[] = [];
  const run = () => runStep(root, step, (line) => lines.push(line));
  expect(await run()).toBe(true);
  expect(await run()).toBe(false);
  await writeFile(join(root, "lib/a.ts"), "changed");
  expect(await run()).toBe(true);
  await rm(join(root, "out"), { recursive: true });
  expect(await run()).toBe(true);
  expect(made).toHaveLength(3);
  expect(lines).toHaveLength(6);
  expect(lines[1]).toMatch(/^Counting: done in \d+\.\d s$/);
});

test("a step that failed is not fresh", async () => {
  const step = { ...countingStep().step, make: () => Promise.reject(new Error("no")) };
  await expect(runStep(root, step, () => undefined)).rejects.toThrow("no");
  expect(await isFresh(root, step)).toBe(false);
});

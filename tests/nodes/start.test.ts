import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { endOfRun, startRun } from "@/tests/support/api-client";
import { SIZES } from "../../scripts/lib/steps.mjs";
import pinned from "../../scripts/node.json" with { type: "json" };
import { type FreshClone, freshClone, type StartedApp } from "./fresh-clone";
import { SUPPORTED, TOO_OLD } from "./node-releases";

let first: FreshClone;
const clones: FreshClone[] = [];

afterAll(async () => {
  for (const clone of clones) await clone.remove();
});

async function cloneFor(installed?: FreshClone, built?: FreshClone): Promise<FreshClone> {
  const clone = await freshClone(installed, built);
  clones.push(clone);
  return clone;
}

async function expectRun(app: StartedApp, num_ideas: number): Promise<void> {
  const { task_id } = await startRun(app.url, { num_ideas, seed_tags: ["nutrition", "ios"] });
  const { state, result } = await endOfRun(app.url, task_id);
  expect({ state, saved: result?.num_saved }).toEqual({ state: "SUCCESS", saved: num_ideas });
}

/** What a newcomer does: starts, makes ideas, stops, starts again. */
async function tryOut(version: string, clone: FreshClone): Promise<string> {
  const app = await clone.start(version);
  try {
    await expectRun(app, 5);
    await expectRun(app, 50);
  } catch (error) {
    await app.interrupt();
    throw error;
  }
  const stopped = await app.interrupt();
  expect(stopped.code, stopped.output).toBe(0);
  expect(stopped.output).not.toMatch(/abort|warn|error/i);

  const again = await clone.start(version);
  const { code, output } = await again.interrupt();
  expect(code, output).toBe(0);
  expect(output).not.toMatch(/Installing|Building|fetching/);
  console.log(
    `Node ${version}: first start ${app.seconds.toFixed(1)} s, second ${again.seconds.toFixed(1)} s`,
  );
  return stopped.output;
}

const FETCHING = /is not supported; fetching Node 2\d\.\d+\.\d+ from the npm registry into \.cache\/node/;

test("Node 18.20.8 gets a supported Node, installs, builds, and makes 5 and 50 ideas", async () => {
  first = await cloneFor();
  const output = await tryOut("18.20.8", first);
  expect(output).toMatch(FETCHING);
  expect(output).toMatch(/Installing.*done in/);
  const megabytes = Number.parseInt(
    execFileSync("du", ["-sm", join(first.folder, "node_modules")], { encoding: "utf8" }),
    10,
  );
  expect(megabytes / SIZES.runtime.disk, `${megabytes} MB on disk`).toBeCloseTo(1, 1);
});

/** These run what the first clone was built by: the pinned Node is theirs too. */
const BUILT_ALIKE = ["20.20.2", pinned["linux-x64"].version];

test.concurrent.each([...SUPPORTED, "20.20.2"])(
  "Node %s starts and makes 5 and 50 ideas",
  async (version) => {
    const built = BUILT_ALIKE.includes(version) ? first : undefined;
    const output = await tryOut(version, await cloneFor(first, built));
    if (!built) expect(output).toMatch(/Building.*done in/);
    if (TOO_OLD.includes(version)) expect(output).toMatch(FETCHING);
    else expect(output).not.toMatch(/not supported/);
  },
);

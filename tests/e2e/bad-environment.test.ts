import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mountSmallDisk } from "../support/small-disk";
import { copyTemplate } from "../support/store-template";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "waywo-env-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Ended {
  code: number | string | null | undefined;
  stdout: string;
  stderr: string;
}

/** One that serves instead of refusing must not outlive its test. */
const LATE_MS = 60_000;

/** Runs a script to its end, with an environment of its own. */
function run(args: string[], env: Record<string, string>): Promise<Ended> {
  const own = {
    PATH: process.env.PATH ?? "",
    PORT: "0",
    DATABASE_URL: `file:${folder}/data/waywo.db`,
    ...env,
  };
  return new Promise((resolve) => {
    const options = { env: { ...own, NODE_ENV: "production" as const }, timeout: LATE_MS };
    execFile(process.execPath, args, options, (error, stdout, stderr) =>
      resolve({ code: error ? error.code : 0, stdout, stderr }),
    );
  });
}

const SERVE = ["scripts/serve.mjs"];
const PREFLIGHT = ["--conditions=react-server", "--import", "tsx", "scripts/preflight.ts"];
const HEX = "0123456789abcdef";

describe.each([
  ["the server", SERVE],
  ["the check before a build", PREFLIGHT],
])("%s refuses in one line, and touches nothing:", (_what, args) => {
  test.each([
    [{ PORT: "1e3" }, 'PORT is "1e3"; it takes a port, 0 to 65535.'],
    [{ HOST: "0" }, 'HOST is "0"; it takes an address of this machine, such as 127.0.0.1 or 0.0.0.0.'],
    [{ LLM_CONCURRENCY: "1e1" }, 'LLM_CONCURRENCY is "1e1"; it takes a whole number, 1 to 256.'],
    [
      { LOG_LEVEL: "loud\n" },
      'LOG_LEVEL is "loud\\n"; it takes trace, debug, info, warn, error, fatal or silent.',
    ],
    [
      { LLM_MODEL_NAME: "m", LLM_API_KEY: "sk-hidden\r\nX: 1" },
      "LLM_API_KEY is not one line of visible ASCII characters; it takes a key.",
    ],
    [
      { INNGEST_SIGNING_KEY: "signkey-prod-hidden" },
      "INNGEST_SIGNING_KEY is not valid; it takes 16 or more hexadecimal digits, after Inngest's prefix or without it.",
    ],
    [
      { INNGEST_SIGNING_KEY: HEX, INNGEST_SIGNING_KEY_FALLBACK: "signkey-prod-" },
      "INNGEST_SIGNING_KEY_FALLBACK is not valid; it takes 16 or more hexadecimal digits, after Inngest's prefix or without it.",
    ],
  ])("%j", async (env: Record<string, string>, sentence) => {
    const { code, stdout, stderr } = await run(args, env);
    expect({ code, stdout, stderr }).toEqual({ code: 1, stdout: "", stderr: `${sentence}\n` });
    expect(existsSync(join(folder, "data"))).toBe(false);
  });

  test("a prompt that cannot be read", async () => {
    const prompts = join(folder, "prompts");
    await mkdir(join(prompts, "project-idea.md"), { recursive: true });
    const { code, stdout, stderr } = await run(args, { PROMPTS_DIR: prompts });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/^PROMPTS_DIR: project-idea\.md cannot be read \(EISDIR: .+\)\.\n$/);
    expect(existsSync(join(folder, "data"))).toBe(false);
  });
});

const disk = mountSmallDisk(8);
afterAll(() => disk?.remove());

test.skipIf(!disk)("a disk that is full is told in a sentence", async () => {
  if (!disk) return;
  const store = join(disk.folder, "waywo.db");
  await copyTemplate(false, store);
  disk.fill();
  expect(await run(SERVE, { DATABASE_URL: `file:${store}` })).toEqual({
    code: 1,
    stdout: "",
    stderr: `${store} is on a disk that is full; free some space, or set DATABASE_URL to another path.\n`,
  });
});

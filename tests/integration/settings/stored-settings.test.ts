import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { generateRowFunction } from "@/inngest/functions/generate-row";
import { db } from "@/lib/core/db";
import { InvalidRequestError } from "@/lib/core/errors";
import { logger } from "@/lib/core/logger";
import { forgetSingleton } from "@/lib/core/singleton";
import { embeddingProvider } from "@/lib/embeddings/provider";
import { llmDeps } from "@/lib/llm/deps";
import { llmEndpoint } from "@/lib/llm/endpoint";
import { settings } from "@/lib/settings/settings";
import { loadSettings, type SettingsPatch, updateSettings } from "@/lib/settings/stored-settings";
import { openTempStore, type TempStore } from "../../support/temp-store";

const KEY = "sk-never-shown-0123456789";

let store: TempStore;
let said: string[];
beforeEach(async () => {
  forgetSingleton("settings");
  store = await openTempStore();
  said = [];
  for (const level of ["info", "warn"] as const) {
    vi.spyOn(logger, level).mockImplementation(
      (...parts: unknown[]) => void said.push(JSON.stringify(parts)),
    );
  }
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await store.close();
});

/** What a new process would read. */
async function afterRestart() {
  forgetSingleton("settings");
  await loadSettings();
  return settings();
}

describe("stored settings", () => {
  test("come between the environment and the defaults, and survive a restart", async () => {
    expect(settings()).toMatchObject({ LLM_CONCURRENCY: 8, LLM_MAX_RETRIES: 3 });
    await updateSettings({ LLM_CONCURRENCY: 4, LLM_MAX_RETRIES: "5" });
    expect(settings()).toMatchObject({ LLM_CONCURRENCY: 4, LLM_MAX_RETRIES: 5, LLM_TIMEOUT_MS: 60_000 });
    vi.stubEnv("LLM_CONCURRENCY", "2");
    expect(await afterRestart()).toMatchObject({ LLM_CONCURRENCY: 2, LLM_MAX_RETRIES: 5 });
  });

  test("are removed by null, or by an empty text", async () => {
    await updateSettings({ LLM_MODEL_NAME: "small", LLM_MAX_RETRIES: 5 });
    await updateSettings({ LLM_MODEL_NAME: null, LLM_MAX_RETRIES: "" });
    expect(settings()).toMatchObject({ LLM_MODEL_NAME: undefined, LLM_MAX_RETRIES: 3 });
    expect(await db().setting.count()).toBe(0);
  });

  test("never send a stored key to an address from the environment", async () => {
    await updateSettings({
      LLM_BASE_URL: "http://stored.example/v1",
      LLM_API_KEY: KEY,
      EMBEDDING_URL: "http://stored.example",
    });
    vi.stubEnv("LLM_BASE_URL", "http://environment.example/v1");
    vi.stubEnv("EMBEDDING_BASE_URL", "http://environment.example/v1");
    expect(await afterRestart()).toMatchObject({
      LLM_BASE_URL: "http://environment.example/v1",
      LLM_API_KEY: undefined,
      EMBEDDING_URL: undefined,
    });
  });

  test("never appear in the log by value", async () => {
    await updateSettings({ LLM_MODEL_NAME: "small", LLM_API_KEY: KEY });
    await expect(updateSettings({ LLM_API_KEY: `${KEY}${"x".repeat(5_000)}` })).rejects.toThrow("not valid");
    expect(said.join()).toContain("LLM_API_KEY");
    expect(said.join()).not.toContain(KEY);
  });

  test("that are no longer valid are skipped when they are loaded", async () => {
    await db().setting.createMany({
      data: [
        { key: "LLM_CONCURRENCY", value: "9000" },
        { key: "LLM_TIMEOUT_MS", value: "{" },
        { key: "OF_ANOTHER_VERSION", value: "1" },
        { key: "LLM_MAX_RETRIES", value: "1" },
      ],
    });
    expect(await afterRestart()).toMatchObject({
      LLM_CONCURRENCY: 8,
      LLM_TIMEOUT_MS: 60_000,
      LLM_MAX_RETRIES: 1,
    });
    expect(said).toHaveLength(2);
  });
});

describe("a change of settings", () => {
  test.each<[SettingsPatch, string, string]>([
    [{ LLM_CONCURRENCY: 0 }, "LLM_CONCURRENCY", "LLM_CONCURRENCY is 0; it takes a whole number, 1 to 256."],
    [{ LLM_BASE_URL: "somewhere" }, "LLM_BASE_URL", "it takes an http or https address"],
    [{ PORT: 4000 } as SettingsPatch, "PORT", "PORT is not a setting."],
    [
      { LLM_MAX_RETRIES: true } as unknown as SettingsPatch,
      "LLM_MAX_RETRIES",
      "LLM_MAX_RETRIES is not a text or a number.",
    ],
  ])("to %j is refused by name, and nothing is stored", async (patch, name, message) => {
    const error = await updateSettings({ NOVELTY_THRESHOLD: 0.5, ...patch }).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(InvalidRequestError);
    expect(error.issues).toMatchObject([{ loc: ["body", name], msg: expect.stringContaining(message) }]);
    expect([await db().setting.count(), settings().NOVELTY_THRESHOLD]).toEqual([0, undefined]);
  });

  test("is refused if what is stored would contradict itself", async () => {
    await updateSettings({ EMBEDDING_URL: "http://one.example" });
    await expect(updateSettings({ EMBEDDING_BASE_URL: "http://two.example" })).rejects.toThrow("both set");
    expect(settings().EMBEDDING_BASE_URL).toBeUndefined();
    expect(await db().setting.count()).toBe(1);
  });

  test("gives the next call another endpoint and provider, and the holder of the old ones keeps them", async () => {
    const [endpoint, provider] = [llmEndpoint(), embeddingProvider()];
    expect([llmEndpoint(), embeddingProvider()]).toEqual([endpoint, provider]);
    await updateSettings({ NOVELTY_THRESHOLD: 0.5 });
    expect(llmEndpoint()).toBe(endpoint);
    await updateSettings({ LLM_MODEL_NAME: "small", EMBEDDING_MODEL_NAME: "vectors" });
    expect([llmEndpoint().model, embeddingProvider().model]).toEqual(["small", "vectors"]);
    expect([endpoint.model, provider.twin]).toEqual(["built-in", "built-in"]);
  });

  test("reaches the queue's limit when the functions are next registered", async () => {
    const registered = () => JSON.parse(JSON.stringify(generateRowFunction.opts.concurrency)).limit;
    expect(registered()).toBe(32);
    await updateSettings({ LLM_CONCURRENCY: 3 });
    expect(registered()).toBe(12);
  });

  test("resizes the limiter, which keeps the calls in flight", async () => {
    const { limiter } = llmDeps();
    const release = await limiter.acquire("run", new AbortController().signal);
    await updateSettings({ LLM_CONCURRENCY: 2 });
    expect(llmDeps().limiter).toBe(limiter);
    expect([limiter.limit, limiter.inFlight]).toEqual([2, 1]);
    release("answered");
  });
});

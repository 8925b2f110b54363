import { afterEach, beforeEach, expect, test } from "vitest";
import { settings } from "@/lib/settings/settings";
import { addedToken, bearer, JSON_TYPE } from "../../support/admins";
import { problemOf, startApp, type TestApp } from "../../support/app";
import { callEndpoint } from "../../support/call-endpoint";

let app: TestApp;
let ada: Record<string, string>;
beforeEach(async () => {
  app = await startApp({ seeded: false, env: { EMBEDDING_BASE_URL: "http://10.0.0.5/v1" } });
  ada = bearer(await addedToken("Ada"));
});
afterEach(() => app.stop());

const patch = (body: unknown) =>
  callEndpoint("updateSettings", { headers: { ...JSON_TYPE, ...ada }, body: JSON.stringify(body) });
async function listed(name: string) {
  const answer = await (await callEndpoint("getSettings", { headers: ada })).json();
  return answer.settings.find((setting: { name: string }) => setting.name === name);
}

test("a change is in use at once, told without its key, and recorded", async () => {
  const KEY = "sk-entered-0123456789";
  const response = await patch({
    LLM_BASE_URL: "http://10.1.2.3:8000/v1",
    LLM_MODEL_NAME: "small",
    LLM_API_KEY: KEY,
  });
  expect(response.status).toBe(200);
  expect(await response.text()).not.toContain(KEY);
  expect(settings()).toMatchObject({ LLM_BASE_URL: "http://10.1.2.3:8000/v1", LLM_API_KEY: KEY });
  expect(await listed("LLM_API_KEY")).toMatchObject({
    value: null,
    is_set: true,
    source: "stored",
    changed_by: "Ada",
    changed_at: expect.stringMatching(/Z$/),
  });
  expect(await listed("LLM_MODEL_NAME")).toMatchObject({ value: "small", source: "stored" });
  expect(await listed("LLM_CONCURRENCY")).toMatchObject({ value: 8, source: "default", changed_by: null });
  expect(await listed("EMBEDDING_BASE_URL")).toMatchObject({
    value: "http://10.0.0.5/v1",
    source: "environment",
  });
});

test("what is stored beside an address of the environment is not in use, and the list says why", async () => {
  expect((await patch({ EMBEDDING_API_KEY: "sk-for-elsewhere-123" })).status).toBe(200);
  expect(settings().EMBEDDING_API_KEY).toBeUndefined();
  expect(await listed("EMBEDDING_API_KEY")).toMatchObject({
    is_set: false,
    source: "default",
    problem: "Stored, but not used: EMBEDDING_BASE_URL comes from the environment.",
  });
});

test.each<[unknown, RegExp]>([
  [{ LLM_BASE_URL: "http://169.254.169.254/v1" }, /which is never called\.$/],
  [{ LLM_BASE_URL: "http://[fe80::1]/v1" }, /which is never called\.$/],
  [{ EMBEDDING_URL: "http://metadata.google.internal/" }, /which is never called\.$/],
  [{ LLM_BASE_URL: "https://me:password-of-mine@models.example/v1" }, /holds no user and no password/],
  [{ LLM_BASE_URL: "file:///etc/passwd" }, /it takes an http or https address/],
  [{ PORT: 1 }, /PORT is not a setting/],
  [{ ADMIN_TOKEN: "another-token-of-mine" }, /ADMIN_TOKEN is not a setting/],
  [{ LLM_API_KEY: "a key\nwith-a-line-end" }, /LLM_API_KEY is not one line/],
  [{ LLM_CONCURRENCY: true }, /LLM_CONCURRENCY is not a text or a number/],
  [["LLM_CONCURRENCY"], /Send an object of settings by name/],
])("%j is refused by name, and nothing changes", async (body, sentence) => {
  const response = await patch(body);
  expect(response.status).toBe(422);
  const { detail } = await problemOf(response);
  expect(detail).toMatch(sentence);
  expect(detail).not.toMatch(/password-of-mine|with-a-line|another-token/);
  expect(await listed("LLM_BASE_URL")).toMatchObject({ is_set: false });
});

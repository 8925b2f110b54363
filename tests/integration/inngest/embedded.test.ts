import { afterEach, describe, expect, test, vi } from "vitest";
import { checkInngestEnv } from "@/inngest/env";
import { readEnv } from "@/lib/core/env";
import { stubEnv } from "../../support/stub-env";
import { StubModel } from "../../support/stub-model/stub";
import { type RealApp, serveRequest, startRealApp } from "./real-app";

let model: StubModel | undefined;
let real: RealApp | undefined;
afterEach(async () => {
  await real?.app.stop();
  await model?.close();
  vi.unstubAllEnvs();
  real = undefined;
  model = undefined;
});

test("with no variable of Inngest set, the serve endpoint is a 404 and the embedded executor runs the run", async () => {
  model = await StubModel.start();
  real = await startRealApp({ ...stubEnv(model), NODE_ENV: "production" });
  const { task_id } = await real.app.start({ num_ideas: 2 });
  for (const method of ["GET", "POST", "PUT"] as const) {
    const query = "?fnId=waywo-designer-generate-ideas&stepId=step";
    const response = await real.route[method](
      serveRequest(method, { query, ...(method === "GET" ? {} : { body: "{}" }) }),
    );
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: "not_found" });
  }
  expect(await real.app.end(task_id)).toMatchObject({ state: "SUCCESS", counts: { saved: 2 } });
});

describe("the environment of a real Inngest", () => {
  const KEYS = { INNGEST_EVENT_KEY: "event-key", INNGEST_SIGNING_KEY: "signkey-test-0123456789abcdef" };
  const check = (source: Record<string, string>, production: boolean) => () =>
    checkInngestEnv(readEnv(source), production);

  test.each(["1", "http://127.0.0.1:8288"])("INNGEST_DEV=%s is refused in production", (INNGEST_DEV) => {
    expect(check({ ...KEYS, INNGEST_DEV }, true)).toThrow(
      "INNGEST_DEV is set in production; it takes no value there: unset it.",
    );
    expect(check({ INNGEST_DEV }, false)).not.toThrow();
  });

  test.each<Record<string, string>>([
    { INNGEST_BASE_URL: "http://inngest:8288", INNGEST_EVENT_KEY: "event-key" },
    { INNGEST_EVENT_KEY: "event-key" },
    { INNGEST_BASE_URL: "http://inngest:8288" },
  ])("%o without a signing key is refused in production", (source) => {
    expect(check(source, true)).toThrow(/^INNGEST_SIGNING_KEY is not set/);
    expect(check({ ...source, ...KEYS }, true)).not.toThrow();
  });

  test("without any of its variables there is nothing to refuse", () => {
    expect(check({}, true)).not.toThrow();
  });
});

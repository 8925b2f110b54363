import { describe, expect, test, vi } from "vitest";
import { drivenApp, onceAColumn, SIGNING_KEY, saved } from "./driven-app";
import { health, serveRequest } from "./real-app";
import { signatureOf } from "./signature";

const launch = drivenApp();
const OTHER_KEY = "signkey-prod-fedcba9876543210";
const OTHER_KEY_TROUBLE =
  "Inngest's calls are signed with another key than INNGEST_SIGNING_KEY has; set it to the server's signing key.";
const TEN_MINUTES = 600_000;

/** Registers and sweeps, as the app does once a minute while runs are open. */
async function asEveryMinute(): Promise<void> {
  const { registerFunctions } = await import("@/inngest/register-functions");
  const { sweepRuns } = await import("@/lib/runs/sweep-runs");
  expect(await registerFunctions()).toBe(true);
  expect(await sweepRuns()).toEqual({ sent: 1, unsent: false });
}

describe("where server and app have different signing keys", () => {
  test("a run waits, health and run say why, and once the keys agree it goes on and both are well", async () => {
    // As after a key was rotated: the server knows the functions, and what it calls is refused.
    const { app, server, model } = await launch({ trustsAnybody: true });
    server.useKey(OTHER_KEY);
    const { task_id } = await app.start({ num_ideas: 2 });
    await vi.waitFor(async () =>
      expect((await health()).inngest).toMatchObject({ ok: false, error: OTHER_KEY_TROUBLE }),
    );
    expect((await health()).status).toBe("degraded");
    expect(await app.readStatus(task_id)).toMatchObject({
      state: "PENDING",
      paused_reason: OTHER_KEY_TROUBLE,
    });
    server.useKey(SIGNING_KEY);
    await asEveryMinute();
    expect(await app.end(task_id)).toMatchObject({ ...saved(2), paused_reason: null });
    expect((await health()).inngest).toMatchObject({ ok: true });
    expect(model.counts).toMatchObject(onceAColumn(2));
  });

  test("a server that refuses the registration for it: the run is kept, and made once the keys agree", async () => {
    const { app, server } = await launch({}, { waits: true, signingKey: OTHER_KEY });
    const { task_id } = await app.start({ num_ideas: 2 });
    const refused =
      "Inngest refused the app's registration (401: Authentication failed); set INNGEST_SIGNING_KEY to the server's " +
      "signing key.";
    expect(await app.readStatus(task_id)).toMatchObject({ state: "PENDING", paused_reason: refused });
    expect((await health()).inngest).toMatchObject({ ok: false, error: refused });
    server.useKey(SIGNING_KEY);
    await asEveryMinute();
    expect(await app.end(task_id)).toMatchObject({ ...saved(2), paused_reason: null });
    expect((await health()).inngest).toMatchObject({ ok: true });
  });

  test("in the middle of a run: its status says so until the next good call", async () => {
    const called: string[] = [];
    const { app, server, model } = await launch({
      trustsAnybody: true,
      answers: ({ function: name }) => {
        called.push(name);
        return null;
      },
    });
    model.answer(({ column }) => {
      if (column === "project_idea") server.useKey(OTHER_KEY);
      return undefined;
    });
    const { task_id } = await app.start({ num_ideas: 2 });
    await vi.waitFor(async () =>
      expect(await app.readStatus(task_id)).toMatchObject({
        state: "STARTED",
        paused_reason: OTHER_KEY_TROUBLE,
      }),
    );
    // It has given up on the run by then, which is the last it wanted to say.
    await vi.waitFor(() => expect(called).toContain("generate-ideas-failure"));
    model.answer(() => undefined);
    server.useKey(SIGNING_KEY);
    await asEveryMinute();
    expect(await app.end(task_id)).toMatchObject({ ...saved(2), paused_reason: null });
    expect(model.counts).toMatchObject(onceAColumn(2));
  });
});

describe("a call that the signature does not hold for", () => {
  const QUERY = "?fnId=waywo-designer-generate-row&stepId=step";
  const BODY = "{}";

  test.each<[string, string | undefined, string]>([
    ["signed with another key", signatureOf(BODY, OTHER_KEY), OTHER_KEY_TROUBLE],
    ["of another body", signatureOf('{"a":1}', SIGNING_KEY), OTHER_KEY_TROUBLE],
    [
      "signed ten minutes ago",
      signatureOf(BODY, SIGNING_KEY, Date.now() - TEN_MINUTES),
      "Inngest's calls are signed at another time and INNGEST_SIGNING_KEY cannot prove them; set the clocks of server " +
        "and app.",
    ],
    [
      "without a signature",
      undefined,
      "Inngest's calls are not signed; its server has to be started with the key that INNGEST_SIGNING_KEY has.",
    ],
  ])("%s shows in health until a good one comes", async (_what, signature, sentence) => {
    const { route } = await launch();
    const call = { query: QUERY, body: BODY, ...(signature ? { signature } : {}) };
    expect((await route.POST(serveRequest("POST", call))).status).toBe(401);
    expect((await health()).inngest).toMatchObject({ ok: false, error: sentence });
    const good = signatureOf("", SIGNING_KEY);
    expect((await route.GET(serveRequest("GET", { signature: good }))).status).toBe(200);
    expect((await health()).inngest).toMatchObject({ ok: true });
  });

  test.each<[string, Parameters<typeof serveRequest>[1]]>([
    ["for no function of the app", { query: "?fnId=wp-login", body: BODY }],
    ["with something else as signature", { query: QUERY, body: BODY, signature: "admin" }],
    ["with nothing", {}],
  ])("%s is a stranger's, and health says nothing of it", async (_what, call) => {
    const { route } = await launch();
    expect((await route.POST(serveRequest("POST", call))).status).toBe(401);
    expect((await health()).inngest).toMatchObject({ ok: true });
  });
});

import { describe, expect, test, vi } from "vitest";
import { Latch } from "../../support/latch";
import { drivenApp, onceAColumn, saved } from "./driven-app";
import { health } from "./real-app";

const launch = drivenApp();

describe("the app registers its functions", () => {
  test("at its start, before anybody asks", async () => {
    const { server } = await launch({}, { waits: true });
    await vi.waitFor(() => expect(server.registrations).toHaveLength(1));
    expect(server.registrations[0]?.body).toMatchObject({ url: "http://localhost:3000/api/inngest" });
  });

  test("under the origin that INNGEST_SERVE_ORIGIN names", async () => {
    const env = { INNGEST_SERVE_ORIGIN: "https://designer.example.org" };
    const { server } = await launch({}, { waits: true, env });
    await vi.waitFor(() => expect(server.registrations).toHaveLength(1));
    expect(server.registrations[0]?.body).toMatchObject({
      url: "https://designer.example.org/api/inngest",
    });
  });

  test("at its start or before it sends: a server that forgets events it does not know makes the first run", async () => {
    const { app, server, model } = await launch({}, { waits: true });
    const { task_id } = await app.start({ num_ideas: 2 });
    expect(await app.end(task_id)).toMatchObject(saved(2));
    expect(server.events().map(({ id }) => id)).toEqual([`${task_id}:0`]);
    expect(model.counts).toMatchObject(onceAColumn(2));
  });

  test("before each run: the server may have been restarted, and have forgotten it", async () => {
    const { app, server } = await launch({}, { waits: true });
    await app.end((await app.start({ num_ideas: 1 })).task_id);
    await server.restart();
    const { task_id } = await app.start({ num_ideas: 2 });
    expect(await app.end(task_id)).toMatchObject(saved(2));
    expect(server.events().map(({ id }) => id)).toContain(`${task_id}:0`);
  });

  test("until the server takes it: the run that it forgot meanwhile is sent again at once, without a rest", async () => {
    let starting = true;
    const { app, server, sweepRuns } = await launch(
      { registers: () => (starting ? { status: 503, body: "still starting" } : null) },
      { waits: true },
    );
    const { task_id } = await app.start({ num_ideas: 2 });
    expect(await app.readStatus(task_id)).toMatchObject({
      state: "PENDING",
      paused_reason: "Inngest did not take the app's registration (503: still starting).",
    });
    expect((await health()).inngest).toMatchObject({
      ok: false,
      error: "Inngest did not take the app's registration (503: still starting).",
    });
    // Nothing would be gained by sending it before.
    expect(await sweepRuns()).toEqual({ sent: 0, unsent: false });
    starting = false;
    expect(await app.end(task_id)).toMatchObject({ ...saved(2), paused_reason: null });
    expect(server.events().map(({ id }) => id)).toEqual([`${task_id}:0`, `${task_id}:1`]);
    expect((await health()).inngest).toMatchObject({ ok: true });
  });

  test("for three seconds at most: what was sent meanwhile, and forgotten, is sent again after it", async () => {
    const takes = new Latch();
    const { app, server, sweepRuns } = await launch(
      { registers: () => takes.wait().then(() => null) },
      { waits: true },
    );
    const { task_id } = await app.start({ num_ideas: 1 });
    expect(server.events().map(({ id }) => id)).toEqual([`${task_id}:0`]);
    takes.open();
    const { registerFunctions } = await import("@/inngest/register-functions");
    expect(await registerFunctions()).toBe(true);
    await sweepRuns();
    expect(await app.end(task_id)).toMatchObject(saved(1));
  });

  test("and a run that the server worked on all the same is not sent again", async () => {
    let answered = false;
    const { app, server, model, route, sweepRuns } = await launch({
      registers: () => (answered ? { status: 500, body: { error: "lost" } } : null),
    });
    answered = true;
    const { task_id } = await app.start({ num_ideas: 2 });
    expect(await app.end(task_id)).toMatchObject(saved(2));
    answered = false;
    await server.drive(route);
    expect(await sweepRuns()).toEqual({ sent: 0, unsent: false });
    expect(server.events().map(({ id }) => id)).toEqual([`${task_id}:0`]);
    expect(model.counts).toMatchObject(onceAColumn(2));
  });
});

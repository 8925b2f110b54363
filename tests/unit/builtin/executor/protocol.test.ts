import { describe, expect, test } from "vitest";
import { createExecutor } from "@/lib/builtin/executor/executor";
import { createMemoryJournal, type MemoryJournal } from "../../../support/memory-journal";
import { createTestClock, until } from "./harness";

type Answer = (journal: MemoryJournal) => Response | Promise<Response>;

/** Runs a function whose handler gives these answers in turn. */
async function answering(answers: Answer[], retries = 9) {
  const journal = createMemoryJournal();
  const clock = createTestClock();
  const executor = createExecutor({ journal, now: clock.now, setTimer: clock.setTimer, random: () => 0 });
  const calls: { stepId: string | null; attempt: number; at: number }[] = [];
  await executor.start(async (request) => {
    if (request.method === "PUT") {
      const steps = { step: { retries: { attempts: retries } } };
      const functions = [{ id: "f", triggers: [{ event: "go" }], steps }];
      return executor.fetch("http://x/fn/register", { method: "POST", body: JSON.stringify({ functions }) });
    }
    const body = (await request.json()) as { ctx: { attempt: number } };
    const stepId = new URL(request.url).searchParams.get("stepId");
    calls.push({ stepId, attempt: body.ctx.attempt, at: clock.now() });
    const answer = answers[calls.length - 1];
    return answer ? answer(journal) : Response.json("done");
  });
  await executor.fetch("http://x/e/key", { method: "POST", body: JSON.stringify({ name: "go" }) });
  await executor.idle();
  while (executor.stats().runs > 0 && clock.next() !== null) {
    clock.advance(clock.next() ?? 0);
    await executor.idle();
  }
  return { calls, ending: [...journal.endings.values()][0], executor };
}

const ops = (list: unknown, headers: Record<string, string> = {}) =>
  Response.json(list, { status: 206, headers });

describe("an invalid response counts as a 500 and is retried", () => {
  test.each<[string, Answer]>([
    ["it throws", () => Promise.reject(new Error("reset"))],
    ["a 200 without JSON", () => new Response("hello")],
    ["a 206 that is no list of steps", () => ops([{ id: 1 }])],
    ["a 206 with no step in it", () => ops([])],
    ["a 204", () => new Response(null, { status: 204 })],
    ["a 500 of plain text", () => new Response("oh", { status: 500 })],
    ["a 502 of HTML", () => new Response("<html>", { status: 502 })],
  ])("%s", async (_, answer) => {
    const { calls, ending } = await answering([answer, answer]);
    expect(calls.map((call) => call.attempt)).toEqual([0, 1, 2]);
    expect(ending).toMatchObject({ state: "completed", result: { data: "done" } });
  });
});

test("a 4xx is not retried, unless its header says otherwise", async () => {
  const refused = await answering([() => Response.json({ message: "Unauthorized" }, { status: 401 })]);
  expect(refused.calls).toHaveLength(1);
  expect(refused.ending).toMatchObject({ state: "failed", result: { error: { message: "Unauthorized" } } });
  const headers = { "x-inngest-no-retry": "false" };
  const retried = await answering([() => Response.json({}, { status: 429, headers })]);
  expect(retried.calls).toHaveLength(2);
});

test("Retry-After on a 500 is respected", async () => {
  const headers = { "retry-after": "45", "x-inngest-no-retry": "false" };
  const { calls } = await answering([() => Response.json({}, { status: 500, headers })]);
  expect((calls[1]?.at ?? 0) - (calls[0]?.at ?? 0)).toBe(45_000);
});

test("attempts are counted from 0 again once the function makes progress", async () => {
  const oh = () => new Response("oh", { status: 500 });
  const { calls } = await answering([oh, oh, () => ops([{ id: "a", op: "StepRun", data: 1 }]), oh]);
  expect(calls.map((call) => call.attempt)).toEqual([0, 1, 2, 0, 1]);
});

test("a planned step that no longer exists causes a new discovery call", async () => {
  const missing = () =>
    Response.json({ error: "Could not find step", requestedStep: "a", foundSteps: [] }, { status: 500 });
  const planned = () =>
    ops([
      { id: "a", op: "StepPlanned", displayName: "a" },
      { id: "b", op: "StepPlanned", displayName: "b" },
    ]);
  const { calls, ending } = await answering([planned, missing, missing, () => Response.json("new version")]);
  expect(calls.map((call) => call.stepId)).toEqual(["step", "a", "b", "step"]);
  expect(ending?.result).toEqual({ data: "new version" });
});

test("a planned step that never exists fails the run in the end", async () => {
  const missing = () => Response.json({ error: "Could not find step", requestedStep: "a" }, { status: 500 });
  const planned = () => ops([{ id: "a", op: "StepPlanned" }]);
  const { ending } = await answering([planned, missing, planned, missing, planned, missing], 1);
  expect(ending).toMatchObject({ state: "failed", result: { error: { message: "Could not find step" } } });
});

test("pending steps that are reported again are not run again", async () => {
  const sleep = { id: "s", op: "Sleep", name: "1h" };
  const plan = { id: "a", op: "StepPlanned" };
  const { calls, ending } = await answering([
    () => ops([sleep, plan]),
    () => ops([{ id: "a", op: "StepRun", data: 1 }]),
    () => ops([sleep]),
  ]);
  expect(calls.map((call) => call.stepId)).toEqual(["step", "a", "step", "step"]);
  expect((calls[3]?.at ?? 0) - (calls[0]?.at ?? 0)).toBe(3_600_000);
  expect(ending?.state).toBe("completed");
});

test("steps that end during a discovery call cause exactly one more", async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const plan = ["a", "b", "c"].map((id) => ({ id, op: "StepPlanned" }));
  const done = (id: string) => () => ops([{ id, op: "StepRun", data: 1 }]);
  const { calls } = await answering([
    () => ops(plan),
    done("a"),
    async () => {
      await held;
      return done("b")();
    },
    async () => {
      await held;
      return done("c")();
    },
    async (journal) => {
      // The discovery call made because a has ended; b and c end while it runs.
      release();
      const [run] = journal.runs.keys();
      await until(() => journal.stepsOf(run ?? "").length === 3);
      return ops(plan.slice(1));
    },
  ]);
  expect(calls.map((call) => call.stepId)).toEqual(["step", "a", "b", "c", "step", "step"]);
});

test("a failed sync stops the start with the handler's reason", async () => {
  const executor = createExecutor({ journal: createMemoryJournal() });
  await expect(executor.start(async () => new Response("", { status: 500 }))).rejects.toThrow("status 500");
  const response = await executor.fetch("http://x/e/key", { method: "POST", body: '{"name":"go"}' });
  expect(response.status).toBe(503);
});

test("an event sent before the start is rejected, one sent during it waits", async () => {
  const executor = createExecutor({ journal: createMemoryJournal() });
  const send = () => executor.fetch("http://x/e/key", { method: "POST", body: '{"name":"go"}' });
  expect((await send()).status).toBe(503);
  const started = executor.start(() =>
    executor.fetch("http://x/fn/register", { method: "POST", body: '{"functions":[]}' }),
  );
  expect((await send()).status).toBe(200);
  await started;
});

test("a response nested too deeply to store is retried, and the journal stays writable", async () => {
  const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
  const body = `[{"id":"a","op":"StepRun","data":${deep}}]`;
  const { calls, ending } = await answering([() => new Response(body, { status: 206 })]);
  expect(calls).toHaveLength(2);
  expect(ending?.state).toBe("completed");
});

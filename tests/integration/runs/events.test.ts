import { expect, test, vi } from "vitest";
import { callEndpoint } from "../../support/call-endpoint";
import { Latch } from "../../support/latch";
import { type ReadEvent, readEvents } from "../../support/read-events";
import { stubbedApp } from "../../support/stubbed-app";

const launch = stubbedApp();

const open = (taskId: string, lastEventId?: string) =>
  callEndpoint("streamRun", {
    params: { task_id: taskId },
    headers: lastEventId === undefined ? {} : { "last-event-id": lastEventId },
  });

const openAfter = (taskId: string, after: string) =>
  callEndpoint("streamRun", { params: { task_id: taskId }, search: `after=${after}` });

/** What a client knows after the events. */
function replay(events: ReadEvent[], rows = new Map<unknown, Record<string, unknown>>()) {
  let status: Record<string, unknown> = {};
  for (const { event, data } of events) {
    if (event === "row") rows.set(data.row, { ...rows.get(data.row), ...data });
    else status = { ...status, ...data };
  }
  return { status, rows: [...rows.values()] };
}

async function allOf(stream: AsyncIterable<ReadEvent>): Promise<ReadEvent[]> {
  const events: ReadEvent[] = [];
  for await (const event of stream) events.push(event);
  return events;
}

/** Reads until an event fits. */
async function readUntil(
  stream: AsyncGenerator<ReadEvent>,
  fits: (event: ReadEvent) => boolean,
): Promise<ReadEvent[]> {
  const events: ReadEvent[] = [];
  for (;;) {
    const { value, done } = await stream.next();
    if (done) throw new Error(`ended after ${JSON.stringify(events.at(-1))}`);
    events.push(value);
    if (fits(value)) return events;
  }
}

const saved = (event: ReadEvent) =>
  event.event === "status" && Number((event.data.counts as { saved: number } | undefined)?.saved ?? 0) > 0;

test("a stream tells every change, only what changed, and closes when the run has ended", async () => {
  const { app } = await launch();
  const { task_id } = await app.start({ num_ideas: 4 });
  const response = await open(task_id);
  expect(response.headers.get("content-type")).toBe("text/event-stream");
  expect(response.headers.get("cache-control")).toContain("no-transform");
  const events = await allOf(readEvents(response));

  const { status, rows } = replay(events);
  expect(events.at(-1)?.event).toBe("status");
  expect(status).toEqual(await app.readStatus(task_id));
  expect(rows.toSorted((one, other) => Number(one.row) - Number(other.row))).toEqual(await app.rows(task_id));
  const known = new Set<unknown>();
  for (const { event, data } of events) {
    if (event !== "row") continue;
    if (known.has(data.row)) expect(data).not.toHaveProperty("primary_tag");
    else expect(data).toHaveProperty("primary_tag");
    known.add(data.row);
  }
  expect(known.size).toBe(4);
  const told = events.filter(({ event }) => event === "status").map(({ data }) => "seed_tags" in data);
  expect(told).toEqual(told.map((_, index) => index === 0));
  // Who is cut off goes on from what has come together.
  expect(events.filter(({ id }) => id !== "").map(({ event }) => event)).toEqual(told.map(() => "status"));
  expect(events.length).toBeGreaterThan(5);
});

/** Of the nine that three rows take: whatever their order, a row is done with these, and one is not. */
const FEW_CALLS = 7;

test("a stream goes on after Last-Event-ID, and there is nothing to stream for who knows the end", async () => {
  const { app, stub } = await launch({ env: { LLM_CONCURRENCY: "1" } });
  const latch = new Latch();
  let calls = 0;
  stub.answer(async ({ column }) => {
    if (column && ++calls > FEW_CALLS) await latch.wait();
    return undefined;
  });
  const { task_id } = await app.start({ num_ideas: 3 });
  const first = readEvents(await open(task_id));
  const before = await readUntil(first, saved);
  await first.return(undefined);
  latch.open();
  await app.end(task_id);

  const after = await allOf(readEvents(await open(task_id, before.at(-1)?.id)));
  const done = replay(before).rows.filter(({ state }) => state === "saved");
  expect(done.length).toBeGreaterThan(0);
  for (const { row } of done) {
    expect(after.some(({ event, data }) => event === "row" && data.row === row)).toBe(false);
  }
  const rows = new Map(replay(before).rows.map((row) => [row.row as unknown, row]));
  const all = replay(after, rows);
  expect(all.rows.toSorted((one, other) => Number(one.row) - Number(other.row))).toEqual(
    await app.rows(task_id),
  );
  expect(all.status).toEqual(await app.readStatus(task_id));

  expect((await open(task_id, after.at(-1)?.id)).status).toBe(204);
  const again = await allOf(readEvents(await open(task_id, "no event's")));
  expect(again.filter(({ event }) => event === "row")).toHaveLength(3);
  expect((await open(crypto.randomUUID())).status).toBe(404);
});

test("who knows a run from its page or its rows is sent what has changed since", async () => {
  const { app, stub } = await launch();
  const latch = new Latch();
  stub.answer(async ({ column }) => {
    if (column === "metadata") await latch.wait();
    return undefined;
  });
  const { task_id } = await app.start({ num_ideas: 3 });
  const { readRun } = await import("@/lib/runs/events/read-run");
  const rowsAfter = async (after: string) =>
    (await callEndpoint("listRows", { params: { task_id }, search: `after=${after}` })).json();
  await vi.waitFor(async () => {
    const { rows } = await readRun(task_id);
    expect(rows.rows.filter(({ under_way }) => under_way === "metadata")).toHaveLength(3);
    // Nothing of what came before is still being stored.
    expect(stub.counts.byColumn.metadata).toBe(3);
  }, 30_000);
  const page = await readRun(task_id);
  expect((await rowsAfter(page.rows.cursor)).rows).toEqual([]);
  const stream = readEvents(await openAfter(task_id, page.rows.cursor));
  // Nothing but that it is there.
  const { value: first } = await stream.next();
  expect([first?.event, first?.data]).toEqual(["status", {}]);
  latch.open();
  const events = await allOf(stream);
  await app.end(task_id);
  const known = new Map(page.rows.rows.map((row) => [row.row as unknown, row as Record<string, unknown>]));
  const { rows, status } = replay(events, known);
  expect(rows).toEqual(await app.rows(task_id));
  expect({ ...page.status, ...status }).toEqual(await app.readStatus(task_id));
  const changed = await rowsAfter(page.rows.cursor);
  expect(changed.rows).toEqual(await app.rows(task_id));
  expect((await rowsAfter(changed.cursor)).rows).toEqual([]);
  expect((await rowsAfter("nonsense!")).rows).toHaveLength(3);
});

test("two hundred who listen cost the reads of one", async () => {
  const { app, stub } = await launch();
  const latch = new Latch();
  stub.answer(async () => {
    await latch.wait();
    return undefined;
  });
  const { task_id } = await app.start({ num_ideas: 2 });
  const { db } = await import("@/lib/core/db");
  const reads = vi.spyOn(db().generationRow, "findMany");
  const streams = await Promise.all(Array.from({ length: 200 }, async () => readEvents(await open(task_id))));
  const heard = streams.map((stream) => allOf(stream));
  await vi.waitFor(() => expect(reads).toHaveBeenCalled());
  latch.open();
  const all = await Promise.all(heard);
  // One that each of them had made would be 200 for the first event alone.
  expect(reads.mock.calls.length).toBeLessThan(200);
  for (const events of all) expect(events.at(-1)?.data).toMatchObject({ state: "SUCCESS" });
});

test("a stream tells what only the process knows, and ends when the store is taken away", async () => {
  const { app, stub } = await launch();
  const latch = new Latch();
  stub.answer(async () => {
    await latch.wait();
    return undefined;
  });
  const { task_id } = await app.start({ num_ideas: 2 });
  const { clearWriteFailure, noteWriteFailure } = await import("@/lib/store/write-failure");
  const { withStoreGate } = await import("@/lib/core/store-gate");
  const stream = readEvents(await open(task_id));
  await readUntil(stream, ({ data }) => data.stage === "generating");
  noteWriteFailure(Object.assign(new Error("database or disk is full"), { code: "SQLITE_FULL" }));
  await readUntil(stream, ({ data }) => typeof data.paused_reason === "string");
  clearWriteFailure();
  await readUntil(stream, ({ event, data }) => event === "status" && data.paused_reason === null);
  await withStoreGate("A backup is being restored.", async ({ shut }) => {
    shut();
    expect(await allOf(stream)).toEqual([]);
    expect((await open(task_id)).status).toBe(503);
  });
  latch.open();
  await app.end(task_id);
});

test("a stream nobody reads any more, or has asked for with HEAD, reads nothing", async () => {
  const { app, stub } = await launch();
  const latch = new Latch();
  stub.answer(async () => {
    await latch.wait();
    return undefined;
  });
  const { task_id } = await app.start({ num_ideas: 2 });
  const watches = () =>
    (globalThis as Record<symbol, unknown>)[Symbol.for("waywo.run-watches")] as
      | Map<string, unknown>
      | undefined;
  await open(task_id);
  expect(watches()?.size ?? 0).toBe(0);
  const stream = readEvents(await open(task_id));
  await stream.next();
  expect(watches()?.size).toBe(1);
  await stream.return(undefined);
  await vi.waitFor(() => expect(watches()?.size).toBe(0));
  latch.open();
  await app.end(task_id);
});
